/** Weak containers of `weakref`, in Python. The names `ref` and `proxy` are there already. */
export const WEAKREF_CONTAINERS = `
class KeyedRef(ref):
    """A reference that knows under which key it is stored."""

    __slots__ = ("key",)

    def __new__(cls, referent, callback, key):
        self = ref.__new__(cls, referent, callback)
        self.key = key
        return self

    def __init__(self, referent, callback, key):
        super().__init__(referent, callback)


class WeakMethod(ref):
    """A reference to a bound method: it lives as long as both the object and the function do."""

    __slots__ = "_function", "_method_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def lost(_gone):
            # No reference to the WeakMethod itself: it would be a cycle.
            method = own()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)

        self = ref.__new__(cls, owner, lost)
        self._function = ref(function, lost)
        self._method_type = type(meth)
        self._alive = True
        own = ref(self)
        return self

    def __call__(self):
        owner = super().__call__()
        function = self._function()
        if owner is None or function is None:
            return None
        return self._method_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class _Iterating:
    """While such a guard is held, entries whose objects died stay in the container."""

    def __init__(self, container):
        self.container = ref(container)

    def __enter__(self):
        container = self.container()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, *error):
        container = self.container()
        if container is not None:
            guards = container._iterating
            guards.remove(self)
            if not guards:
                container._remove_pending()


_MISSING = object()


class _WeakMapping:
    """What both weak dictionaries have in common, over what each of them defines."""

    def __contains__(self, key):
        return self.get(key, _MISSING) is not _MISSING

    def __iter__(self):
        return self.keys()

    def pop(self, key, *default):
        if len(default) > 1:
            raise TypeError("pop expected at most 2 arguments, got " + str(1 + len(default)))
        value = self.get(key, _MISSING)
        if value is _MISSING:
            if default:
                return default[0]
            raise KeyError(key)
        del self[key]
        return value

    def setdefault(self, key, default=None):
        value = self.get(key, _MISSING)
        if value is _MISSING:
            self[key] = value = default
        return value

    def update(self, other=None, /, **kwargs):
        if other is not None:
            if not hasattr(other, "items"):
                other = {}.__class__(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                return

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            self._copy_item(new, key, value, lambda o: deepcopy(o, memo))
        return new

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        merged = self.__class__()
        merged.update(other)
        merged.update(self)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))


class WeakValueDictionary(_WeakMapping):
    """A mapping whose entries go when their values die."""

    @staticmethod
    def _copy_item(new, key, value, deep):
        new[deep(key)] = value

    def __init__(self, other=(), /, **kwargs):
        def gone(reference, own=ref(self)):
            self = own()
            if self is None:
                return
            if self._iterating:
                self._pending.append(reference.key)
            elif self.data.get(reference.key) is reference:
                del self.data[reference.key]

        self._gone = gone
        self._pending = []
        self._iterating = set()
        self.data = {}
        self.update(other, **kwargs)

    def _remove_pending(self):
        while self._pending:
            key = self._pending.pop()
            reference = self.data.get(key)
            if reference is not None and reference() is None:
                del self.data[key]

    def _settle(self):
        if self._pending:
            self._remove_pending()

    def __getitem__(self, key):
        self._settle()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def __len__(self):
        self._settle()
        return len(self.data)

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._gone, key)

    def get(self, key, default=None):
        self._settle()
        reference = self.data.get(key)
        if reference is None:
            return default
        value = reference()
        return default if value is None else value

    def copy(self):
        self._settle()
        new = self.__class__()
        with _Iterating(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    new[key] = value
        return new

    def items(self):
        self._settle()
        with _Iterating(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        self._settle()
        with _Iterating(self):
            for key, reference in self.data.items():
                if reference() is not None:
                    yield key

    def values(self):
        self._settle()
        with _Iterating(self):
            for reference in self.data.values():
                value = reference()
                if value is not None:
                    yield value

    def itervaluerefs(self):
        self._settle()
        with _Iterating(self):
            yield from self.data.values()

    def valuerefs(self):
        self._settle()
        return list(self.data.values())

    def popitem(self):
        self._settle()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value


class WeakKeyDictionary(_WeakMapping):
    """A mapping whose entries go when their keys die."""

    @staticmethod
    def _copy_item(new, key, value, deep):
        new[key] = deep(value)

    def __init__(self, dict=None):
        def gone(reference, own=ref(self)):
            self = own()
            if self is None:
                return
            if self._iterating:
                self._pending.append(reference)
            else:
                self.data.pop(reference, None)

        self._gone = gone
        self._pending = []
        self._iterating = set()
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _remove_pending(self):
        while self._pending:
            self.data.pop(self._pending.pop(), None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._gone)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        self._pending = [each for each in self._pending if each in self.data]
        return len(self.data) - len(self._pending)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._gone), default)

    def copy(self):
        new = self.__class__()
        with _Iterating(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    new[key] = value
        return new

    def items(self):
        with _Iterating(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        with _Iterating(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    def values(self):
        with _Iterating(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value


class WeakSet:
    """A set whose members go when they die."""

    __module__ = '_weakrefset'

    def __init__(self, data=None):
        def gone(reference, own=ref(self)):
            self = own()
            if self is None:
                return
            if self._iterating:
                self._pending.append(reference)
            else:
                self.data.discard(reference)

        self.data = set()
        self._gone = gone
        self._pending = []
        self._iterating = set()
        if data is not None:
            self.update(data)

    def _remove_pending(self):
        while self._pending:
            self.data.discard(self._pending.pop())

    def _settle(self):
        if self._pending and not self._iterating:
            self._remove_pending()

    def __iter__(self):
        with _Iterating(self):
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._gone))

    def clear(self):
        self._settle()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._settle()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def update(self, other):
        self._settle()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self._settle()
        self.data.intersection_update(ref(item) for item in other)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._gone) for item in other)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self.__class__(item for group in (self, other) for item in group)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)
`;
