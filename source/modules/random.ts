import type { Address } from '../heap/object-type.ts';
import { MersenneTwister } from '../python/numbers/mersenne-twister.ts';
import type { PyType } from '../python/objects/type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** sizeof(RandomObject). */
const RANDOM_BYTES = 2520;
/** Word of a generator: its number in the table of those beside the heap. */
const GENERATOR = 4;
// DIFFERS: `random` without a seed always begins with seed 0. — The same script must make the same heap. —
// `random.seed(n)` gives CPython's numbers for n.
/** Without a seed the stream is this one: the same script prints the same. */
const DEFAULT_SEED = 0n;

/** `random`: the Mersenne twister (`Modules/_randommodule.c`), what draws from it in Python. */
export function defineRandom(vm: Vm): NativeModule {
  return { name: 'random', types: { _Random: defineGenerator(vm) } };
}

function defineGenerator(vm: Vm): PyType {
  const { words, int } = vm;
  const generators: (MersenneTwister | null)[] = [];
  const of = (self: Address): MersenneTwister => generators[words[self + GENERATOR]] as MersenneTwister;
  const type = vm.types.define('_random.Random', { basicSize: RANDOM_BYTES, isBase: true, module: '_random' });
  type.create = (subtype, base, count) => {
    const self = vm.allocateInstance(subtype);
    words[self + GENERATOR] = generators.push(new MersenneTwister(DEFAULT_SEED)) - 1;
    if (count > 0) seed(vm, of(self), words[base]);
    return self;
  };
  type.dealloc = (self) => {
    generators[words[self + GENERATOR]] = null;
    vm.freeInstance(self);
  };
  vm.types.methods(type, [
    ['random', '', (self: Address) => vm.float.make(of(self).random())],
    [
      'getrandbits',
      'k, /',
      (self: Address, k: Address) => {
        const count = vm.numbers.intArgument(k);
        if (count < 0) throw vm.errors.raise('ValueError', 'number of bits must be non-negative');
        return int.fromBigInt(count === 0 ? 0n : of(self).getRandBits(count));
      },
    ],
    [
      'seed',
      'n=None, /',
      (self: Address, n: Address) => {
        seed(vm, of(self), n);
        return vm.none;
      },
    ],
    [
      'getstate',
      '',
      (self: Address) =>
        vm.tuple.steal(
          of(self)
            .getState()
            .map((word) => int.fromNumber(word)),
        ),
    ],
    [
      'setstate',
      'state, /',
      (self: Address, state: Address) => {
        if (!vm.tuple.isTuple(state)) throw vm.errors.raise('TypeError', 'state vector must be a tuple');
        if (vm.tuple.length(state) !== 625) throw vm.errors.raise('ValueError', 'state vector is the wrong size');
        of(self).setState(vm.tuple.items(state).map((item) => int.number(item)));
        return vm.none;
      },
    ],
  ]);
  return vm.types.ready(type);
}

/** `random.seed()` of what the Python part lets through: None, int, float, str, bytes. */
function seed(vm: Vm, generator: MersenneTwister, value: Address): void {
  if (value === 0 || value === vm.none) generator.seed(DEFAULT_SEED);
  else if (vm.int.isInt(value)) generator.seed(vm.int.bigint(value));
  else if (vm.str.isStr(value)) generator.seedByText(vm.str.text(value));
  else if (vm.bytes.isBytes(value) || vm.bytes.isArray(value)) generator.seedByBytes(vm.bytes.data(value));
  else {
    vm.hashOf(value);
    const hash = (BigInt(vm.hash.hi) << 32n) | BigInt(vm.hash.lo >>> 0);
    generator.seed(BigInt.asUintN(64, hash));
  }
}
