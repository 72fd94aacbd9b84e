import type { Address } from '../../heap/object-type.ts';
import { EXC_ARGS } from '../objects/exception.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { keywordsOf } from './constructor-arguments.ts';
import { setArguments } from './exception-arguments.ts';

/** The exceptions that keep an argument or two as attributes, or show themselves in their own way. */
export function installExceptionKinds(vm: Vm): void {
  const { words, tuple } = vm;
  const { base } = vm.exception;
  const initBase = base.init as NonNullable<PyType['init']>;
  const strBase = base.str as NonNullable<PyType['str']>;

  vm.exception.get('StopIteration').init = (self, start, count, names) => {
    initBase(self, start, count, names);
    vm.exception.setField(self, 'value', count > 0 ? words[start] : vm.none);
  };
  vm.exception.get('SystemExit').init = (self, start, count, names) => {
    initBase(self, start, count, names);
    if (count > 0) vm.exception.setField(self, 'code', count === 1 ? words[start] : words[self + EXC_ARGS]);
  };
  vm.exception.get('KeyError').str = (self) => {
    const args = words[self + EXC_ARGS];
    // The key in quotes: an empty string or a number in a str would say nothing of what was looked for.
    return tuple.length(args) === 1 ? vm.texts.repr(tuple.item(args, 0)) : strBase(self);
  };
  withKeywords(vm, 'AttributeError', ['name', 'obj']);
  withKeywords(vm, 'NameError', ['name']);
  withKeywords(vm, 'ImportError', ['name', 'path', 'name_from']);
  const importError = vm.exception.get('ImportError');
  const initKeywords = importError.init as NonNullable<PyType['init']>;
  importError.init = (self, start, count, names) => {
    initKeywords(self, start, count, names);
    if (count === 1) vm.exception.setField(self, 'msg', words[start]);
  };
  importError.str = (self) => {
    const message = words[self + (vm.exception.field(self, 'msg') as number)];
    return message !== 0 && vm.str.isExact(message) ? vm.heap.newRef(message) : strBase(self);
  };
}

/** An exception whose constructor takes these attributes as keywords. */
function withKeywords(vm: Vm, kind: string, allowed: readonly string[]): void {
  vm.exception.get(kind).init = (self, base, count, names) => {
    setArguments(vm, self, base, count);
    for (const [name, value] of keywordsOf(vm, base + count, names)) setKeyword(vm, self, kind, allowed, name, value);
  };
}

function setKeyword(
  vm: Vm,
  self: Address,
  kind: string,
  allowed: readonly string[],
  name: Address,
  value: Address,
): void {
  const text = vm.str.text(name);
  if (!allowed.includes(text)) {
    throw vm.errors.raise('TypeError', vm.language.messages.builtinKeyword(kind, text, ''));
  }
  vm.exception.setField(self, text, value);
}
