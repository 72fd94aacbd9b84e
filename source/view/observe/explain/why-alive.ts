import { GC_NEXT, REFCOUNT } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Machine } from '../../../machine.ts';
import type { Vm } from '../../../python/vm.ts';
import type { Alive, Reference } from '../../inspection.ts';
import { inNamespace, known, placeOf, waysOf } from './naming.ts';
import { rootsOf } from './roots.ts';
import { trackedObjects } from './tracked-lists.ts';
import { TrialDeletion } from './trial-deletion.ts';
import { shortestWay } from './way-to-object.ts';

/** Objects looked at on the search for a way. */
const REACH = 2_000_000;

/** The shortest way from a name or a frame to the object; where there is none, whether anything holds it. */
export function whyAlive(machine: Machine, object: Address, names: ReadonlyMap<Address, string>): Alive {
  const { vm } = machine;
  if (vm.words[object + REFCOUNT] < 0) return { why: 'immortal' };
  const roots = rootsOf(machine);
  const starts = roots.map(({ value }) => value);
  const way = shortestWay(vm, starts, object, REACH);
  if (way === 'too far') return { why: 'unknown', looked: REACH };
  if (way !== 'not found') {
    const { place, how, expression, value } = roots[way.start];
    const first: Reference = { how, object: known(vm, value), place: placeOf(vm, value, names) };
    const steps = [first, ...stepsOf(vm, way.objects, names)];
    return { why: 'path', root: place, steps, expression: pythonOf(expression, steps.slice(1)) };
  }
  return heldOtherwise(vm, object, names);
}

/** No name leads there: it is waiting for a collection, or the interpreter holds it. */
function heldOtherwise(vm: Vm, object: Address, names: ReadonlyMap<Address, string>): Alive {
  const tracked = trackedObjects(vm, REACH);
  if (tracked === null) return { why: 'unknown', looked: REACH };
  const { held, unreachable } = new TrialDeletion().run(vm, tracked);
  if (unreachable.includes(object)) return { why: 'waiting' };
  const isTracked = vm.typeOf(object).isGc && vm.words[object + GC_NEXT] !== 0;
  const way = shortestWay(vm, held, object, REACH);
  if (typeof way !== 'string') {
    const [first] = way.objects;
    const start: Reference = { how: '', object: known(vm, first), place: placeOf(vm, first, names) };
    return { why: 'interpreter', steps: [start, ...stepsOf(vm, way.objects, names)] };
  }
  if (!isTracked && typeof shortestWay(vm, unreachable, object, REACH) !== 'string') return { why: 'waiting' };
  return { why: 'interpreter', steps: [] };
}

/** From each object of a way to the next. */
function stepsOf(vm: Vm, objects: readonly Address[], names: ReadonlyMap<Address, string>): Reference[] {
  return objects.slice(1).map((target, i) => {
    const owner = objects[i];
    const how = inNamespace(waysOf(vm, owner, target, 1)[0] ?? '', names.has(owner));
    return { how, object: known(vm, target), place: placeOf(vm, target, names) };
  });
}

/** What Python would be asked for the object; empty where a step has no expression. */
function pythonOf(root: string, steps: readonly Reference[]): string {
  if (root === '' || steps.some(({ how }) => !/^[.[]/.test(how))) return '';
  return (
    root +
    steps
      .map(({ how }) => how)
      .join('')
      .replace(/\.__dict__\['(\w+)'\]/g, '.$1')
  );
}
