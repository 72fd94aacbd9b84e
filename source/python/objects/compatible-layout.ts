import { MANAGED_WEAKLIST } from '../../heap/object.ts';
import type { PyType } from './type.ts';

const POINTER_BYTES = 8;

/**
 * `compatible_for_assignment()`: whether a class may take the place of another one in an object or among a class's bases.
 * @returns what is said of the two if not
 */
export function layoutDifference(from: PyType, to: PyType, slotNames: (type: PyType) => string | null): string | null {
  // tp_free: memory with and without a GC head is given back in different ways.
  if (from.isGc !== to.isGc) return `'${to.name}' deallocator differs from '${from.name}'`;
  const a = highestAlike(to);
  const b = highestAlike(from);
  const isAlike = a === b || (a.base !== null && a.base === b.base && addSameSlots(a, b, a.base, slotNames));
  if (isAlike && hasSamePreheader(from, to)) return null;
  return `'${to.name}' object layout differs from '${from.name}'`;
}

/** The highest base whose instances have the same fields. */
function highestAlike(type: PyType): PyType {
  let found = type;
  while (found.base !== null && isLaidOutAs(found, found.base)) found = found.base;
  return found;
}

/** `compatible_with_tp_base()`. */
function isLaidOutAs(child: PyType, parent: PyType): boolean {
  return (
    child.basicSize === parent.basicSize &&
    child.itemSize === parent.itemSize &&
    child.dictOffset === parent.dictOffset &&
    child.weakListOffset === parent.weakListOffset &&
    child.isGc === parent.isGc &&
    child.flags.hasManagedDict === parent.flags.hasManagedDict &&
    (child.flags.isHeap || child.clear === parent.clear)
  );
}

/** `same_slots_added()`: both classes add a dict, a list of weak references and slots of the same names to their base. */
function addSameSlots(a: PyType, b: PyType, base: PyType, slotNames: (type: PyType) => string | null): boolean {
  if (!a.flags.isHeap || !b.flags.isHeap) return false;
  let size = base.basicSize;
  for (const offset of ['dictOffset', 'weakListOffset'] as const)
    if (a[offset] * 4 === size && b[offset] * 4 === size) size += POINTER_BYTES;
  const names = slotNames(a);
  if (names !== null && slotNames(b) !== null) {
    if (names !== slotNames(b)) return false;
    size += POINTER_BYTES * a.slotOffsets.length;
  }
  return size === a.basicSize && size === b.basicSize;
}

/** Py_TPFLAGS_PREHEADER: what stands in front of the object and its GC head. */
function hasSamePreheader(a: PyType, b: PyType): boolean {
  if ((a.weakListOffset === MANAGED_WEAKLIST) !== (b.weakListOffset === MANAGED_WEAKLIST)) return false;
  return a.flags.hasManagedDict === b.flags.hasManagedDict;
}
