import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import { escapeCodePoint } from '../text/repr.ts';
import { UnicodeFault } from '../text/value-fault.ts';
import type { Vm } from '../vm.ts';

type Kind = 'encode' | 'decode' | 'translate';

/** UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError (`Objects/exceptions.c`). */
export function installUnicodeErrors(vm: Vm): void {
  install(vm, 'UnicodeEncodeError', 'encode', ['encoding', 'object', 'start', 'end', 'reason']);
  install(vm, 'UnicodeDecodeError', 'decode', ['encoding', 'object', 'start', 'end', 'reason']);
  install(vm, 'UnicodeTranslateError', 'translate', ['object', 'start', 'end', 'reason']);
}

function install(vm: Vm, name: string, kind: Kind, parameters: readonly string[]): void {
  const { words } = vm;
  const type = vm.exception.get(name);
  const initBase = vm.exception.base.init as NonNullable<PyType['init']>;
  type.init = (self, base, count, names) => {
    initBase(self, base, count, names);
    if (count !== parameters.length) {
      throw vm.errors.raise('TypeError', `function takes exactly ${parameters.length} arguments (${count} given)`);
    }
    parameters.forEach((parameter, i) => {
      check(vm, kind, parameter, i + 1, words[base + i]);
      vm.exception.setField(self, parameter, words[base + i]);
    });
  };
  type.str = (self) => vm.str.make(text(vm, self, kind));
}

function check(vm: Vm, kind: Kind, parameter: string, position: number, value: Address): void {
  if (parameter === 'start' || parameter === 'end') {
    vm.numbers.intArgument(value);
    return;
  }
  if (kind === 'decode' && parameter === 'object') {
    if (vm.bytes.isBytes(value) || vm.bytes.isArray(value)) return;
    throw vm.errors.raise('TypeError', `a bytes-like object is required, not '${vm.typeName(value)}'`);
  }
  if (vm.str.isStr(value)) return;
  throw vm.errors.raise('TypeError', `argument ${position} must be str, not ${vm.typeName(value)}`);
}

function text(vm: Vm, self: Address, kind: Kind): string {
  const part = (name: string): Address => vm.words[self + (vm.exception.field(self, name) as number)];
  const object = part('object');
  if (object === 0) return '';
  const [start, end] = [vm.numbers.index(part('start')), vm.numbers.index(part('end'))];
  const reason = vm.texts.strText(part('reason'));
  if (kind === 'translate') return translateText(vm.str.text(object), start, end, reason);
  const subject = kind === 'encode' ? vm.str.text(object) : vm.bytes.data(object);
  return new UnicodeFault(vm.texts.strText(part('encoding')), subject, start, end, reason).message;
}

function translateText(subject: string, start: number, end: number, reason: string): string {
  const character = Array.from(subject)[start];
  if (end !== start + 1 || character === undefined) {
    return `can't translate characters in position ${start}-${end - 1}: ${reason}`;
  }
  const escaped = escapeCodePoint(character.codePointAt(0) as number);
  return `can't translate character '${escaped}' in position ${start}: ${reason}`;
}
