import type { Address } from '../../heap/object-type.ts';
import { fromLatin1, toLatin1 } from '../text/bytes-methods.ts';
import { type PercentOperand, percentFormatBytes } from '../text/percent-format.ts';
import type { Vm } from '../vm.ts';
import { bufferOf, isBytesLike } from './buffer.ts';
import { Owned } from './owned.ts';
import { percentOperand, toInteger } from './percent-operand.ts';

/** `template % right` of bytes or bytearray (`Objects/bytesobject.c, _PyBytes_FormatEx()`). */
export function percentBytes(vm: Vm, template: Address, right: Address): Uint8Array {
  const owned = new Owned(vm);
  try {
    return fromLatin1(percentFormatBytes(toLatin1(vm.bytes.data(template)), operandOf(vm, right, owned)));
  } finally {
    owned.release();
  }
}

function operandOf(vm: Vm, right: Address, owned: Owned): PercentOperand<Address> {
  const { getItem } = vm.typeOf(right);
  const isMapping = getItem !== null && !vm.tuple.isTuple(right) && !vm.str.isStr(right) && !isBytesLike(vm, right);
  return {
    ...percentOperand(vm, right, owned),
    getItem: isMapping ? (key) => owned.keep(getItem(right, owned.keep(vm.bytes.make(fromLatin1(key))))) : undefined,
    str: (value) => bytesText(vm, value, owned),
    repr: (value) => vm.texts.asciiText(value),
    toCharacter: (value) => {
      if (isBytesLike(vm, value)) return toLatin1(bufferOf(vm, value));
      return vm.numbers.isIndex(value) ? toInteger(vm, value, true) : undefined;
    },
  };
}

/** `format_obj()`: a bytes-like object, or what `__bytes__` makes of another; undefined without either. */
function bytesText(vm: Vm, value: Address, owned: Owned): string | undefined {
  if (isBytesLike(vm, value)) return toLatin1(bufferOf(vm, value));
  const result = vm.calls.boundSpecial(value, '__bytes__');
  if (result === 0) return undefined;
  owned.keep(result);
  if (vm.bytes.isBytes(result)) return toLatin1(bufferOf(vm, result));
  throw vm.errors.raise('TypeError', `__bytes__ returned non-bytes (type ${vm.typeName(result)})`);
}
