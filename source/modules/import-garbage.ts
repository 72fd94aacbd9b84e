import type { Address } from '../heap/object-type.ts';
import { CELL_REF } from '../python/objects/cell.ts';
import type { Vm } from '../python/vm.ts';
import { IMPORT_GARBAGE } from './import-garbage-table.ts';

/** Bytes in each block of garbage that is no tracked object: about what names, docstrings and dicts' tables take. */
const PAYLOAD = 60;
/** Tuples that are longer never come from a free list, nor go there. */
const LONGEST_FREE_TUPLE = 20;

/**
 * What CPython's library leaves unreachable while it is imported, mostly classes that C versions replace (`operator`) or
 * that were only made to take their type (`types`): as many objects in a cycle, for the next collection to find.
 */
export class ImportGarbage {
  private readonly vm: Vm;
  /** Modules whose garbage has been left. */
  private readonly done = new Set<string>();
  /** Objects left that no collection has seen yet, and the collections there had been then. */
  private waiting = 0;
  private collections = 0;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** Call when the script's import of one of CPython's own modules has ended, not for what that imports. */
  leave(name: string): void {
    const { vm } = this;
    const figures = IMPORT_GARBAGE[vm.facts.name];
    const brought = figures?.brings[name];
    if (figures === undefined || brought === undefined) return;
    const [left, modules] = brought;
    const all = modules.split(' ');
    const fresh = all.filter((module) => !this.done.has(module));
    if (fresh.length === 0) return;
    // As if nothing had been imported before, where that is part of what this brings.
    const isWhole = all.length - fresh.length === this.done.size;
    let objects = 0;
    let blocks = 0;
    for (const module of fresh) {
      this.done.add(module);
      const [ownObjects, ownBlocks] = figures.own[module];
      objects += ownObjects;
      blocks += ownBlocks;
    }
    const { gc } = vm.heap;
    const waiting = gc.log.total === this.collections ? this.waiting : 0;
    const wanted = isWhole ? Math.max(0, left - waiting) : objects;
    if (wanted > 1) this.make(wanted, Math.round((blocks * wanted) / objects));
    this.waiting = waiting + wanted;
    this.collections = gc.log.total;
  }

  /** A ring of cells; a tuple in it holds what else is to be freed. */
  private make(objects: number, blocks: number): void {
    const { vm } = this;
    const { gc } = vm.heap;
    const { young } = gc.generations;
    const { enabled } = gc;
    const { count } = young;
    gc.enabled = false;
    const others = blocks - objects;
    const first = vm.cell.make(0);
    let last = first;
    for (let made = others > 0 ? 2 : 1; made < objects; made++) last = vm.cell.make(last);
    vm.words[first + CELL_REF] = others > 0 ? this.makeTuple(last, others) : last;
    young.count = count;
    gc.enabled = enabled;
  }

  private makeTuple(cell: Address, others: number): Address {
    const { vm } = this;
    const items = new Array<Address>(Math.max(LONGEST_FREE_TUPLE, others) + 1).fill(vm.none);
    items[0] = cell;
    for (let i = 1; i <= others; i++) items[i] = vm.bytes.make(new Uint8Array(PAYLOAD));
    for (let i = others + 1; i < items.length; i++) vm.heap.incref(vm.none);
    return vm.tuple.steal(items);
  }
}
