/** `inspect` (`Lib/inspect.py`): kinds, members, frames, generators' states, sources. Signatures: `inspect-signature.ts`. */
export const SOURCE = String.raw`
import functools
import linecache
import sys
import types
from collections import OrderedDict, namedtuple
from _inspect_signature import (
    BoundArguments, Parameter, Signature, _empty, _ParameterKind, formatannotation, signature, unwrap)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512


def _is(kind, doc):
    def predicate(object):
        return isinstance(object, kind)
    predicate.__doc__ = doc
    return predicate


def _named(**predicates):
    for name, predicate in predicates.items():
        predicate.__name__ = predicate.__qualname__ = name
    globals().update(predicates)


_named(
    ismodule=_is(types.ModuleType, 'Whether the object is a module.'),
    isclass=_is(type, 'Whether the object is a class.'),
    ismethod=_is(types.MethodType, 'Whether the object is a bound method.'),
    isfunction=_is(types.FunctionType, 'Whether the object is a Python function.'),
    isgenerator=_is(types.GeneratorType, 'Whether the object is a generator.'),
    iscoroutine=_is(types.CoroutineType, 'Whether the object is a coroutine.'),
    isasyncgen=_is(types.AsyncGeneratorType, 'Whether the object is an asynchronous generator.'),
    istraceback=_is(types.TracebackType, 'Whether the object is a traceback.'),
    isframe=_is(types.FrameType, 'Whether the object is a frame.'),
    iscode=_is(types.CodeType, 'Whether the object is a code object.'),
    isbuiltin=_is(types.BuiltinFunctionType, 'Whether the object is a built-in function or bound method.'),
    ismethodwrapper=_is(types.MethodWrapperType, 'Whether the object is a method wrapper.'),
    isgetsetdescriptor=_is(types.GetSetDescriptorType, 'Whether the object is a getset descriptor.'),
    ismemberdescriptor=_is(types.MemberDescriptorType, 'Whether the object is a member descriptor.'),
)


def _has_flag(f, flag):
    while isinstance(f, (types.MethodType, functools.partial)):
        f = f.__func__ if isinstance(f, types.MethodType) else f.func
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), '__await__')


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or \
        isinstance(object, types.MethodWrapperType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__') and not hasattr(kind, '__delete__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def isabstract(object):
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    names = dir(object)
    found = []
    for name in dict.fromkeys(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, '__mro__', ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getattr_static(obj, attr, default=_empty):
    kind = obj if isclass(obj) else type(obj)
    if not isclass(obj) and attr in getattr(obj, '__dict__', {}):
        return obj.__dict__[attr]
    for base in [*kind.__mro__, *(type(obj).__mro__ if isclass(obj) else ())]:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is _empty:
        raise AttributeError(attr)
    return default


# Texts and places

def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')]
    margin = min(margins, default=sys.maxsize)
    lines = [lines[0].lstrip(' ')] + [line[margin:] if margin < sys.maxsize else line for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def getmodulename(path):
    name = path.replace('\\', '/').split('/')[-1]
    return name[:-3] if name.endswith('.py') else None


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None


def getfile(object):
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    code = _code_of(object)
    if code is None:
        raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                        + type(object).__name__)
    return code.co_filename


def getsourcefile(object):
    filename = getfile(object)
    return filename if linecache.getlines(filename) else None


getabsfile = getfile


def _class_line(lines, cls):
    """Index of the line of the class statement (or its first decorator), found by the indentation of its outer blocks."""
    best = None
    path = []
    for number, line in enumerate(lines):
        words = line.lstrip()
        if not words.strip() or words.startswith('#'):
            continue
        indent = len(line) - len(words)
        while path and path[-1][0] >= indent:
            path.pop()
        head = words.split()[0]
        if head in ('class', 'def') or words.startswith('async def '):
            name = words.split('def ', 1)[-1] if head != 'class' else words[len(head):]
            name = name.strip().split('(')[0].split(':')[0].split('[')[0].strip()
            path.append((indent, name if head == 'class' else name + '.<locals>'))
            if head == 'class' and '.'.join(part for _, part in path) == cls.__qualname__:
                best = number
    if best is None:
        raise OSError('could not find class definition')
    while best > 0 and lines[best - 1].lstrip().startswith('@'):
        best -= 1
    return best


def findsource(object):
    filename = getfile(object)
    lines = linecache.getlines(filename)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, getattr(object, '__firstlineno__', 0) - 1 if hasattr(object, '__firstlineno__') else \
            _class_line(lines, object)
    first = _code_of(object).co_firstlineno - 1
    if first >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, first


def getblock(lines):
    """The lines of the block that begins with the first of them: up to the next line that stands as far out as it."""
    depth = 0
    quote = ''
    started = False
    end = 0
    margin = len(lines[0]) - len(lines[0].lstrip())
    for number, line in enumerate(lines):
        words = line.strip()
        fresh = depth == 0 and not quote
        if fresh and words and not words.startswith('#'):
            if started and len(line) - len(line.lstrip()) <= margin:
                break
            end = number + 1
        elif not fresh:
            end = number + 1
        position = 0
        while position < len(line):
            char = line[position]
            if quote:
                if char == '\\':
                    position += 1
                elif line.startswith(quote, position):
                    position += len(quote) - 1
                    quote = ''
            elif char == '#':
                break
            elif char in '"\'':
                quote = char * 3 if line.startswith(char * 3, position) else char
                position += len(quote) - 1
            elif char in '([{':
                depth += 1
            elif char in ')]}':
                depth -= 1
            elif char == ':' and depth == 0 and fresh and not words.startswith('@'):
                started = True
            position += 1
        if len(quote) == 1 and not line.rstrip('\n').endswith('\\'):
            quote = ''
        if not started and depth == 0 and not quote and words.endswith(':'):
            started = True
        if number == 0 and not words.startswith(('@', 'def', 'class', 'async')) and depth == 0 and not quote:
            break
    return lines[:end]


def getsourcelines(object):
    object = unwrap(object)
    lines, first = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    lines, first = getsourcelines(object)
    return ''.join(lines)


def getcomments(object):
    lines, first = findsource(object)
    found = []
    while first > 0 and lines[first - 1].lstrip().startswith('#'):
        first -= 1
        found.insert(0, lines[first].lstrip())
    return ''.join(found) or None


# Frames

Traceback = namedtuple('Traceback', 'filename lineno function code_context index')
FrameInfo = namedtuple('FrameInfo', 'frame filename lineno function code_context index')


def getframeinfo(frame, context=1):
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        known = linecache.getlines(filename)
        if known:
            start = max(0, min(lineno - 1 - context // 2, len(known) - context))
            lines = known[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getlineno(frame):
    return frame.f_lineno


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exc_info()[1]
    return getinnerframes(None if exc is None else exc.__traceback__, context)


ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')
FullArgSpec = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')


def getargvalues(frame):
    code = frame.f_code
    names = code.co_varnames
    count = code.co_argcount
    rest = count + code.co_kwonlyargcount
    varargs = names[rest] if code.co_flags & CO_VARARGS else None
    keywords = names[rest + (varargs is not None)] if code.co_flags & CO_VARKEYWORDS else None
    return ArgInfo(list(names[:count]), varargs, keywords, frame.f_locals)


def getfullargspec(func):
    args, kwonly, defaults, kwdefaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    found = signature(func, follow_wrapped=False)
    if found.return_annotation is not _empty:
        annotations['return'] = found.return_annotation
    for p in found.parameters.values():
        if p.kind is Parameter.VAR_POSITIONAL:
            varargs = p.name
        elif p.kind is Parameter.VAR_KEYWORD:
            varkw = p.name
        elif p.kind is Parameter.KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        else:
            args.append(p.name)
            if p.default is not _empty:
                defaults.append(p.default)
        if p.annotation is not _empty:
            annotations[p.name] = p.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    known, builtin, unbound = {}, {}, set()
    builtins = vars(sys.modules['builtins'])
    for name in code.co_names:
        if name in func.__globals__:
            known[name] = func.__globals__[name]
        elif name in builtins:
            builtin[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, known, builtin, unbound)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, **format):
    if sys.version_info >= (3, 14):
        from annotationlib import get_annotations
        return get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str, **format)
    found = obj.__dict__.get('__annotations__') if isclass(obj) else getattr(obj, '__annotations__', None)
    found = dict(found or {})
    if eval_str:
        names = globals if globals is not None else getattr(obj, '__globals__', None) or vars(getmodule(obj))
        found = {k: eval(v, names, locals) if isinstance(v, str) else v for k, v in found.items()}
    return found


# Generators and coroutines

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED')
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED')


def _state(prefix, running, suspended, frame):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    return _state('GEN', generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    return _state('CORO', coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    return _state('AGEN', agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = generator.gi_frame
    return {} if frame is None else dict(frame.f_locals)


def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return {} if frame is None else dict(frame.f_locals)


def getasyncgenlocals(agen):
    frame = agen.ag_frame
    return {} if frame is None else dict(frame.f_locals)
`;
