/** The part of `decimal` in Python: contexts, signals, `Decimal.as_tuple()`. */
export const SOURCE = String.raw`
import numbers as _numbers
from collections import namedtuple as _namedtuple

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext',
           'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal',
           'Overflow', 'Underflow', 'FloatOperation', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN',
           'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext',
           'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
HAVE_THREADS = HAVE_CONTEXTVAR = True

for _name in ('ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_HALF_UP', 'ROUND_HALF_DOWN',
              'ROUND_HALF_EVEN', 'ROUND_05UP'):
    globals()[_name] = _name

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')
DecimalTuple.__module__ = 'decimal'


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped]


def _signal_dict(chosen):
    if isinstance(chosen, dict):
        return {signal: bool(chosen.get(signal, False)) for signal in _signals}
    return {signal: signal in chosen for signal in _signals}


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = 'ROUND_HALF_EVEN' if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.flags = _signal_dict(flags or [])
        self.traps = _signal_dict([DivisionByZero, Overflow, InvalidOperation] if traps is None else traps)

    def __setattr__(self, name, value):
        if name == 'prec':
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not 1 <= value <= MAX_PREC:
                raise ValueError(f'valid range for prec is [1, MAX_PREC]')
        elif name == 'rounding' and not (isinstance(value, str) and value in globals() and value.startswith('ROUND_')):
            raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                            '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        object.__setattr__(self, name, value)

    def __repr__(self):
        def shown(signals):
            return '[' + ', '.join(s.__name__ for s in _signals if signals[s]) + ']'
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags={shown(self.flags)}, traps={shown(self.traps)})')

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags,
                       self.traps)

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _in(self, operation, *args):
        with localcontext(self):
            return operation(*args)

    def create_decimal(self, num='0', /):
        return self._in(lambda: +Decimal(num))

    def create_decimal_from_float(self, f, /):
        return self._in(lambda: +Decimal.from_float(f))

    def add(self, a, b, /):
        return self._in(lambda: Decimal(a) + b)

    def subtract(self, a, b, /):
        return self._in(lambda: Decimal(a) - b)

    def multiply(self, a, b, /):
        return self._in(lambda: Decimal(a) * b)

    def divide(self, a, b, /):
        return self._in(lambda: Decimal(a) / b)

    def power(self, a, b, modulo=None):
        return self._in(lambda: Decimal(a) ** b if modulo is None else Decimal(pow(int(a), int(b), int(modulo))))

    def quantize(self, a, b, /):
        return Decimal(a).quantize(b, context=self)

    def sqrt(self, a, /):
        return Decimal(a).sqrt(self)

    def exp(self, a, /):
        return Decimal(a).exp(self)

    def ln(self, a, /):
        return Decimal(a).ln(self)

    def log10(self, a, /):
        return Decimal(a).log10(self)

    def abs(self, a, /):
        return self._in(lambda: abs(Decimal(a)))

    def plus(self, a, /):
        return self._in(lambda: +Decimal(a))

    def minus(self, a, /):
        return self._in(lambda: -Decimal(a))


DefaultContext = Context(traps=[InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(prec=9, rounding='ROUND_HALF_UP',
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, traps=[])
_context = DefaultContext.copy()


def getcontext():
    return _context


def setcontext(context, /):
    global _context
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    _context = context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._new = (_context if ctx is None else ctx).copy()
        for name, value in kwargs.items():
            setattr(self._new, name, value)

    def __enter__(self):
        self._saved = _context
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc_info):
        setcontext(self._saved)


def _signal(signal, condition):
    signal = globals()[signal]
    _context.flags[signal] = True
    if _context.traps[signal]:
        raise signal([globals()[condition]])


_numbers.Number.register(Decimal)
for _class in _signals + [DecimalException, Context, ConversionSyntax, DivisionImpossible, DivisionUndefined]:
    _class.__module__ = 'decimal'
del _name, _class
`;
