import type { Address } from '../../heap/object-type.ts';
import { floatRepr } from '../../python/numbers/float-repr.ts';
import { FUNC_NAME } from '../../python/objects/function.ts';
import { reprText } from '../../python/text/repr.ts';
import type { Vm } from '../../python/vm.ts';
import { knownName } from './explain/known-name.ts';

/** Characters of a text or number that a label shows. */
const SHOWN = 40;

/**
 * A short text for an object, without running any code of the script: the value of what is its value, the size of a
 * container, else the type and the object's own name. The end of its address tells objects apart, as `id()` would.
 */
export function labelOf(vm: Vm, object: Address): string {
  return valueLabel(vm, object) ?? sizeLabel(vm, object) ?? namedLabel(vm, object);
}

function valueLabel(vm: Vm, object: Address): string | null {
  if (object === vm.none) return 'None';
  if (object === vm.int.true) return 'True';
  if (object === vm.int.false) return 'False';
  if (object === vm.ellipsis) return 'Ellipsis';
  if (object === vm.notImplemented) return 'NotImplemented';
  if (vm.int.isExact(object)) return intLabel(vm, object);
  if (vm.float.isExact(object)) return floatRepr(vm.float.value(object));
  if (vm.str.isExact(object)) return reprText(cut(vm.str.text(object)));
  return null;
}

function intLabel(vm: Vm, object: Address): string {
  const digits = vm.int.digitCount(object);
  // 30 bits a digit; the decimal form of a huge int takes long to make.
  if (digits > 8) return `int (${digits * 30} bits)`;
  return cut(String(vm.int.bigint(object)));
}

function sizeLabel(vm: Vm, object: Address): string | null {
  const length = lengthOf(vm, object);
  return length === null ? null : `${vm.typeName(object)} (${length})${tag(vm, object)}`;
}

function lengthOf(vm: Vm, object: Address): number | null {
  if (vm.list.isList(object)) return vm.list.length(object);
  if (vm.dict.isDict(object)) return vm.dict.length(object);
  if (vm.tuple.isTuple(object)) return vm.tuple.length(object);
  if (vm.set.isAnySet(object)) return vm.set.length(object);
  if (vm.bytes.isBytes(object) || vm.bytes.isArray(object)) return vm.bytes.length(object);
  if (vm.str.isStr(object)) return vm.str.length(object);
  return null;
}

function namedLabel(vm: Vm, object: Address): string {
  if (vm.types.isType(object)) return `class ${vm.types.at(object).name}`;
  const type = vm.typeName(object);
  const name = attributeText(vm, object, type === 'module' ? '__name__' : 'name');
  if (type === 'module') return `module ${name ?? ''}`.trimEnd();
  if (vm.function.isFunction(object)) return `function ${functionName(vm, object)}`;
  return `${type}${name === null ? '' : ` ${reprText(cut(name))}`}${tag(vm, object)}`;
}

function functionName(vm: Vm, object: Address): string {
  return vm.str.text(vm.words[object + FUNC_NAME]);
}

/** An attribute of the object itself that is a str. */
function attributeText(vm: Vm, object: Address, attribute: string): string | null {
  const name = knownName(vm, attribute);
  if (name === 0 || !vm.instances.hasDict(vm.typeOf(object))) return null;
  const value = vm.instances.get(object, name);
  return value !== 0 && vm.str.isExact(value) ? vm.str.text(value) : null;
}

/** The last digits of `hex(id(object))`. */
function tag(vm: Vm, object: Address): string {
  return ` @${vm.addressOf(object).toString(16).slice(-6)}`;
}

function cut(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
