import { GC_FINALIZED, GC_FLAGS, GC_NEXT, REFCOUNT } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Machine } from '../../../machine.ts';
import type { Vm } from '../../../python/vm.ts';
import type { Inspection, Reference } from '../../inspection.ts';
import { birthplace } from './birthplace.ts';
import { describeRing } from './describe-ring.ts';
import { blockOf, sizeOf } from './getsizeof.ts';
import { inNamespace, known, placeOf, waysOf } from './naming.ts';
import { referents } from './object-graph.ts';
import { nameReferences } from './references.ts';
import { findReferrers, type Referrers } from './referrers.ts';
import { ringOfObject } from './ring-of-object.ts';
import { namespaces } from './roots.ts';
import { listOf } from './tracked-lists.ts';
import { whyAlive } from './why-alive.ts';

/** References that an answer lists. */
const LISTED = 60;
/** A container so large names only its first references. */
const NAMED = 100_000;

/** When and how an object is asked for. */
export interface Occasion {
  readonly step: number;
  readonly asked: string;
  /** The step at which a line ran first, null if that is not known. */
  readonly firstRun?: (file: string, line: number) => number | null;
}

const NEVER = (): null => null;

/** All that is known of an object of a run that stands still. It looks at the whole heap, and changes nothing. */
export function inspect(machine: Machine, object: Address, { step, asked, firstRun = NEVER }: Occasion): Inspection {
  const { vm } = machine;
  const { words } = vm;
  const type = vm.typeOf(object);
  const names = namespaces(machine);
  const tracked = type.isGc && words[object + GC_NEXT] !== 0;
  const refcount = words[object + REFCOUNT];
  const ring = tracked && refcount >= 0 ? ringOfObject(vm, object, names) : null;
  const members = ring === null ? [object] : ring.members.map((number) => ring.graph.nodes[number]);
  const found = findReferrers(machine, members, names);
  const birth = birthplace(vm, object);
  return {
    ...known(vm, object),
    asked,
    step,
    size: sizeOf(vm, object),
    block: blockOf(vm, object),
    refcount: refcount < 0 ? null : refcount,
    collectable: type.isGc,
    tracked,
    generation: listOf(vm, object)?.generation ?? null,
    finalizer: finalizerOf(vm, object),
    weakrefs: type.weakListOffset === 0 ? 0 : vm.weakref.weakrefsOf(object).length,
    birth,
    notBefore: birth === null ? null : firstRun(birth.file, birth.line),
    sources: found.sources,
    ...listReferrers(vm, object, found, names),
    ...listReferents(vm, object, names),
    ring: ring === null ? null : describeRing(vm, ring, members, found.members),
    alive: whyAlive(machine, object, names),
  };
}

function finalizerOf(vm: Vm, object: Address): Inspection['finalizer'] {
  const type = vm.typeOf(object);
  if (type.isGc && (vm.words[object + GC_FLAGS] & GC_FINALIZED) !== 0) return 'done';
  return type.hasFinalizer(object) || type.hasLegacyFinalizer ? 'waiting' : 'none';
}

function listReferrers(
  vm: Vm,
  object: Address,
  { objects, frames }: Referrers,
  names: ReadonlyMap<Address, string>,
): Pick<Inspection, 'referrers' | 'otherReferrers'> {
  const referrers: Reference[] = frames.map(({ place, how }) => ({ how, object: null, place }));
  let others = 0;
  for (const { owner, times } of objects) {
    if (referrers.length + times > LISTED) {
      others += times;
      continue;
    }
    const place = placeOf(vm, owner, names);
    const hows = waysOf(vm, owner, object, times);
    for (let i = 0; i < times; i++) {
      referrers.push({ how: inNamespace(hows[i] ?? '', names.has(owner)), object: known(vm, owner), place });
    }
  }
  return { referrers, otherReferrers: others };
}

function listReferents(
  vm: Vm,
  object: Address,
  names: ReadonlyMap<Address, string>,
): Pick<Inspection, 'referents' | 'otherReferents'> {
  const all = referents(vm, object);
  const hows = new Map<Address, string[]>();
  let named = 0;
  nameReferences(vm, object, (target, how) => {
    const known = hows.get(target);
    if (known === undefined) hows.set(target, [how()]);
    else known.push(how());
    return ++named < NAMED;
  });
  const shown = all.slice(0, LISTED).map((target): Reference => {
    const how = inNamespace(hows.get(target)?.shift() ?? '', names.has(object));
    return { how, object: known(vm, target), place: placeOf(vm, target, names) };
  });
  return { referents: shown, otherReferents: all.length - shown.length };
}
