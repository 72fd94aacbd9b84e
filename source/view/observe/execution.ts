import type { Address } from '../../heap/object-type.ts';
import type { Machine } from '../../machine.ts';
import { FRAME_AT, TB_FRAME, TB_LINENO, TB_NEXT } from '../../python/objects/frame.ts';
import { BorrowedReferences } from '../../python/run/borrowed-references.ts';
import { F_LINE, F_LOCALS, F_PREV } from '../../python/run/frames.ts';
import type { Vm } from '../../python/vm.ts';
import type { Execution, NameInScope } from '../moment.ts';
import { known } from './explain/naming.ts';

/** Names that a moment shows. */
const NAMES = 40;

/** Where the script is, and the names there. After the last line: what the module's names were left with. */
export function observeExecution(machine: Machine, filename: string, when: 'before' | 'running' | 'after'): Execution {
  const { vm } = machine;
  const { words, frames } = vm;
  if (when !== 'running') {
    const names = when === 'before' ? NO_NAMES : mainNames(machine);
    return { file: filename, line: 0, depth: 1, code: '<module>', ...names };
  }
  const frame = frames.current;
  const { unit } = frames.code(frame);
  let depth = 0;
  for (let at = frame; at !== 0; at = words[at + F_PREV]) depth++;
  return { file: unit.filename, line: words[frame + F_LINE], depth, code: unit.name, ...frameNames(vm, frame) };
}

/**
 * Where an exception that nobody caught came from, and the names there: the traceback keeps the frames alive. Of frames whose
 * source is not the script's own, the one that called them. null where there is no such place, or nothing went wrong.
 */
export function observeFailure({ vm }: Machine, exception: Address): Execution | null {
  const { words } = vm;
  if (exception === 0 || vm.typeOf(exception).isSubtypeOf(vm.exception.get('SystemExit'))) return null;
  const unparsed = placeOfSyntaxError(vm, exception);
  if (unparsed !== null) return { ...unparsed, depth: 1, code: '<module>', ...NO_NAMES };
  let found: Execution | null = null;
  let depth = 0;
  for (let entry = vm.errors.traceback(exception); entry !== 0; entry = words[entry + TB_NEXT]) {
    depth++;
    const frame = words[words[entry + TB_FRAME] + FRAME_AT];
    const { unit } = vm.frames.code(frame);
    if (vm.host.readSource(unit.filename) === null) continue;
    found = { file: unit.filename, line: words[entry + TB_LINENO], depth, code: unit.name, ...frameNames(vm, frame) };
  }
  return found;
}

/** What could not be compiled has no frame: a SyntaxError tells its place itself. */
function placeOfSyntaxError(vm: Vm, exception: Address): Pick<Execution, 'file' | 'line'> | null {
  if (!vm.typeOf(exception).isSubtypeOf(vm.exception.get('SyntaxError'))) return null;
  const part = (name: string): Address => vm.words[exception + (vm.exception.field(exception, name) as number)];
  const filename = part('filename');
  const line = part('lineno');
  if (filename === 0 || !vm.str.isStr(filename) || line === 0 || !vm.int.isExact(line)) return null;
  const file = vm.str.text(filename);
  return vm.host.readSource(file) === null ? null : { file, line: Number(vm.int.bigint(line)) };
}

function frameNames(vm: Vm, frame: Address): Names {
  const namespace = vm.words[frame + F_LOCALS];
  return namespace === 0 ? fastNames(vm, frame) : namespaceNames(vm, namespace);
}

type Names = Pick<Execution, 'names' | 'otherNames'>;

const NO_NAMES: Names = { names: [], otherNames: 0 };

function mainNames({ vm, modules }: Machine): Names {
  const main = vm.dict.getName(modules.table, '__main__');
  return main === 0 ? NO_NAMES : namespaceNames(vm, vm.module.dict(main));
}

/**
 * A module's or class's names, without those that Python put there. What it has imported and defined stands behind what it
 * works with.
 */
function namespaceNames(vm: Vm, namespace: Address): Names {
  const { dict, str } = vm;
  if (!dict.isDict(namespace)) return NO_NAMES;
  const data: Bound[] = [];
  const definitions: Bound[] = [];
  for (let at = dict.next(namespace, 0); at >= 0; at = dict.next(namespace, at)) {
    const { key, value } = dict;
    if (!str.isStr(key) || /^__\w+__$/.test(str.text(key))) continue;
    (isDefinition(vm, value) ? definitions : data).push({ name: str.text(key), value });
  }
  return firstNames(vm, [...data, ...definitions]);
}

interface Bound {
  readonly name: string;
  readonly value: Address;
}

/** Modules, classes, functions. */
function isDefinition(vm: Vm, value: Address): boolean {
  return DEFINITIONS.has(vm.typeName(value)) || vm.types.isType(value);
}

const DEFINITIONS: ReadonlySet<string> = new Set(['module', 'function', 'builtin_function_or_method']);

function firstNames(vm: Vm, bound: readonly Bound[]): Names {
  const names = bound.slice(0, NAMES).map(({ name, value }) => nameInScope(vm, name, value));
  return { names, otherNames: bound.length - names.length };
}

/** A function's arguments, locals and free variables that are bound. */
function fastNames(vm: Vm, frame: Address): Names {
  const code = vm.frames.code(frame);
  const bound = code.unit.localsPlusNames.flatMap((name, i) => {
    const value = vm.frames.fastValue(frame, i);
    return value === 0 ? [] : [{ name, value }];
  });
  return firstNames(vm, bound);
}

function nameInScope(vm: Vm, name: string, object: Address): NameInScope {
  const count = vm.words[object];
  // What a caller has only lent is not counted in 3.14.
  return { name, ...known(vm, object), refcount: count < 0 ? null : count - new BorrowedReferences(vm).to(object) };
}
