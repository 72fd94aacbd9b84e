import { WEAKREF_CONTAINERS } from './weakref-containers.py.ts';
import { WEAKREF_FINALIZE } from './weakref-finalize.py.ts';

/** The part of `weakref` that is Python in CPython, too (`Lib/weakref.py`). */
export const SOURCE = `${WEAKREF_CONTAINERS}\n${WEAKREF_FINALIZE}`;
