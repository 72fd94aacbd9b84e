import { SIZE } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { clearWords } from '../../heap/words.ts';
import { type CodeTables, codeTables } from '../compile/code-tables.ts';
import type { CodeUnit } from '../compile/code-unit.ts';
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_LOCAL } from '../compile/code-unit.ts';
import type { ConstantValue } from '../syntax/ast.ts';
import type { Vm } from '../vm.ts';
import { CodeViews } from './code-views.ts';
import { setFixedSlots } from './fixed-slots.ts';
import type { PyType } from './type.ts';

// Words of a code object. Its number in `CodeObjects.table` stands in the size word; the references follow.
const CODE_NUMBER = SIZE;
/** A number that no other code object ever had. */
export const CODE_SERIAL = SIZE + 1;
const CODE_CONSTS = 6;
const CODE_NAMES = 8;
const CODE_LOCALS = 10;
export const CODE_FILENAME = 12;
export const CODE_NAME = 14;
export const CODE_QUALNAME = 16;
const CODE_WEAKREFS = 18;
const CODE_VIEWS = 20;
const CODE_KINDS = 28;
const CODE_PLACES = 30;
const CODE_EXCEPTIONS = 32;

/** sizeof(PyCodeObject) without the instructions. */
const CODE_BYTES = 208;

/** Names that the compiler puts into code of its own accord (`_Py_ID`): nobody makes them for it. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  '.0',
  '__annotations__',
  '__class__',
  '__classdict__',
  '__doc__',
  '__firstlineno__',
  '__module__',
  '__qualname__',
  '__static_attributes__',
  '__type_params__',
]);

/** What the interpreter needs of a code object, at hand as JS values; addresses are borrowed from the code object. */
export interface Code {
  readonly unit: CodeUnit;
  readonly number: number;
  /** As in the word CODE_SERIAL. */
  readonly serial: number;
  readonly address: Address;
  readonly instructions: Int32Array;
  readonly consts: Int32Array;
  readonly names: Int32Array;
  readonly localCount: number;
  /** Places for locals, cells, free variables and the value stack in CPython's frame, as `frame.__sizeof__()` counts them. */
  readonly frameSlots: number;
  /** Words of a frame of this code: header, locals, cells, free variables, value stack. */
  readonly frameWords: number;
  /** Site of the first line (`firstLine`) and on, for tracemalloc; 0 where not asked for yet. */
  readonly sites: Int32Array;
  readonly firstSiteLine: number;
  /** Names of arguments, locals, cells and free variables, interned. */
  readonly localNames: Int32Array;
  /** Not 0 for an instruction that ran once: where CPython specialises, it does so then. For a CALL, what it called last. */
  readonly warm: Uint8Array;
  /** How often each instruction was entered by a call, a jump back or a resumption, until it is worth a translation. */
  readonly heat: Uint8Array;
  /** See `run/quickening.ts`. */
  isQuickened: boolean;
  /** Heads of translated loops that go round often each time they are entered. */
  readonly longLoops: Set<number>;
  /** Its translations by the instruction they begin with; null where there can be none. See `run/jit/`. */
  readonly translations: (Translation | null)[];
}

/** Generated JavaScript that runs a frame from one instruction on; see `run/jit/tiers.ts` for the result. */
export type Translation = (frame: Address) => number;

export interface CodeOptions {
  /** Whether the tables of places and exceptions are made, too: nobody looks at those of the library. */
  readonly hasTables?: boolean;
  /** Compiled while the script runs: its tuples are tracked. Those of others were seen by a collection long ago. */
  readonly isNew?: boolean;
  /** The str that the script gave as the name of the file, borrowed; 0: it is made. */
  readonly filename?: Address;
}

/** A code object, a new reference, and what lets go of its constants. */
export interface MadeCode {
  readonly code: Address;
  readonly release: () => void;
}

/** code objects. */
export class CodeObjects {
  readonly type: PyType;
  readonly table: (Code | null)[] = [null];
  private readonly free: number[] = [];
  private serial = 0;
  private readonly vm: Vm;
  /** Constants by the identity of their value in the compilation: equal constants of one unit are one object. */
  private constants = new Map<ConstantValue, Address>();
  /** The tuples of constants and names made by the same compilation, by their items (`const_cache`). */
  private tuples = new Map<string, Address>();
  private hasTables = true;
  private tracksTuples = false;
  private filename = 0;
  readonly views: CodeViews;

  constructor(vm: Vm) {
    this.vm = vm;
    this.type = vm.types.define('code', { basicSize: CODE_BYTES });
    this.type.weakListOffset = CODE_WEAKREFS;
    this.views = new CodeViews(vm, CODE_VIEWS);
    const named = [CODE_FILENAME, CODE_NAME, CODE_QUALNAME];
    const slots = [CODE_CONSTS, CODE_NAMES, CODE_LOCALS, CODE_KINDS, ...named, CODE_PLACES, CODE_EXCEPTIONS];
    setFixedSlots(vm, this.type, slots, (object) => {
      vm.weakref.clearWeakrefs(object);
      this.views.clear(object);
      const number = vm.words[object + CODE_NUMBER];
      this.table[number] = null;
      vm.frame.blocks.codeDied(number);
      this.free.push(number);
      return true;
    });
  }

  of(code: Address): Code {
    return this.table[this.vm.words[code + CODE_NUMBER]] as Code;
  }

  /**
   * Makes the code object of a compilation with all that it holds. The constants get one more reference each, held by
   * the returned `release`: in CPython the arena of the main script's syntax tree, which lives until the script ends.
   */
  make(unit: CodeUnit, { hasTables = true, isNew = false, filename = 0 }: CodeOptions = {}): MadeCode {
    this.filename = filename;
    this.tracksTuples = isNew;
    this.hasTables = hasTables && !this.vm.facts.framesAreObjects;
    this.constants = new Map();
    this.tuples = new Map();
    const code = this.build(unit);
    const held: Address[] = [];
    for (const [value, object] of this.constants) {
      if (this.vm.facts.foldsAfterParsing && isComputed(value)) this.vm.heap.decref(object);
      else held.push(object);
    }
    for (const [value, object] of this.constants) {
      if (value.type === 'bytes' && value.isToken) held.push(this.vm.heap.newRef(object));
    }
    this.constants = new Map();
    this.tuples = new Map();
    const release = (): void => {
      for (const constant of held.splice(0)) this.vm.heap.decref(constant);
    };
    return { code, release };
  }

  private build(unit: CodeUnit): Address {
    const { vm } = this;
    const { words, heap } = vm;
    const consts = unit.constants.map((value) =>
      'kind' in value ? this.build(value) : heap.newRef(this.constant(value)),
    );
    const names = unit.names.map((name) => this.identifier(name));
    const locals = unit.localsPlusNames.map((name) => this.identifier(name));
    const tables = this.hasTables ? codeTables(unit) : null;
    const bytes = tables === null ? this.type.basicSize + unit.code.length : this.sizeOf(tables);
    const object = heap.allocate(this.type.address, this.type.index, bytes);
    clearWords(words, object + CODE_NUMBER, object + (this.type.basicSize >> 2));
    words[object + CODE_CONSTS] = this.merged(consts);
    words[object + CODE_NAMES] = this.merged(names);
    words[object + CODE_LOCALS] = this.merged(locals);
    if (tables !== null) this.addTables(object, tables, locals.length);
    words[object + CODE_FILENAME] = this.filename === 0 ? vm.str.intern(unit.filename) : heap.newRef(this.filename);
    words[object + CODE_NAME] = this.name(unit.name);
    words[object + CODE_QUALNAME] = this.name(unit.qualname);
    const number = this.free.pop() ?? this.table.length;
    words[object + CODE_NUMBER] = number;
    words[object + CODE_SERIAL] = ++this.serial;
    this.table[number] = this.describe(unit, number, object, consts, names, locals);
    return object;
  }

  /** A name in code, a new reference. Those that the compiler puts there itself are the machine's own. */
  identifier(text: string): Address {
    const { str, heap } = this.vm;
    return OWN_NAMES.has(text) ? heap.newRef(str.name(text)) : str.identifier(text);
  }

  /** The names of what has none, such as `<lambda>`, are the machine's own, too (`_Py_STR(anon_lambda)`). */
  private name(text: string): Address {
    const { str, heap } = this.vm;
    if (text.includes('.')) return str.intern(text);
    return text.startsWith('<') ? heap.newRef(str.name(text)) : this.identifier(text);
  }

  /** Bytes of a code object: the least it can have counts as basic. */
  sizeOf({ codeUnits }: CodeTables): number {
    return (this.type.basicSize - 8 + 2 * codeUnits + 7) & ~7;
  }

  /** What the tables hold is told from the unit: only their room is taken. */
  private addTables(object: Address, { locationBytes, exceptionBytes }: CodeTables, locals: number): void {
    const { words, bytes } = this.vm;
    const room = (size: number): Address => (size === 0 ? bytes.empty : bytes.makeNew(new Uint8Array(size)));
    words[object + CODE_KINDS] = room(locals);
    words[object + CODE_PLACES] = room(locationBytes);
    words[object + CODE_EXCEPTIONS] = room(exceptionBytes);
  }

  /** One tuple for each combination of items in a compilation (`merge_const_one()`); takes over the references. */
  private merged(items: readonly Address[]): Address {
    const { tuple, heap } = this.vm;
    const key = items.join(' ');
    const known = this.tuples.get(key);
    if (known !== undefined) {
      for (const item of items) heap.decref(item);
      return heap.newRef(known);
    }
    const made = tuple.steal(items);
    if (!this.tracksTuples) heap.gc.untrack(made);
    this.tuples.set(key, made);
    return made;
  }

  /** Its tuples as the compiler merges them: names, constants, names of all variables. Borrowed. */
  tuplesOf(code: Address): Address[] {
    return [CODE_NAMES, CODE_CONSTS, CODE_LOCALS].map((slot) => this.vm.words[code + slot]);
  }

  private describe(
    unit: CodeUnit,
    number: number,
    address: Address,
    consts: Address[],
    names: Address[],
    locals: Address[],
  ): Code {
    for (const name of names) this.vm.str.hash(name);
    let last = unit.firstLine;
    let first = unit.firstLine;
    for (let i = 0; i < unit.positions.length; i += 4) {
      last = Math.max(last, unit.positions[i]);
      if (unit.positions[i] > 0) first = Math.min(first, unit.positions[i]);
    }
    return {
      unit,
      number,
      serial: this.serial,
      address,
      instructions: unit.code,
      consts: Int32Array.from(consts),
      names: Int32Array.from(names),
      localCount: unit.localsPlusNames.length,
      frameSlots: unit.localsPlusNames.length + this.cellsOfArguments(unit) + unit.reportedStackSize,
      frameWords: FRAME_HEADER + unit.localsPlusNames.length + unit.stackSize,
      sites: new Int32Array(last - first + 1),
      firstSiteLine: first,
      localNames: Int32Array.from(locals),
      warm: new Uint8Array(unit.code.length >> 1),
      heat: new Uint8Array(unit.code.length >> 1),
      isQuickened: false,
      longLoops: new Set(),
      translations: [],
    };
  }

  /** Arguments that are cells have a place as both where frames are objects (up to 3.10). */
  private cellsOfArguments(unit: CodeUnit): number {
    const both = CO_FAST_LOCAL | CO_FAST_CELL;
    return this.vm.facts.framesAreObjects ? unit.localsPlusKinds.filter((kind) => (kind & both) === both).length : 0;
  }

  /** The object of a constant, borrowed; made once per compilation. */
  private constant(value: ConstantValue): Address {
    let object = this.constants.get(value);
    if (object === undefined) {
      object = this.makeConstant(value);
      this.constants.set(value, object);
    }
    return object;
  }

  private makeConstant(value: ConstantValue): Address {
    const { vm } = this;
    switch (value.type) {
      case 'None':
        return vm.none;
      case 'Ellipsis':
        return vm.ellipsis;
      case 'bool':
        return vm.int.bool(value.value);
      case 'int':
        return vm.int.fromBigInt(value.value);
      case 'float':
        return vm.float.make(value.value);
      case 'complex':
        return vm.float.makeComplex(value.real, value.imaginary);
      case 'str':
        // all_name_chars(): constants that look like identifiers are interned.
        return /^\w*$/.test(value.value) ? vm.str.intern(value.value) : vm.str.make(value.value);
      case 'bytes':
        return vm.bytes.make(value.value);
      case 'tuple': {
        const tuple = vm.tuple.steal(value.items.map((item) => vm.heap.newRef(this.constant(item))));
        if (tuple !== vm.tuple.empty && !this.tracksTuples) vm.heap.gc.untrack(tuple);
        return tuple;
      }
      case 'frozenset': {
        const set = vm.set.makeFrozen();
        for (const item of value.items) vm.set.add(set, this.constant(item));
        // merge_consts_recursive() makes a new one of the first one's items: equal hashes may change places.
        const items: Address[] = [];
        vm.set.forEach(set, (item) => items.push(item));
        const tuple = vm.tuple.pack(items);
        const merged = vm.set.makeFrom(vm.set.frozenType, tuple);
        vm.heap.decref(tuple);
        vm.heap.decref(set);
        return merged;
      }
    }
  }

  /** Names of the variables of one kind, as co_varnames, co_cellvars and co_freevars list them. */
  static namesOf(unit: CodeUnit, kind: 'local' | 'cell' | 'free'): string[] {
    const bit = { local: CO_FAST_LOCAL, cell: CO_FAST_CELL, free: CO_FAST_FREE }[kind];
    return unit.localsPlusNames.filter((_, i) => (unit.localsPlusKinds[i] & bit) !== 0);
  }
}

/** Whether no literal is such a constant: the compiler made it of others (3.14: `Python/flowgraph.c, fold_const_*()`). */
function isComputed(value: ConstantValue): boolean {
  if (value.type === 'int' || value.type === 'float') return value.value < 0;
  return value.type === 'tuple' || value.type === 'frozenset';
}

/** Words of a frame's header; see `run/frames.ts`. */
export const FRAME_HEADER = 16;
