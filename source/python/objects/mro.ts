import type { PyType } from './type.ts';

/** `pmerge()`: the C3 linearisation of a class with these bases; null where there is none. */
export function linearise(type: PyType, bases: readonly PyType[]): PyType[] | null {
  if (new Set(bases).size < bases.length) return null;
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const order: PyType[] = [type];
  for (;;) {
    const open = lists.filter((list) => list.length > 0);
    if (open.length === 0) return order;
    const head = open.map((list) => list[0]).find((candidate) => open.every((list) => list.indexOf(candidate) <= 0));
    if (head === undefined) return null;
    order.push(head);
    for (const list of lists) if (list[0] === head) list.shift();
  }
}

/** `best_base()`: the base whose memory layout the class extends; null where two bases conflict. */
export function bestBase(bases: readonly PyType[]): PyType | null {
  let winner: PyType | null = null;
  let best: PyType | null = null;
  for (const base of bases) {
    const solid = solidBase(base);
    if (winner === null) {
      winner = solid;
      best = base;
    } else if (winner.isSubtypeOf(solid)) continue;
    else if (solid.isSubtypeOf(winner)) {
      winner = solid;
      best = base;
    } else return null;
  }
  return best;
}

/** `solid_base()`: the nearest type in the base chain that adds fields of its own. */
function solidBase(type: PyType): PyType {
  const base = type.base === null ? type : solidBase(type.base);
  return addsFields(type, base) ? type : base;
}

/** `extra_ivars()`: pointers to a dict and to weak references at the end are no fields. */
function addsFields(type: PyType, base: PyType): boolean {
  let size = type.basicSize;
  if (type.itemSize !== 0 || base.itemSize !== 0) return size !== base.basicSize || type.itemSize !== base.itemSize;
  for (const offset of ['weakListOffset', 'dictOffset'] as const) {
    if (base[offset] === 0 && type[offset] > 0 && type[offset] * 4 + 8 === size) size -= 8;
  }
  return size !== base.basicSize;
}
