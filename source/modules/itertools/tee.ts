import type { Address } from '../../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../../python/objects/fixed-slots.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { visitType } from '../native-types.ts';

// Words of a _tee: its block of items, its place there, weak references.
const DATA = 4;
const INDEX = 6;
const WEAKREFS = 8;

// Words of a _tee_dataobject: iterator, number of items read, whether it reads just now, next block, items (packed).
const SOURCE = 4;
const READ_COUNT = 6;
const RUNNING = 7;
const NEXT_LINK = 8;
const VALUES = 10;
/** LINKCELLS: items of a block. */
const LINK_CELLS = 57;

/** What `itertools.tee()` returns: iterators that share blocks of the items read (`Modules/itertoolsmodule.c`). */
export class Tees {
  readonly type: PyType;
  readonly dataType: PyType;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.type = this.defineTee();
    this.dataType = this.defineData();
  }

  private defineTee(): PyType {
    const { vm } = this;
    const { words, heap } = vm;
    const type = vm.types.define('itertools._tee', { basicSize: 48, gc: true, module: 'itertools' });
    type.weakListOffset = WEAKREFS;
    setFixedSlots(vm, type, [DATA], (self) => {
      vm.weakref.clearWeakrefs(self);
      return true;
    });
    visitType(vm, type);
    type.create = (_type, base, count) => {
      if (count !== 1) throw vm.errors.raise('TypeError', `_tee expected 1 argument, got ${count}`);
      return this.over(words[base]);
    };
    type.iter = (self) => heap.newRef(self);
    type.next = (self) => this.next(self);
    vm.types.methods(type, [['__copy__', '', (self: Address) => this.copy(self)]]);
    return vm.types.ready(type);
  }

  private defineData(): PyType {
    const { vm } = this;
    const { words, heap } = vm;
    const type = vm.types.define('itertools._tee_dataobject', { basicSize: 496, gc: true, module: 'itertools' });
    type.referents = (data, edges) => {
      edges.push(type.address);
      edges.push(words[data + SOURCE]);
      edges.pushRange(words, data + VALUES, words[data + READ_COUNT], 1);
      edges.push(words[data + NEXT_LINK]);
    };
    type.clear = (data) => this.clearData(data);
    type.dealloc = (data) => {
      heap.gc.untrack(data);
      this.clearData(data);
      vm.freeInstance(data);
    };
    return vm.types.ready(type);
  }

  /** `teedataobject_clear()`: a chain of blocks that nobody else has dies without recursion. */
  private clearData(data: Address): void {
    const { words, heap } = this.vm;
    const source = words[data + SOURCE];
    words[data + SOURCE] = 0;
    heap.xdecref(source);
    const count = words[data + READ_COUNT];
    words[data + READ_COUNT] = 0;
    for (let i = 0; i < count; i++) heap.decref(words[data + VALUES + i]);
    let link = words[data + NEXT_LINK];
    words[data + NEXT_LINK] = 0;
    while (link !== 0 && words[link] === 1) {
      const next = words[link + NEXT_LINK];
      words[link + NEXT_LINK] = 0;
      heap.decref(link);
      link = next;
    }
    heap.xdecref(link);
  }

  /** `itertools.tee()`. */
  tee(iterable: Address, count: number): Address {
    const { vm } = this;
    if (count < 0) throw vm.errors.raise('ValueError', 'n must be >= 0');
    if (count === 0) return vm.tuple.empty;
    const iterator = vm.iteration.iter(iterable);
    let first = iterator;
    if (vm.typeOf(iterator) !== this.type) {
      first = this.over(iterator);
      vm.heap.decref(iterator);
    }
    const all = [first];
    while (all.length < count) all.push(this.copy(first));
    return vm.tuple.steal(all);
  }

  private over(iterable: Address): Address {
    const { vm } = this;
    const iterator = vm.iteration.iter(iterable);
    if (vm.typeOf(iterator) === this.type) {
      const copy = this.copy(iterator);
      vm.heap.decref(iterator);
      return copy;
    }
    const data = this.newData(iterator);
    vm.heap.decref(iterator);
    const self = newFixed(vm, this.type);
    vm.words[self + DATA] = data;
    return self;
  }

  private newData(source: Address): Address {
    const data = newFixed(this.vm, this.dataType);
    this.vm.words[data + SOURCE] = this.vm.heap.newRef(source);
    return data;
  }

  private copy(tee: Address): Address {
    const { words, heap } = this.vm;
    const copy = newFixed(this.vm, this.type);
    words[copy + DATA] = heap.newRef(words[tee + DATA]);
    words[copy + INDEX] = words[tee + INDEX];
    return copy;
  }

  /** `tee_next()`. */
  private next(self: Address): Address {
    const { words, heap } = this.vm;
    if (words[self + INDEX] >= LINK_CELLS) {
      const data = words[self + DATA];
      if (words[data + NEXT_LINK] === 0) words[data + NEXT_LINK] = this.newData(words[data + SOURCE]);
      words[self + DATA] = heap.newRef(words[data + NEXT_LINK]);
      words[self + INDEX] = 0;
      heap.decref(data);
    }
    const item = this.item(words[self + DATA], words[self + INDEX]);
    if (item !== 0) words[self + INDEX]++;
    return item;
  }

  /** `teedataobject_getitem()`. */
  private item(data: Address, index: number): Address {
    const { vm } = this;
    const { words, heap } = vm;
    if (index < words[data + READ_COUNT]) return heap.newRef(words[data + VALUES + index]);
    if (words[data + RUNNING] !== 0) throw vm.errors.raise('RuntimeError', 'cannot re-enter the tee iterator');
    words[data + RUNNING] = 1;
    let item: Address;
    try {
      item = vm.iteration.next(words[data + SOURCE]);
    } finally {
      words[data + RUNNING] = 0;
    }
    if (item === 0) return 0;
    words[data + READ_COUNT]++;
    words[data + VALUES + index] = item;
    return heap.newRef(item);
  }
}
