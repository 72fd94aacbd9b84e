import type { Address } from '../../heap/object-type.ts';
import { readWords } from '../../heap/words.ts';
import { EXC_ARGS } from '../objects/exception.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';
import { refuseKeywords } from './constructor-arguments.ts';
import { setReference } from './object-member.ts';

/** What OSError becomes by its errno (Linux). */
const BY_ERRNO: Readonly<Record<number, string>> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  4: 'InterruptedError',
  10: 'ChildProcessError',
  11: 'BlockingIOError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  104: 'ConnectionResetError',
  108: 'BrokenPipeError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
  114: 'BlockingIOError',
  115: 'BlockingIOError',
};

/** OSError (`Objects/exceptions.c`, OSError_new() and its like). */
export function installOsError(vm: Vm): void {
  const { words, heap, tuple } = vm;
  const type = vm.exception.get('OSError');
  const strBase = vm.exception.base.str as NonNullable<PyType['str']>;
  const init: NonNullable<PyType['init']> = (self, base, count, names) => {
    const own = vm.typeOf(self);
    if (!usesInit(own)) return;
    refuseKeywords(vm, own.name, names);
    initialise(vm, self, readWords(words, base, base + count));
  };
  const create: NonNullable<PyType['create']> = (subtype, base, count, names) => {
    if (usesInit(subtype)) {
      const self = vm.allocateInstance(subtype);
      words[self + EXC_ARGS] = tuple.empty;
      return self;
    }
    refuseKeywords(vm, subtype.name, names);
    const args = readWords(words, base, base + count);
    const self = vm.allocateInstance(subtype === type ? mapped(vm, type, args) : subtype);
    initialise(vm, self, args);
    return self;
  };
  /** Whether `__init__` does the work: a subclass overrides it, and leaves `__new__` as it is. */
  const usesInit = (subtype: PyType): boolean => subtype.init !== init && subtype.create === create;
  type.create = create;
  type.init = init;
  type.str = (self) => {
    const part = (name: string): Address => words[self + (vm.exception.field(self, name) as number)];
    const [errno, text, file, second] = ['errno', 'strerror', 'filename', 'filename2'].map(part);
    const head = (): string => `[Errno ${vm.texts.strText(errno || vm.none)}] ${vm.texts.strText(text || vm.none)}`;
    if (file !== 0) {
      const names = vm.texts.reprText(file) + (second === 0 ? '' : ` -> ${vm.texts.reprText(second)}`);
      return vm.str.make(`${head()}: ${names}`);
    }
    return errno !== 0 && text !== 0 ? vm.str.make(head()) : strBase(self);
  };
  vm.types.methods(type, [
    [
      '__reduce__',
      '',
      (self: Address) => {
        const file = words[self + (vm.exception.field(self, 'filename') as number)];
        const args = tuple.items(words[self + EXC_ARGS]);
        if (args.length === 2 && file !== 0) args.push(file);
        return tuple.steal([heap.newRef(vm.typeOf(self).address), tuple.pack(args)]);
      },
    ],
  ]);
}

/** The subclass for an errno, if there are enough arguments for one. */
function mapped(vm: Vm, type: PyType, args: readonly Address[]): PyType {
  if (args.length < 2 || args.length > 5 || !vm.int.isInt(args[0])) return type;
  const name = BY_ERRNO[vm.int.number(args[0])];
  return name === undefined ? type : vm.exception.get(name);
}

/** `oserror_init()`: errno, text, file name, Windows's own number, second file name. `args` keeps the first two. */
function initialise(vm: Vm, self: Address, args: readonly Address[]): void {
  const { tuple } = vm;
  let kept = args;
  if (args.length >= 2 && args.length <= 5) {
    const [errno, text, file, , second] = args;
    vm.exception.setField(self, 'errno', errno);
    vm.exception.setField(self, 'strerror', text);
    if (file !== undefined && file !== vm.none) {
      vm.exception.setField(self, 'filename', file);
      if (second !== undefined && second !== vm.none) vm.exception.setField(self, 'filename2', second);
      kept = args.slice(0, 2);
    }
  }
  const packed = tuple.pack(kept);
  setReference(vm, self, EXC_ARGS, packed);
  vm.heap.decref(packed);
}
