import type { Address } from '../../../heap/object-type.ts';
import type { Machine } from '../../../machine.ts';
import { F_GLOBALS, F_LOCALS } from '../../../python/run/frames.ts';
import { reprText } from '../../../python/text/repr.ts';
import type { Vm } from '../../../python/vm.ts';
import { valueUnder } from './known-name.ts';
import { nameReferences } from './references.ts';

/** `a`, `.peer`, `[0]`, `['key']`: a name and what may follow it. */
const PART = /^(?:\.?([A-Za-z_]\w*)|\[(-?\d+)\]|\[(?:'([^']*)'|"([^"]*)")\])/;

/**
 * The object that a simple expression leads to, or that has an id (`0x7f00001a2b40`): a name in the running frame, in its
 * module, in `__main__` or of a module, then attributes that objects themselves own, items, keys. It is looked for as
 * references are followed, calling nothing of the script's.
 *
 * @returns 0 if there is none
 */
export function namedObject(machine: Machine, expression: string): Address {
  const text = expression.trim();
  if (/^(0x[0-9a-f]+|\d+)$/i.test(text)) return objectOfId(machine.vm, Number(text));
  const { vm } = machine;
  let found = 0;
  for (let rest = text, first = true; rest !== ''; first = false) {
    const part = PART.exec(rest);
    if (part === null || first !== /^\w/.test(rest)) return 0;
    const [all, name, index, quoted, doubly] = part;
    rest = rest.slice(all.length);
    if (first) found = valueOfName(machine, name);
    else if (name !== undefined) found = attribute(vm, found, name);
    else found = follow(vm, found, index === undefined ? `[${reprText(quoted ?? doubly)}]` : itemOf(vm, found, index));
    if (found === 0) return 0;
  }
  return found;
}

/** The object that has this `id()` now, 0 if there is none. */
export function objectOfId(vm: Vm, id: number): Address {
  const object = (id - vm.addressOf(0)) / 4;
  if (object <= 0 || object % 4 !== 0 || object >= vm.words.length) return 0;
  const type = vm.types.table[vm.words[object + 3]];
  if (type === undefined || type.address === 0 || type.address !== vm.words[object + 2]) return 0;
  const block = object - (type.preSize >> 2);
  const isAlive = vm.words[object] < 0 || vm.heap.trace.records[block >> 2] !== 0 || vm.types.isType(object);
  return isAlive && vm.words[object] !== 0 ? object : 0;
}

function valueOfName({ vm, modules }: Machine, name: string): Address {
  const { words, frames, dict } = vm;
  const frame = frames.current;
  if (frame !== 0) {
    const local = frames.code(frame).unit.localsPlusNames.indexOf(name);
    const value = local < 0 ? 0 : frames.fastValue(frame, local);
    if (value !== 0) return value;
  }
  const main = valueUnder(vm, modules.table, '__main__');
  const places = frame === 0 ? [] : [words[frame + F_LOCALS], words[frame + F_GLOBALS]];
  if (main !== 0) places.push(vm.module.dict(main));
  for (const place of [...places, modules.table]) {
    const value = place !== 0 && dict.isDict(place) ? valueUnder(vm, place, name) : 0;
    if (value !== 0) return value;
  }
  return 0;
}

/** An attribute in the object's own values, or in its dict. */
function attribute(vm: Vm, object: Address, name: string): Address {
  const own = follow(vm, object, `.${name}`);
  if (own !== 0) return own;
  const dict = follow(vm, object, '.__dict__');
  return dict === 0 ? 0 : follow(vm, dict, `['${name}']`);
}

function itemOf(vm: Vm, object: Address, index: string): string {
  const number = Number(index);
  if (number >= 0) return `[${index}]`;
  const { list, tuple } = vm;
  const length = list.isList(object) ? list.length(object) : tuple.isTuple(object) ? tuple.length(object) : 0;
  return `[${length + number}]`;
}

function follow(vm: Vm, object: Address, wanted: string): Address {
  let found = 0;
  nameReferences(vm, object, (target, how) => {
    if (how() === wanted) found = target;
    return found === 0;
  });
  return found;
}
