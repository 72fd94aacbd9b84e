import { TYPE_INDEX } from '../heap/object.ts';
import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

// DIFFERS: `ctypes` reads the fields of objects, `c_long.from_address(id(x)).value`, and finds an object by its `id()`; it
// calls nothing and writes nothing. — There is no C here. — A field that points to something tells an inner number.
/** `ctypes`, as far as scripts about memory use it: looking at an object from outside. */
export function defineCtypes(vm: Vm): NativeModule {
  const { words, int } = vm;
  return {
    name: 'ctypes',
    functions: [
      [
        '_read',
        'address, bytes, /',
        (address: Address, bytes: Address) => {
          const word = wordAt(vm, address);
          const low = words[word] >>> 0;
          const size = vm.numbers.intArgument(bytes);
          return int.fromNumber(size >= 4 ? low : low & (2 ** (8 * size) - 1));
        },
      ],
      [
        '_object_at',
        'address, /',
        (address: Address) => {
          const object = wordAt(vm, address);
          const type = vm.types.table[words[object + TYPE_INDEX]];
          if (words[object] === 0 || type === undefined) throw noObject(vm, address);
          return vm.heap.newRef(object);
        },
      ],
    ],
  };
}

/** The word that an address as `id()` tells it means. Raises ValueError if there is none. */
function wordAt(vm: Vm, address: Address): Address {
  const word = Number(vm.int.bigint(address) - BigInt(vm.addressOf(0))) / 4;
  if (Number.isInteger(word) && word > 0 && word < vm.words.length) return word;
  throw noObject(vm, address);
}

function noObject(vm: Vm, address: Address): unknown {
  return vm.errors.raise('ValueError', `heaptop: there is no object at ${vm.texts.reprText(address)}`);
}
