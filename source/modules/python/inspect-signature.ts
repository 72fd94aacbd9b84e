/** The part of `inspect` about signatures (`Lib/inspect.py`): Parameter, Signature, BoundArguments, signature(). */
export const SOURCE = String.raw`
import functools
import types
from enum import IntEnum


class _empty:
    """Marks what a parameter or a signature does not have."""


_empty.__module__ = 'inspect'


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = len(cls.__members__)
        member.description = description
        return member

    def __str__(self):
        return self.name


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, str):
        return repr(annotation) if quote_annotation_strings else annotation
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation).replace('typing.', '')


class Parameter:
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not _empty and kind in (self.VAR_POSITIONAL, self.VAR_KEYWORD):
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        return type(self)(
            self._name if name is _empty else name,
            self._kind if kind is _empty else kind,
            default=self._default if default is _empty else default,
            annotation=self._annotation if annotation is _empty else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (' = ' if self._annotation is not _empty else '=') + repr(self._default)
        if self._kind == self.VAR_POSITIONAL:
            return '*' + text
        if self._kind == self.VAR_KEYWORD:
            return '**' + text
        return text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        found = []
        for name, p in self._signature.parameters.items():
            if p.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD) or name not in self.arguments:
                break
            if p.kind == Parameter.VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        by_name = False
        for name, p in self._signature.parameters.items():
            by_name = by_name or p.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD)
            if name not in self.arguments:
                by_name = by_name or p.kind != Parameter.VAR_POSITIONAL
            elif p.kind == Parameter.VAR_KEYWORD:
                found.update(self.arguments[name])
            elif by_name:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        complete = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif p.default is not _empty:
                complete[name] = p.default
            elif p.kind == Parameter.VAR_POSITIONAL:
                complete[name] = ()
            elif p.kind == Parameter.VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    __slots__ = ('_parameters', '_return_annotation')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        ordered = {}
        top = Parameter.POSITIONAL_ONLY
        defaulted = False
        for p in parameters or ():
            if p.kind < top:
                raise ValueError(f'wrong parameter order: {top.description} parameter before {p.kind.description} '
                                 'parameter')
            top = p.kind
            if p.kind <= Parameter.POSITIONAL_OR_KEYWORD:
                if p.default is not _empty:
                    defaulted = True
                elif defaulted:
                    raise ValueError('non-default argument follows default argument')
            if p.name in ordered:
                raise ValueError(f'duplicate parameter name: {p.name!r}')
            ordered[p.name] = p
        self._parameters = types.MappingProxyType(ordered)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped, _evaluating if eval_str else _plain)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return type(self)(
            self.parameters.values() if parameters is _empty else parameters,
            return_annotation=self._return_annotation if return_annotation is _empty else return_annotation)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        rest = None
        leading = True
        for name, p in self._parameters.items():
            if p.kind == Parameter.VAR_POSITIONAL:
                leading = False
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif p.kind == Parameter.VAR_KEYWORD:
                rest = name
            elif args and p.kind != Parameter.KEYWORD_ONLY:
                if name in kwargs and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = args.pop(0)
            elif name in kwargs and p.kind != Parameter.POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
                leading = False
            elif p.default is _empty and not partial:
                kind = 'keyword-only ' if leading and p.kind == Parameter.KEYWORD_ONLY else ''
                raise TypeError(f'missing a required {kind}argument: {name!r}')
            else:
                leading = False
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            if rest is None:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            arguments[rest] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def format(self, *, max_width=None):
        parts = []
        slash = star = False
        for p in self._parameters.values():
            if p.kind == Parameter.POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append('/')
                slash = False
            if p.kind == Parameter.VAR_POSITIONAL:
                star = True
            elif p.kind == Parameter.KEYWORD_ONLY and not star:
                parts.append('*')
                star = True
            parts.append(str(p))
        if slash:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            text += f' -> {formatannotation(self._return_annotation)}'
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.values()) == list(other.parameters.values()) and \
            self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))


for _class in (_ParameterKind, Parameter, BoundArguments, Signature):
    _class.__module__ = 'inspect'


def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {func!r}')
        seen.add(id(func))
    return func


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    if annotation_format is None:
        return _signature(obj, follow_wrapped, _evaluating if eval_str else _plain)
    from annotationlib import get_annotations
    return _signature(obj, follow_wrapped, lambda func: get_annotations(func, format=annotation_format))


def _plain(func):
    return dict(func.__annotations__)


def _evaluating(func):
    names = func.__globals__
    return {k: eval(v, names) if isinstance(v, str) else v for k, v in func.__annotations__.items()}


def _of_function(func, annotations_of):
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    annotations = annotations_of(func)
    first_default = count - len(defaults)

    def parameter(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))

    found = []
    for i in range(count):
        kind = Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        found.append(parameter(names[i], kind, defaults[i - first_default] if i >= first_default else _empty))
    rest = count + code.co_kwonlyargcount
    if code.co_flags & 4:
        found.append(parameter(names[rest], Parameter.VAR_POSITIONAL))
    for name in names[count:rest]:
        found.append(parameter(name, Parameter.KEYWORD_ONLY, kwdefaults.get(name, _empty)))
    if code.co_flags & 8:
        found.append(parameter(names[rest + bool(code.co_flags & 4)], Parameter.VAR_KEYWORD))
    return Signature(found, return_annotation=annotations.get('return', _empty))


def _of_text(text):
    """The signature of native code, written as '($self, x, /, y=None)'."""
    text = text.strip().replace('$', '')
    if text.startswith('('):
        text = text[1:-1]
    names = {}
    exec(f'def f({text}): pass', names)
    return _of_function(names['f'], _plain)


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD):
        raise ValueError('invalid method signature')
    if parameters[0].kind != Parameter.VAR_POSITIONAL:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _of_partial(func, follow, annotations_of):
    found = _signature(func.func, follow, annotations_of)
    parameters = []
    given = list(func.args)
    by_name = False
    for p in found.parameters.values():
        if given and p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            given.pop(0)
            continue
        if p.name in func.keywords and p.kind in (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY):
            by_name = True
            p = p.replace(default=func.keywords[p.name])
        if by_name and p.kind == Parameter.VAR_POSITIONAL:
            continue
        if by_name and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
            p = p.replace(kind=Parameter.KEYWORD_ONLY)
        parameters.append(p)
    return found.replace(parameters=parameters)


def _signature(obj, follow=True, annotations_of=_plain):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(_signature(obj.__func__, follow, annotations_of))
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return _signature(obj, follow, annotations_of)
    own = getattr(obj, '__signature__', None)
    if isinstance(own, Signature):
        return own
    if isinstance(obj, types.FunctionType):
        return _of_function(obj, annotations_of)
    if isinstance(obj, functools.partial):
        return _of_partial(obj, follow, annotations_of)
    if isinstance(obj, type):
        return _of_class(obj, follow, annotations_of)
    text = getattr(obj, '__text_signature__', None)
    if isinstance(text, str):
        found = _of_text(text)
        bound = '$module' in text or '$self' in text and isinstance(obj, types.BuiltinFunctionType)
        return _without_first(found) if bound else found
    call = getattr(type(obj), '__call__', None)
    if isinstance(call, types.FunctionType):
        return _without_first(_signature(call, follow, annotations_of))
    raise ValueError(f'no signature found for builtin {obj!r}')


def _of_class(obj, follow, annotations_of):
    call = getattr(type(obj), '__call__', None)
    if isinstance(call, types.FunctionType):
        return _without_first(_signature(call, follow, annotations_of))
    for base in obj.__mro__:
        for name in ('__new__', '__init__'):
            method = base.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if isinstance(method, types.FunctionType):
                return _without_first(_signature(method, follow, annotations_of))
    text = next((t for t in (getattr(base, '__text_signature__', None) for base in obj.__mro__) if t), None)
    if text:
        return _of_text(text)
    if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return Signature()
    raise ValueError(f'no signature found for builtin type {obj!r}')
`;
