import type { Address } from '../../heap/object-type.ts';
import { FRAME_AT, TB_FRAME, TB_LASTI, TB_LINENO, TB_NEXT } from '../objects/frame.ts';
import { Native } from '../objects/native.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { INSTRUCTION_BYTES } from './frame-type.ts';
import { computed, objectMember, setReference, settable } from './object-member.ts';

/** What tracebacks do (`Python/traceback.c`). */
export function installTracebackType(vm: Vm): void {
  const { words, heap, int } = vm;
  const type = vm.frame.tracebackType;
  const creation = new Native('traceback', 'tb_next, tb_frame, tb_lasti, tb_lineno', (next, frame, lasti, line) => {
    if (next !== vm.none) requireTraceback(vm, next);
    if (vm.typeOf(frame) !== vm.frame.type) {
      throw vm.errors.raise('TypeError', `traceback() argument 'tb_frame' must be frame, not ${vm.typeName(frame)}`);
    }
    const held = next === vm.none ? 0 : heap.newRef(next);
    const instruction = vm.numbers.intArgument(lasti) / INSTRUCTION_BYTES;
    return vm.frame.makeTraceback(held, words[frame + FRAME_AT], Math.floor(instruction), vm.numbers.intArgument(line));
  });
  type.create = (_type, base, count, names) => callNative(vm, creation, 0, base, count, names);
  vm.types.attributes(type, [
    settable(
      'tb_next',
      (self) => heap.newRef(words[self + TB_NEXT] || vm.none),
      (self, value) => setNext(vm, self, value),
    ),
    objectMember(vm, 'tb_frame', TB_FRAME),
    computed('tb_lasti', (self) => int.fromNumber(words[self + TB_LASTI] * INSTRUCTION_BYTES)),
    computed('tb_lineno', (self) => int.fromNumber(words[self + TB_LINENO])),
  ]);
  vm.types.ready(type);
}

function requireTraceback(vm: Vm, value: Address): void {
  if (vm.typeOf(value) === vm.frame.tracebackType) return;
  throw vm.errors.raise('TypeError', `expected traceback object, got '${vm.typeName(value)}'`);
}

function setNext(vm: Vm, self: Address, value: Address): void {
  if (value === 0) throw vm.errors.raise('TypeError', "can't delete tb_next attribute");
  const next = value === vm.none ? 0 : value;
  if (next !== 0) requireTraceback(vm, next);
  for (let at = next; at !== 0; at = vm.words[at + TB_NEXT]) {
    if (at === self) throw vm.errors.raise('ValueError', 'traceback loop detected');
  }
  setReference(vm, self, TB_NEXT, next);
}
