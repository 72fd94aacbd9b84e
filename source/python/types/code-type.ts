import type { Address } from '../../heap/object-type.ts';
import { codeTables } from '../compile/code-tables.ts';
import type { CodeUnit } from '../compile/code-unit.ts';
import { CODE_FILENAME, CODE_NAME, CODE_QUALNAME, CodeObjects } from '../objects/code.ts';
import type { CodeView } from '../objects/code-views.ts';
import type { Attribute } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { computed, disallowInstances } from './object-member.ts';

/** What code objects do (`Objects/codeobject.c`). */
export function installCodeType(vm: Vm): void {
  const { type } = vm.code;
  disallowInstances(vm, type);
  type.repr = (self) => {
    const { name, filename, firstLine } = vm.code.of(self).unit;
    return vm.str.make(`<code object ${name} at ${vm.texts.pointer(self)}, file "${filename}", line ${firstLine}>`);
  };
  vm.types.attributes(type, [...textAttributes(vm), ...numberAttributes(vm), ...listAttributes(vm)]);
  vm.types.methods(type, [
    ['co_lines', '', (self: Address) => iterate(vm, lineRanges(vm, self))],
    ['co_positions', '', (self: Address) => iterate(vm, positions(vm, self))],
    ['replace', '*, **changes', (self: Address, changes: Address) => replace(vm, self, changes)],
    ['__sizeof__', '', (self: Address) => vm.int.fromNumber(vm.code.sizeOf(codeTables(vm.code.of(self).unit)))],
  ]);
  vm.types.ready(type);
}

function ofUnit(vm: Vm, name: string, get: (unit: CodeUnit) => Address): Attribute {
  return computed(name, (self) => get(vm.code.of(self).unit));
}

function textAttributes(vm: Vm): Attribute[] {
  const text = (name: string, word: number): Attribute =>
    computed(name, (self) => vm.heap.newRef(vm.words[self + word]));
  return [text('co_name', CODE_NAME), text('co_qualname', CODE_QUALNAME), text('co_filename', CODE_FILENAME)];
}

function numberAttributes(vm: Vm): Attribute[] {
  const number = (name: string, of: (unit: CodeUnit) => number): Attribute =>
    ofUnit(vm, name, (unit) => vm.int.fromNumber(of(unit)));
  return [
    number('co_argcount', (unit) => unit.argCount),
    number('co_posonlyargcount', (unit) => unit.posOnlyArgCount),
    number('co_kwonlyargcount', (unit) => unit.kwOnlyArgCount),
    number('co_nlocals', (unit) => CodeObjects.namesOf(unit, 'local').length),
    number('co_stacksize', (unit) => unit.reportedStackSize),
    number('co_flags', (unit) => unit.flags),
    number('co_firstlineno', (unit) => unit.firstLine),
  ];
}

function listAttributes(vm: Vm): Attribute[] {
  const view = (name: CodeView, make: (unit: CodeUnit) => Address): Attribute =>
    computed(name, (self) => vm.code.views.get(self, name, () => make(vm.code.of(self).unit)));
  const names = (name: CodeView, kind: 'local' | 'cell' | 'free'): Attribute =>
    view(name, (unit) => vm.tuple.steal(CodeObjects.namesOf(unit, kind).map((item) => vm.str.intern(item))));
  const held = (name: string, at: 0 | 1): Attribute =>
    computed(name, (self) => vm.heap.newRef(vm.code.tuplesOf(self)[at]));
  return [
    held('co_names', 0),
    held('co_consts', 1),
    names('co_varnames', 'local'),
    names('co_cellvars', 'cell'),
    names('co_freevars', 'free'),
    view('co_code', (unit) => vm.bytes.make(bytecode(unit))),
  ];
}

/** Our own numbers of instructions, in as many bytes as CPython's bytecode has. */
function bytecode(unit: CodeUnit): Uint8Array {
  const bytes = new Uint8Array(2 * codeTables(unit).codeUnits);
  bytes.set(unit.code.subarray(0, bytes.length));
  return bytes;
}

/** An iterator over a list that nobody else has; takes over the references. */
function iterate(vm: Vm, items: readonly Address[]): Address {
  const list = vm.list.steal(items);
  try {
    return vm.iteration.iter(list);
  } finally {
    vm.heap.decref(list);
  }
}

/** `co_lines()`: start and end of the bytecode of each line, in bytes, and the line. */
function lineRanges(vm: Vm, code: Address): Address[] {
  const { positions: at, code: instructions } = vm.code.of(code).unit;
  const ranges: Address[] = [];
  const count = instructions.length / 2;
  for (let start = 0; start < count; ) {
    const line = at[start * 4];
    let end = start + 1;
    while (end < count && at[end * 4] === line) end++;
    ranges.push(vm.tuple.steal([vm.int.fromNumber(start * 2), vm.int.fromNumber(end * 2), lineObject(vm, line)]));
    start = end;
  }
  return ranges;
}

function lineObject(vm: Vm, line: number): Address {
  return line > 0 ? vm.int.fromNumber(line) : vm.none;
}

/** `co_positions()`: line, end line, column and end column of each instruction. */
function positions(vm: Vm, code: Address): Address[] {
  const { positions: at } = vm.code.of(code).unit;
  const tuples: Address[] = [];
  for (let i = 0; i < at.length; i += 4) {
    const known = at[i] > 0;
    const numbers = Array.from(at.subarray(i, i + 4), (value) => (known ? vm.int.fromNumber(value) : vm.none));
    tuples.push(vm.tuple.steal(numbers));
  }
  return tuples;
}

/** `code.replace()`, for what can change without another compilation. */
function replace(vm: Vm, self: Address, changes: Address): Address {
  const unit: Record<string, unknown> = { ...vm.code.of(self).unit };
  const fields: Record<string, string> = {
    co_name: 'name',
    co_qualname: 'qualname',
    co_filename: 'filename',
    co_firstlineno: 'firstLine',
    co_flags: 'flags',
  };
  for (const [key, value] of changes === 0 ? [] : vm.dict.items(changes)) {
    const name = vm.str.text(key);
    const field = fields[name];
    if (field === undefined) throw vm.errors.raise('TypeError', `code.replace() does not support '${name}' here`);
    unit[field] = vm.str.isStr(value) ? vm.str.text(value) : vm.numbers.intArgument(value);
  }
  const { code, release } = vm.code.make(unit as unknown as CodeUnit);
  release();
  return code;
}
