import { WEAKREF_CONTAINERS } from './weakref-containers.py.ts';
import { WEAKREF_FINALIZE } from './weakref-finalize.py.ts';

const WEAKREF_NAMES = `
__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]


def __getattr__(name):
    # The classes over collections.abc come to be when they are asked for.
    if name in ("WeakKeyDictionary", "WeakValueDictionary"):
        import _weakref_mappings as mappings
        for each in ("WeakKeyDictionary", "WeakValueDictionary"):
            globals()[each] = getattr(mappings, each)
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
`;

/** The part of `weakref` that is Python in CPython, too (`Lib/weakref.py`). */
export const SOURCE = `${WEAKREF_NAMES}\n${WEAKREF_CONTAINERS}\n${WEAKREF_FINALIZE}`;
