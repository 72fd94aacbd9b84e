import type { Address } from '../../heap/object-type.ts';
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN } from '../compile/code-unit.ts';
import { CELL_REF } from '../objects/cell.ts';
import { newFixed, setFixedSlots } from '../objects/fixed-slots.ts';
import { FRAME_AT } from '../objects/frame.ts';
import { EQ, NE } from '../protocols/compares.ts';
import { OR } from '../protocols/numbers.ts';
import { F_LOCALSPLUS } from '../run/frames.ts';
import type { Vm } from '../vm.ts';
import { disallowInstances, setReference } from './object-member.ts';

/** Word of a proxy that refers to its frame object. */
const PROXY_FRAME = 4;
/** Word of a frame object with the dict of names that the code does not know (`f_extra_locals`). */
const FRAME_EXTRA_LOCALS = 12;

/**
 * `FrameLocalsProxy`: a function's variables as a mapping that writes through (PEP 667, 3.13; `Objects/frameobject.c`,
 * framelocalsproxy_*). Returns how to make one for a frame object.
 */
export function installFrameLocals(vm: Vm): (frameObject: Address) => Address {
  const { words, heap } = vm;
  const type = vm.types.define('FrameLocalsProxy', { basicSize: 24, gc: true });
  setFixedSlots(vm, type, [PROXY_FRAME]);
  disallowInstances(vm, type);
  keepExtraLocals(vm);
  const locals = (self: Address): FrameLocals => new FrameLocals(vm, words[self + PROXY_FRAME]);
  const missing = (key: Address): unknown => {
    const text = vm.str.make(`local variable '${vm.texts.reprText(key)}' is not defined`);
    try {
      return vm.errors.keyError(text);
    } finally {
      heap.decref(text);
    }
  };
  /** Calls a method of a dict with the variables as they are now. */
  const onSnapshot = (self: Address, use: (dict: Address) => Address): Address => {
    const dict = locals(self).snapshot();
    try {
      return use(dict);
    } finally {
      heap.decref(dict);
    }
  };
  type.repr = (self) => {
    if (vm.texts.enterRepr(self)) return vm.str.make('{...}');
    try {
      return onSnapshot(self, (dict) => vm.texts.repr(dict));
    } finally {
      vm.texts.leaveRepr(self);
    }
  };
  type.length = (self) => locals(self).entries().length;
  type.iter = (self) => {
    const names = vm.list.steal(
      locals(self)
        .entries()
        .map(([name]) => heap.newRef(name)),
    );
    const iterator = vm.iteration.iter(names);
    heap.decref(names);
    return iterator;
  };
  type.contains = (self, key) => locals(self).get(key) !== 0;
  type.getItem = (self, key) => {
    const value = locals(self).get(key);
    if (value === 0) throw missing(key);
    return heap.newRef(value);
  };
  type.setItem = (self, key, value) => {
    if (value === 0) throw vm.errors.raise('TypeError', 'cannot remove variables from FrameLocalsProxy');
    locals(self).set(key, value);
  };
  type.compare = (left, right, operation) => {
    if (operation !== EQ && operation !== NE) return vm.notImplemented;
    const other = vm.typeOf(right) === type ? locals(right).snapshot() : heap.newRef(right);
    try {
      return onSnapshot(left, (dict) => vm.compares.rich(dict, other, operation));
    } finally {
      heap.decref(other);
    }
  };
  const merge = (left: Address, right: Address): Address => {
    const isMapping = (object: Address): boolean => vm.dict.isDict(object) || vm.typeOf(object) === type;
    if (!isMapping(left) || !isMapping(right)) return vm.notImplemented;
    const entries = (object: Address): Address =>
      vm.dict.isDict(object) ? heap.newRef(object) : locals(object).snapshot();
    const [dict, other] = [entries(left), entries(right)];
    const result = vm.dict.copy(dict);
    vm.dict.merge(result, other, true);
    heap.decref(dict);
    heap.decref(other);
    return result;
  };
  type.binary[OR] = merge;
  vm.types.methods(type, [
    // In 3.13 these are lists, not views.
    ...['keys', 'values', 'items'].map(
      (name) =>
        [
          name,
          '',
          (self: Address) =>
            onSnapshot(self, (dict) => {
              const view = vm.calls.method0(dict, name);
              try {
                return vm.iteration.list(view);
              } finally {
                heap.decref(view);
              }
            }),
        ] as const,
    ),
    ...['copy', '__reversed__'].map(
      (name) => [name, '', (self: Address) => onSnapshot(self, (dict) => vm.calls.method0(dict, name))] as const,
    ),
    [
      'get',
      'key, default=None, /',
      (self: Address, key: Address, fallback: Address) => heap.newRef(locals(self).get(key) || fallback || vm.none),
    ],
    [
      'setdefault',
      'key, default=None, /',
      (self: Address, key: Address, fallback: Address) => {
        const value = locals(self).get(key) || fallback || vm.none;
        locals(self).set(key, value);
        return heap.newRef(value);
      },
    ],
    [
      'update',
      'other, /',
      (self: Address, other: Address) => {
        const given = vm.calls.call(vm.dict.type.address, other);
        for (const [key, value] of vm.dict.items(given)) locals(self).set(key, value);
        heap.decref(given);
        return vm.none;
      },
    ],
  ]);
  vm.types.ready(type);
  return (frameObject) => {
    // _PyFrameLocalsProxy_New() calls framelocalsproxy_new() with a tuple of the frame.
    const args = vm.tuple.pack([frameObject]);
    const proxy = newFixed(vm, type);
    words[proxy + PROXY_FRAME] = heap.newRef(frameObject);
    heap.decref(args);
    return proxy;
  };
}

/** Lets frame objects own the dict of their extra names. */
function keepExtraLocals(vm: Vm): void {
  const { words } = vm;
  const { type } = vm.frame;
  const { referents, clear, dealloc } = type;
  type.referents = (object, edges) => {
    referents(object, edges);
    edges.push(words[object + FRAME_EXTRA_LOCALS]);
  };
  type.clear = (object) => {
    clear(object);
    setReference(vm, object, FRAME_EXTRA_LOCALS, 0);
  };
  type.dealloc = (object) => {
    setReference(vm, object, FRAME_EXTRA_LOCALS, 0);
    dealloc(object);
  };
}

/** The variables of a function's frame by name. */
export class FrameLocals {
  private readonly vm: Vm;
  private readonly object: Address;
  private readonly frame: Address;

  constructor(vm: Vm, object: Address) {
    this.vm = vm;
    this.object = object;
    this.frame = vm.words[object + FRAME_AT];
  }

  /** Names and values, borrowed: variables that are bound, then extra names. */
  entries(): (readonly [name: Address, value: Address])[] {
    const { vm, frame } = this;
    const { unit, localNames, localCount } = vm.frames.code(frame);
    const found: (readonly [Address, Address])[] = [];
    for (let i = 0; i < localCount; i++) {
      if ((unit.localsPlusKinds[i] & CO_FAST_HIDDEN) !== 0) continue;
      const value = vm.frames.fastValue(frame, i);
      if (value !== 0) found.push([localNames[i], value]);
    }
    const extra = vm.words[this.object + FRAME_EXTRA_LOCALS];
    if (extra !== 0) found.push(...vm.dict.items(extra));
    return found;
  }

  /** A dict of the variables as they are now. */
  snapshot(): Address {
    const { dict } = this.vm;
    const made = dict.make();
    for (const [name, value] of this.entries()) dict.set(made, name, value);
    return made;
  }

  /** Index of a variable that the code knows, -1 if it does not. */
  private index(key: Address): number {
    const { vm } = this;
    if (!vm.str.isStr(key)) return -1;
    const { unit } = vm.frames.code(this.frame);
    const text = vm.str.text(key);
    return unit.localsPlusNames.findIndex(
      (name, i) => name === text && (unit.localsPlusKinds[i] & CO_FAST_HIDDEN) === 0,
    );
  }

  /** Borrowed, or 0. */
  get(key: Address): Address {
    const index = this.index(key);
    if (index >= 0) return this.vm.frames.fastValue(this.frame, index);
    const extra = this.vm.words[this.object + FRAME_EXTRA_LOCALS];
    return extra === 0 ? 0 : this.vm.dict.get(extra, key);
  }

  set(key: Address, value: Address): void {
    const { vm, frame } = this;
    const { words } = vm;
    const index = this.index(key);
    if (index < 0) {
      const slot = this.object + FRAME_EXTRA_LOCALS;
      if (words[slot] === 0) words[slot] = vm.dict.make();
      vm.dict.set(words[slot], key, value);
      return;
    }
    const slot = frame + F_LOCALSPLUS + index;
    const isShared = (vm.frames.code(frame).unit.localsPlusKinds[index] & (CO_FAST_CELL | CO_FAST_FREE)) !== 0;
    const cell = words[slot];
    if (isShared && cell !== 0 && vm.typeOf(cell) === vm.cell.type) setReference(vm, cell, CELL_REF, value);
    else setReference(vm, slot, 0, value);
  }
}
