import type { Address } from '../../heap/object-type.ts';
import type { PyType } from '../../python/objects/type.ts';
import type { Vm } from '../../python/vm.ts';
import { setConstructor } from '../native-types.ts';

/** Word of a signal dict (PyDecSignalDictObject): its bits. CPython has a pointer to those of the context. */
const BITS = 4;

/** What `Context.flags` and `Context.traps` keep, as libmpdec does: one bit a condition. The mapping is in Python. */
export class SignalBits {
  readonly type: PyType;
  private readonly words: Int32Array;

  constructor(vm: Vm) {
    const { words } = vm;
    this.words = words;
    this.type = vm.types.define('decimal._SignalBits', { basicSize: 24, isBase: true, module: 'decimal' });
    setConstructor(vm, this.type, '', (subtype: PyType) => vm.allocateInstance(subtype));
    vm.types.methods(this.type, [
      ['_read', '', (self: Address) => vm.int.fromNumber(words[self + BITS])],
      [
        '_write',
        'bits, /',
        (self: Address, bits: Address) => {
          words[self + BITS] = vm.int.number(bits);
          return vm.none;
        },
      ],
    ]);
    vm.types.ready(this.type);
  }

  bits(signals: Address): number {
    return this.words[signals + BITS];
  }

  add(signals: Address, conditions: number): void {
    this.words[signals + BITS] |= conditions;
  }
}
