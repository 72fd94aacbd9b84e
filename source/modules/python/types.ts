/** The part of `types` that works in Python (`Lib/types.py`). */
export const SOURCE = String.raw`
def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement does; exec_body fills its namespace."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def coroutine(func):
    """Make a generator function one whose generators may be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    code = getattr(func, "__code__", None)
    if code is None or not code.co_flags & 0x20 or code.co_flags & 0x180:
        # No generator function: what it returns is awaitable by itself or not at all.
        return func
    func.__code__ = code.replace(co_flags=code.co_flags | 0x100)
    return func


def resolve_bases(bases):
    """Replace bases that are no classes by what their __mro_entries__ name."""
    resolved = []
    changed = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
        else:
            resolved.extend(entries(bases))
            changed = True
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """Find the metaclass and the namespace of a class to be made."""
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", None)
    if meta is None:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            kind = type(base)
            if issubclass(kind, meta):
                meta = kind
            elif not issubclass(meta, kind):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                "subclass of the metaclasses of all its bases")
    prepare = getattr(meta, "__prepare__", None)
    return meta, ({} if prepare is None else prepare(name, bases, **kwds)), kwds


def get_original_bases(cls, /):
    """The bases as the class statement wrote them."""
    return cls.__dict__.get("__orig_bases__", cls.__bases__)
`;
