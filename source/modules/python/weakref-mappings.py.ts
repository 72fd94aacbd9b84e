/**
 * The classes of `weakref` over those of `collections.abc`: loaded when a script asks for one of them, or an abstract class
 * for its subclasses.
 */
export const SOURCE = `
from collections.abc import MutableMapping, MutableSet
from weakref import KeyedRef, WeakSet, _Iterating, ref

__name__ = "weakref"

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


def _remove_dead_weakref(data, key):
    reference = data.get(key)
    if reference is not None and reference() is None:
        del data[key]


class WeakValueDictionary(_WeakMapping, MutableMapping):
    """A mapping whose entries go when their values die."""

    @staticmethod
    def _copy_item(new, key, value, deep):
        new[deep(key)] = value

    def __init__(self, other=(), /, **kwargs):
        def gone(reference, own=ref(self), remove=_remove_dead_weakref):
            self = own()
            if self is None:
                return
            if self._iterating:
                self._pending.append(reference.key)
            else:
                remove(self.data, reference.key)

        self._gone = gone
        self._pending = []
        self._iterating = set()
        self.data = {}
        self.update(other, **kwargs)

    def _remove_pending(self):
        while self._pending:
            _remove_dead_weakref(self.data, self._pending.pop())

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


class WeakKeyDictionary(_WeakMapping, MutableMapping):
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


MutableSet.register(WeakSet)
`;
