import type { Address } from '../heap/object-type.ts';
import type { CodeUnit } from '../python/compile/code-unit.ts';
import type { Compilation } from '../python/compile/compile-module.ts';
import type { CompileUnit, Episode } from '../python/compile/compile-unit.ts';
import { LINE } from '../python/compile/opcodes.ts';
import type { Scope } from '../python/compile/scope.ts';
import type { Vm } from '../python/vm.ts';

/**
 * Makes and drops the objects that CPython's compiler works with: ours keeps its books beside the heap. What the script
 * sees of them is what they leave in the free lists (`Python/symtable.c`, `Python/compile.c`).
 * The list of what the syntax tree holds (`PyArena_New()`) is the caller's, as it dies with the tree.
 * @param code the module's code object
 */
export function passCompilerObjects(vm: Vm, compilation: Compilation, code: Address): void {
  new CompilerObjects(vm).run(compilation, code);
}

/**
 * Sets that are open while a block is analysed: local, bound, global and free names, since 3.12 also cells of inlined
 * comprehensions; and those handed to each block inside it, since 3.12 with type parameters.
 */
const ANALYSIS_SETS = { older: { forBlock: 4, forChild: 3 }, newer: { forBlock: 5, forChild: 4 } } as const;

/** A dict of the compiler, and how many of a growing map's keys it has by now. */
interface Book {
  readonly dict: Address;
  readonly keys: Iterator<string>;
  size: number;
}

class CompilerObjects {
  private readonly vm: Vm;
  private constCache = 0;
  /** Those that some code object has. */
  private readonly tuples = new Set<Address>();
  /** What lives as long as the compilation, in order. */
  private readonly kept: Address[] = [];

  constructor(vm: Vm) {
    this.vm = vm;
  }

  run({ symbols, unit }: Compilation, code: Address): void {
    this.constCache = this.keep(this.vm.dict.make());
    this.keep(this.vm.list.make()); // c_stack
    this.buildSymbols(symbols.all);
    this.analyze(symbols.top);
    this.compile(unit, code);
    this.release(this.kept);
  }

  private keep(object: Address): Address {
    this.kept.push(object);
    return object;
  }

  private release(objects: Address[]): void {
    for (const object of objects.splice(0)) this.vm.heap.decref(object);
  }

  /** A dict with names as its keys: the values show nowhere. */
  private names(names: Iterable<string>): Address {
    const dict = this.vm.dict.make();
    for (const name of names) this.setName(dict, name);
    return dict;
  }

  private setName(dict: Address, name: string): void {
    const key = this.vm.code.identifier(name);
    this.vm.dict.set(dict, key, this.vm.none);
    this.vm.heap.decref(key);
  }

  /** `ste_new()` for each scope, and the names that are put into it. */
  private buildSymbols(scopes: Iterable<Scope>): void {
    const { vm } = this;
    const blocks = this.keep(vm.dict.make());
    this.keep(vm.list.make()); // st_stack
    let place = 2 ** 40;
    for (const { symbols, parameters, directives } of scopes) {
      const id = vm.int.fromNumber(place++);
      const variables = this.keep(vm.list.make());
      this.keep(vm.list.make()); // ste_children
      vm.dict.set(blocks, id, vm.none);
      vm.heap.decref(id);
      this.keep(this.names(symbols.keys()));
      for (const name of parameters) vm.list.appendSteal(variables, vm.code.identifier(name));
      if (directives.size > 0) this.keep(vm.list.make());
    }
  }

  /** `analyze_block()`: where each name lives, a dict for each scope that is open, and sets of names. */
  private analyze({ symbols, blocks }: Scope): void {
    const { forBlock, forChild } = ANALYSIS_SETS[this.vm.language.compiler.inlinesComprehensions ? 'newer' : 'older'];
    const opened = [this.names(symbols.keys()), ...this.sets(forBlock)];
    for (const child of blocks) {
      const copies = this.sets(forChild);
      this.analyze(child);
      this.release(copies);
    }
    this.release(opened);
  }

  private sets(count: number): Address[] {
    return Array.from({ length: count }, () => this.vm.set.make());
  }

  /** From `compiler_enter_scope()` to `compiler_exit_scope()`. */
  private compile(unit: CompileUnit, code: Address): void {
    const { vm } = this;
    const { scope, cells, freeVariables, hiddenLocals } = unit;
    const variables = this.book(unit.variables.keys());
    this.fill(variables, scope.parameters.length);
    const dicts = [variables.dict, this.sorted(scope, cells.keys()), this.sorted(scope, freeVariables.keys())];
    if (vm.language.compiler.inlinesComprehensions) dicts.push(this.names(hiddenLocals.keys()));
    const constants = vm.dict.make();
    const names = this.book(unit.names.keys());
    dicts.push(constants, names.dict);
    const objects = vm.code.of(code).consts;
    let added = 0;
    const advance = (to: Omit<Episode, 'of'>): void => {
      this.fill(names, to.names);
      this.fill(variables, to.variables);
      for (; added < Math.min(to.constants, objects.length); added++) this.addConstant(constants, objects[added]);
    };
    for (const episode of unit.episodes) {
      advance(episode);
      if ('code' in episode.of) {
        const inner = this.codeOf(unit, episode.of, objects);
        if (inner !== 0) this.compile(episode.of, inner);
      } else this.release([vm.list.make(), ...(episode.of.length > 0 ? [this.names(episode.of)] : [])]);
    }
    advance({ names: unit.names.size, variables: unit.variables.size, constants: objects.length });
    this.assemble(code);
    this.release(dicts);
  }

  /** `dictbytype()`: a list of all names is sorted first. */
  private sorted({ symbols }: Scope, names: Iterable<string>): Address {
    const all = this.vm.list.steal([...symbols.keys()].map((name) => this.vm.code.identifier(name)));
    const dict = this.names(names);
    this.vm.heap.decref(all);
    return dict;
  }

  private book(keys: Iterator<string>): Book {
    return { dict: this.vm.dict.make(), keys, size: 0 };
  }

  private fill(book: Book, size: number): void {
    for (; book.size < size; book.size++) {
      const { value, done } = book.keys.next();
      if (done) return;
      this.setName(book.dict, value);
    }
  }

  /** `compiler_add_const()`. */
  private addConstant(constants: Address, object: Address): void {
    const key = this.merge(object);
    this.vm.dict.set(constants, key, this.vm.none);
    this.vm.heap.decref(key);
  }

  /** `merge_consts_recursive()`: the key of a constant, those of its items, too; a new reference. */
  private merge(object: Address): Address {
    const { vm } = this;
    const { tuple } = vm;
    if (object === vm.none || object === vm.ellipsis) return vm.heap.newRef(object);
    const { key, isNew } = this.enter(object);
    if (isNew && tuple.isExact(object)) for (const item of tuple.items(object)) vm.heap.decref(this.merge(item));
    return key;
  }

  /** The key of a constant in the cache, a new reference. */
  private enter(object: Address): { key: Address; isNew: boolean } {
    const { heap, dict } = this.vm;
    const key = this.key(object);
    const known = dict.get(this.constCache, key);
    if (known === 0) dict.set(this.constCache, key, key);
    else heap.decref(key);
    return known === 0 ? { key, isNew: true } : { key: heap.newRef(known), isNew: false };
  }

  /** `_PyCode_ConstantKey()`: what tells constants apart that are equal, a new reference. */
  private key(object: Address): Address {
    const { vm } = this;
    const { heap, tuple, set } = vm;
    const type = vm.typeOf(object);
    if (type === vm.float.type) {
      const isMinusZero = Object.is(vm.float.value(object), -0);
      return tuple.pack([type.address, object, ...(isMinusZero ? [vm.none] : [])]);
    }
    if (object === vm.int.true || object === vm.int.false || type === vm.bytes.type || type === vm.float.complexType) {
      return tuple.pack([type.address, object]);
    }
    let items: Address;
    if (type === tuple.type) items = tuple.steal(tuple.items(object).map((item) => this.key(item)));
    else if (type === set.frozenType) items = this.keysOf(object);
    else return heap.newRef(object);
    return tuple.steal([items, heap.newRef(object)]);
  }

  private keysOf(frozen: Address): Address {
    const { vm } = this;
    const keys = vm.set.makeFrozen();
    vm.set.forEach(frozen, (item) => {
      const key = this.key(item);
      vm.set.add(keys, key);
      vm.heap.decref(key);
    });
    return keys;
  }

  /** `optimize_and_assemble_code_unit()`: a list of the constants; bytes and tuples are shared by equal code. */
  private assemble(code: Address): void {
    const { vm } = this;
    const { unit, consts } = vm.code.of(code);
    const list = vm.list.steal(Array.from(consts, (object) => vm.heap.newRef(object)));
    for (const data of tablesOf(unit)) {
      const bytes = vm.bytes.make(data);
      vm.heap.decref(this.enter(bytes).key);
      vm.heap.decref(bytes);
    }
    for (const tuple of vm.code.tuplesOf(code)) this.mergeTuple(tuple);
    vm.heap.decref(list);
  }

  /** A tuple of the code object; one that another code object has already was made for nothing. */
  private mergeTuple(held: Address): void {
    const { tuple, heap } = this.vm;
    const made = this.tuples.has(held) ? tuple.pack(tuple.items(held)) : heap.newRef(held);
    this.tuples.add(held);
    heap.decref(this.enter(made).key);
    heap.decref(made);
  }

  /** The code object of a unit inside another: one of its constants, unless nothing uses it. */
  private codeOf(outer: CompileUnit, inner: CompileUnit, constants: Int32Array): Address {
    return constants[outer.code?.constants.indexOf(inner.code as CodeUnit) ?? -1] ?? 0;
  }
}

/** Exception table, places and bytecode: equal where CPython's are, if longer. */
function tablesOf({ exceptionTable, positions, code, firstLine }: CodeUnit): Uint8Array[] {
  const ranges = exceptionTable.flatMap(({ start, end, target, depth }) => [start, end, target, depth]);
  const places = positions.map((number, i) => (i % 4 < 2 && number > 0 ? number - firstLine + 1 : number));
  const bytecode = code.map((number, i) => (i % 2 === 1 && code[i - 1] === LINE ? 0 : number));
  return [Uint8Array.from(ranges), Uint8Array.from(places), Uint8Array.from(bytecode)];
}
