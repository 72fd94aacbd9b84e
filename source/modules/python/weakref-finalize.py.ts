/** `weakref.finalize`, in Python. */
export const WEAKREF_FINALIZE = `
class finalize:
    """A callback that is kept until its object dies or the interpreter exits, and called once."""

    # The state is in a registry, not in the instance: nobody has to keep the finalizer itself.
    __slots__ = ()
    _registry = {}
    _at_exit = False
    _changed = False
    _shut_down = False
    _next = 0

    class _Entry:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            import atexit
            atexit.register(finalize._exit)
            finalize._at_exit = True
        entry = finalize._Entry()
        entry.weakref = ref(obj, self)
        entry.func = func
        entry.args = args
        entry.kwargs = kwargs or None
        entry.atexit = True
        entry.index = finalize._next
        finalize._next += 1
        finalize._registry[self] = entry
        finalize._changed = True

    def __call__(self, _=None):
        """Call the callback if that has not happened; its result, or None."""
        entry = finalize._registry.pop(self, None)
        if entry is not None and not finalize._shut_down:
            return entry.func(*entry.args, **(entry.kwargs or {}))

    def detach(self):
        """Forget the callback: (object, function, args, kwargs) if it was alive, else None."""
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is not None and finalize._registry.pop(self, None):
            return (obj, entry.func, entry.args, entry.kwargs or {})

    def peek(self):
        """(object, function, args, kwargs) if the finalizer is alive, else None."""
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is not None:
            return (obj, entry.func, entry.args, entry.kwargs or {})

    @property
    def alive(self):
        """Whether the callback may still be called."""
        return self in finalize._registry

    @property
    def atexit(self):
        """Whether the callback is called when the interpreter exits."""
        entry = finalize._registry.get(self)
        return bool(entry) and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = finalize._registry.get(self)
        if entry:
            entry.atexit = bool(value)

    def __repr__(self):
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _waiting(cls):
        found = [(entry.index, each) for each, entry in cls._registry.items() if entry.atexit]
        found.sort(key=lambda pair: pair[0])
        return [each for index, each in found]

    @classmethod
    def _exit(cls):
        # Callbacks may make new finalizers, which take their turn.
        enabled = False
        try:
            if cls._registry:
                import gc
                enabled = gc.isenabled()
                gc.disable()
                waiting = None
                while True:
                    if waiting is None or finalize._changed:
                        waiting = cls._waiting()
                        finalize._changed = False
                    if not waiting:
                        break
                    each = waiting.pop()
                    try:
                        each()
                    except Exception as error:
                        import sys
                        sys.excepthook(type(error), error, error.__traceback__)
        finally:
            finalize._shut_down = True
            if enabled:
                gc.enable()
`;
