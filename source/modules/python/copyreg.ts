/** The part of `copyreg` that copying needs, and what `object.__reduce_ex__()` does in C. */
export const SOURCE = String.raw`
import sys

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


_unpicklable = (type(i for i in ()), type(sys), type({}.keys()), type({}.values()), type({}.items()))


def __reduce_ex__(self, protocol):
    cls = type(self)
    if cls in _unpicklable:
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    args = ()
    kwargs = None
    if hasattr(self, '__getnewargs_ex__'):
        args, kwargs = self.__getnewargs_ex__()
    elif hasattr(self, '__getnewargs__'):
        args = self.__getnewargs__()
    else:
        for base in (int, float, complex, str, bytes, tuple, frozenset, set, bytearray):
            if isinstance(self, base):
                args = (base(self),) if base is not tuple else (tuple(self),)
                break
        else:
            if isinstance(self, BaseException):
                return (cls, self.args, self.__dict__) if self.__dict__ else (cls, self.args)
    if hasattr(cls, '__getstate__'):
        state = self.__getstate__()
    else:
        state = getattr(self, '__dict__', None)
        names = _slotnames(cls)
        slots = {name: getattr(self, name) for name in names if hasattr(self, name)} if names else None
        if slots:
            state = (state or None, slots)
        elif not state:
            state = None
    listitems = iter(self) if isinstance(self, list) else None
    dictitems = iter(self.items()) if isinstance(self, dict) else None
    if kwargs:
        return (__newobj_ex__, (cls, args, kwargs), state, listitems, dictitems)
    return (__newobj__, (cls, *args), state, listitems, dictitems)


def _slotnames(cls):
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get('__slots__', ())
        if isinstance(slots, str):
            slots = (slots,)
        for name in slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = c.__name__.lstrip('_')
                names.append(f'_{stripped}{name}' if stripped else name)
            else:
                names.append(name)
    return names
`;
