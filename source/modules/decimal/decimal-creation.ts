import type { Address } from '../../heap/object-type.ts';
import { type Decimal, finite, fromDouble, fromInteger, infinity, parseDecimal } from '../../python/numbers/decimal.ts';
import { DecimalFault } from '../../python/numbers/decimal-arithmetic.ts';
import { FLOAT_OPERATION } from '../../python/numbers/decimal-context.ts';
import type { Vm } from '../../python/vm.ts';
import { setConstructor } from '../native-types.ts';
import type { DecimalObjects } from './decimal-objects.ts';

/** `Decimal(value='0', context=None)`: always exact (`PyDecType_FromObjectExact()`). */
export function installDecimalCreation(vm: Vm, decimals: DecimalObjects): void {
  setConstructor(vm, decimals.type, "value='0', context=None", (subtype, value: Address) => {
    const made = value === 0 ? fromInteger(0n) : decimals.settle(() => exactValue(vm, decimals, value));
    return decimals.make(made, subtype);
  });
}

function exactValue(vm: Vm, decimals: DecimalObjects, value: Address): Decimal {
  const operand = decimals.operand(value);
  if (operand !== null) return operand;
  if (vm.float.isFloat(value)) {
    decimals.tell(FLOAT_OPERATION);
    return fromDouble(vm.float.value(value));
  }
  if (vm.str.isStr(value)) {
    const parsed = parseDecimal(vm.str.text(value));
    if (parsed !== null) return parsed;
    throw new DecimalFault('ConversionSyntax');
  }
  if (vm.tuple.isTuple(value) || vm.list.isList(value)) return fromParts(vm, value);
  throw vm.errors.raise('TypeError', `conversion from ${vm.typeName(value)} to Decimal is not supported`);
}

/** Sign, digits and exponent, as `as_tuple()` gives them. */
function fromParts(vm: Vm, value: Address): Decimal {
  const fail = (message: string): unknown => vm.errors.raise('ValueError', message);
  const parts = vm.iterator.fastItems(value);
  if (parts.length !== 3) throw fail('argument must be a sequence of length 3');
  const [sign, digits, exponent] = parts;
  const signNumber = vm.int.isInt(sign) ? vm.int.number(sign) : 2;
  if (signNumber !== 0 && signNumber !== 1) throw fail('sign must be an integer with the value 0 or 1');
  if (!vm.tuple.isTuple(digits) && !vm.list.isList(digits)) throw fail('coefficient must be a tuple of digits');
  let text = '';
  for (const digit of vm.iterator.fastItems(digits)) {
    const number = vm.int.isInt(digit) ? vm.int.number(digit) : -1;
    if (number < 0 || number > 9) throw fail('coefficient must be a tuple of digits');
    text += number;
  }
  const negative = signNumber === 1;
  if (vm.str.isStr(exponent)) {
    const kind = vm.str.text(exponent);
    if (kind === 'F') return infinity(negative);
    if (kind === 'n' || kind === 'N') {
      return { kind: kind === 'n' ? 'nan' : 'snan', negative, digits: BigInt(text || '0'), exponent: 0 };
    }
    throw fail("string argument in the third position must be 'F', 'n' or 'N'");
  }
  if (!vm.int.isInt(exponent)) throw fail('exponent must be an integer');
  return finite(negative, BigInt(text || '0'), vm.int.number(exponent));
}
