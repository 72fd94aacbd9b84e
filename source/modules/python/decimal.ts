/** The part of `decimal` in Python: contexts, signals, `Decimal.as_tuple()`. */
export const SOURCE = String.raw`
import numbers as _numbers
import sys as _sys
from collections.abc import MutableMapping as _MutableMapping
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
__version__, __libmpdec_version__ = '1.70', '2.5.1' if _sys.version_info >= (3, 10) else '2.5.0'

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


class InvalidContext(InvalidOperation):
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


_signals = {InvalidOperation: 0x3BA, FloatOperation: 0x400, DivisionByZero: 0x4, Overflow: 0x800, Underflow: 0x4000,
            Subnormal: 0x2000, Inexact: 0x40, Rounded: 0x1000, Clamped: 0x1}
_conditions = {Clamped: 0x1, ConversionSyntax: 0x2, DivisionByZero: 0x4, DivisionImpossible: 0x8,
               DivisionUndefined: 0x10, Inexact: 0x40, InvalidContext: 0x80, InvalidOperation: 0x100,
               FloatOperation: 0x400, Overflow: 0x800, Rounded: 0x1000, Subnormal: 0x2000, Underflow: 0x4000}


class SignalDict(_SignalBits, _MutableMapping):
    __slots__ = ()

    def __getitem__(self, signal):
        return bool(self._read() & _bits_of(signal))

    def __setitem__(self, signal, value):
        bits = _bits_of(signal)
        self._write(self._read() | bits if value else self._read() & ~bits)

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter(_signals)

    def __len__(self):
        return len(_signals)

    def __repr__(self):
        return '{' + ', '.join(f'{signal!r}:{self[signal]}' for signal in _signals) + '}'

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._read() == other._read()
        if isinstance(other, dict):
            return self._read() == _bits_of_dict(other)
        return NotImplemented

    __hash__ = None

    def copy(self):
        return dict(self)


_INVALID_SIGNAL = ('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                   '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')


def _bits_of(signal):
    if isinstance(signal, type):
        for known in _signals, _conditions:
            if signal in known:
                return known[signal]
    raise KeyError(_INVALID_SIGNAL)


def _bits_of_dict(chosen):
    if len(chosen) != len(_signals):
        raise KeyError('invalid signal dict')
    return sum(_bits_of(signal) for signal, value in chosen.items() if value)


def _chosen(given):
    if isinstance(given, SignalDict):
        return given._read()
    if isinstance(given, dict):
        return _bits_of_dict(given)
    if not isinstance(given, list):
        raise TypeError('argument must be a list of signals')
    bits = 0
    for signal in given:
        if not (isinstance(signal, type) and (signal in _signals or signal in _conditions)):
            raise TypeError(_INVALID_SIGNAL)
        bits |= _bits_of(signal)
    return bits


_NAMES = 'prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'
_LIMITS = {'prec': (1, MAX_PREC, '[1, MAX_PREC]'), 'Emin': (MIN_EMIN, 0, '[MIN_EMIN, 0]'),
           'Emax': (0, MAX_EMAX, '[0, MAX_EMAX]'), 'capitals': (0, 1, None), 'clamp': (0, 1, None)}


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None, **unknown):
        for name in unknown:
            raise TypeError(_unexpected(name))
        for name, value in zip(_NAMES, (28, 'ROUND_HALF_EVEN', -999999, 999999, 1, 0, SignalDict(), SignalDict())):
            object.__setattr__(self, name, value)
        self.traps._write(0xBBE)
        for name, value in zip(_NAMES, (prec, rounding, Emin, Emax, capitals, clamp)):
            if value is not None:
                setattr(self, name, value)
        if flags is not None:
            self.flags._write(_chosen(flags))
        if traps is not None:
            self.traps._write(_chosen(traps))

    def __setattr__(self, name, value):
        if name in _LIMITS:
            low, high, shown = _LIMITS[name]
            if not isinstance(value, int):
                raise TypeError('an integer is required')
            if not low <= value <= high:
                raise ValueError(f'valid range for {name} is {shown}' if shown
                                 else f'valid values for {name} are 0 or 1')
        elif name == 'rounding':
            if not (isinstance(value, str) and value in globals() and value.startswith('ROUND_')):
                raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                                '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        elif name in ('flags', 'traps'):
            if not isinstance(value, (dict, SignalDict)):
                raise TypeError('argument must be a signal dict')
            getattr(self, name)._write(_chosen(value))
            return
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError('context attributes cannot be deleted')

    def __repr__(self):
        def shown(signals):
            bits, names = signals._read(), []
            for condition, bit in _conditions.items():
                if bits & bit:
                    name = 'InvalidOperation' if bit & 0x3BA else condition.__name__
                    if name not in names:
                        names.append(name)
            return '[' + ', '.join(names) + ']'
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags={shown(self.flags)}, traps={shown(self.traps)})')

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags,
                       self.traps)

    __copy__ = copy

    def __reduce__(self):
        flags, traps = ([s for s in _signals if d[s]] for d in (self.flags, self.traps))
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)

    def clear_flags(self):
        self.flags._write(0)

    def clear_traps(self):
        self.traps._write(0)

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def _in(self, operation, *args):
        global _context
        saved, _context = _context, self
        try:
            return operation(*args)
        finally:
            _context = saved

    def create_decimal(self, num='0', /):
        def create():
            if isinstance(num, str):
                made = Decimal(num)
                # More digits of a NaN than fit are no NaN.
                return +made if not made.is_nan() else made
            return +Decimal(num)
        return self._in(create)

    def create_decimal_from_float(self, f, /):
        return self._in(lambda: +Decimal.from_float(f))

    def power(self, a, b, modulo=None):
        return self._in(lambda: pow(_operand(a), _operand(b), *(() if modulo is None else (_operand(modulo),))))

    def to_sci_string(self, x, /):
        return self._in(str, _operand(x))

    def to_eng_string(self, x, /):
        return self._in(_operand(x).to_eng_string)

    def copy_decimal(self, x, /):
        return _operand(x)


def _unexpected(name):
    if _sys.version_info >= (3, 13):
        return f"this function got an unexpected keyword argument '{name}'"
    return f"'{name}' is an invalid keyword argument for this function"


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')


def _add_operations():
    import operator

    def of_decimal(function, count):
        if count == 1:
            return lambda self, x, /: self._in(function, _operand(x))
        if count == 2:
            return lambda self, x, y, /: self._in(function, _operand(x), _operand(y))
        return lambda self, x, y, z, /: self._in(function, _operand(x), _operand(y), _operand(z))

    def add(name, function, count):
        method = of_decimal(function, count)
        method.__name__, method.__qualname__ = name, 'Context.' + name
        setattr(Context, name, method)

    for name in ('canonical copy_abs copy_negate exp is_canonical is_finite is_infinite is_nan is_normal is_qnan '
                 'is_signed is_snan is_subnormal is_zero ln log10 logb logical_invert next_minus next_plus normalize '
                 'number_class sqrt to_integral to_integral_exact to_integral_value').split():
        add(name, getattr(Decimal, name), 1)
    for name in ('compare compare_signal compare_total compare_total_mag copy_sign logical_and logical_or logical_xor '
                 'max max_mag min min_mag next_toward quantize remainder_near rotate same_quantum scaleb shift').split():
        add(name, getattr(Decimal, name), 2)
    add('fma', Decimal.fma, 3)
    for name, function, count in (('abs', abs, 1), ('plus', operator.pos, 1), ('minus', operator.neg, 1),
                                  ('add', operator.add, 2), ('subtract', operator.sub, 2),
                                  ('multiply', operator.mul, 2), ('divide', operator.truediv, 2),
                                  ('divide_int', operator.floordiv, 2), ('remainder', operator.mod, 2),
                                  ('divmod', divmod, 2)):
        add(name, function, count)


_add_operations()
DefaultContext = Context()
BasicContext = Context(9, 'ROUND_HALF_UP', traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(9, traps=[])
_context = DefaultContext.copy()


def getcontext():
    return _context


def setcontext(context, /):
    global _context
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    is_template = context is DefaultContext or context is BasicContext or context is ExtendedContext
    _context = context.copy() if is_template else context
    if is_template:
        _context.clear_flags()


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        if ctx is not None and not isinstance(ctx, Context):
            raise TypeError('optional argument must be a context')
        if kwargs and _sys.version_info < (3, 11):
            count = len(kwargs) + (ctx is not None)
            raise TypeError(f'function takes at most 1 keyword argument ({count} given)' if count > 1
                            else _unexpected(next(iter(kwargs))))
        self._new = (_context if ctx is None else ctx).copy()
        for name, value in kwargs.items():
            if name not in _NAMES:
                raise TypeError(_unexpected(name))
            if name in ('flags', 'traps'):
                getattr(self._new, name)._write(_chosen(value))
            else:
                setattr(self._new, name, value)

    def __enter__(self):
        self._saved = _context
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc_info):
        setcontext(self._saved)


_numbers.Number.register(Decimal)
for _class in [*_signals, DecimalException, Context, ConversionSyntax, DivisionImpossible, DivisionUndefined,
               InvalidContext]:
    _class.__module__ = 'decimal'
del _name, _class
`;
