import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../objects/type.ts';
import type { Vm } from '../vm.ts';

/** Fields that the second argument sets, in its order. */
const DETAILS = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'];

/** SyntaxError (`Objects/exceptions.c`, SyntaxError_init() and SyntaxError_str()). */
export function installSyntaxError(vm: Vm): void {
  const { words } = vm;
  const type = vm.exception.get('SyntaxError');
  const initBase = vm.exception.base.init as NonNullable<PyType['init']>;
  type.init = (self, base, count, names) => {
    initBase(self, base, count, names);
    if (count >= 1) vm.exception.setField(self, 'msg', words[base]);
    if (count === 2) setDetails(vm, self, words[base + 1]);
  };
  type.str = (self) => {
    const part = (name: string): Address => words[self + (vm.exception.field(self, name) as number)];
    const [message, filename, line] = ['msg', 'filename', 'lineno'].map(part);
    const file = filename !== 0 && vm.str.isStr(filename) ? vm.str.text(filename).replace(/^.*\//s, '') : null;
    const number = line !== 0 && vm.int.isExact(line) ? `line ${vm.int.bigint(line)}` : null;
    if (file === null && number === null) return vm.texts.str(message || vm.none);
    const place = [file, number].filter((text) => text !== null).join(', ');
    return vm.str.make(`${vm.texts.strText(message || vm.none)} (${place})`);
  };
}

function setDetails(vm: Vm, self: Address, details: Address): void {
  const info = vm.iteration.tuple(details);
  try {
    const count = vm.tuple.length(info);
    if (count < 4) throw vm.errors.raise('TypeError', `function takes at least 4 arguments (${count} given)`);
    if (count > 6) throw vm.errors.raise('TypeError', `function takes at most 6 arguments (${count} given)`);
    if (count === 5) throw vm.errors.raise('TypeError', 'end_offset must be provided when end_lineno is provided');
    for (let i = 0; i < count; i++) vm.exception.setField(self, DETAILS[i], vm.tuple.item(info, i));
  } finally {
    vm.heap.decref(info);
  }
}
