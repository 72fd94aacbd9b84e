import type { Address } from '../../heap/object-type.ts';
import { CO_OPTIMIZED } from '../compile/code-unit.ts';
import { FRAME_AT, FRAME_BACK, FRAME_TRACE } from '../objects/frame.ts';
import { GEN_RUNNING, GEN_STATE } from '../objects/generator.ts';
import {
  F_BUILTINS,
  F_EXECUTABLE,
  F_GENERATOR,
  F_GLOBALS,
  F_IP,
  F_LINE,
  F_LOCALS,
  F_OWNER,
  F_PREV,
  OWNED_BY_FRAME_OBJECT,
  OWNED_BY_THREAD,
} from '../run/frames.ts';
import { keptLocals } from '../run/kept-locals.ts';
import { reprText } from '../text/repr.ts';
import type { Vm } from '../vm.ts';
import { installFrameLocals } from './frame-locals-proxy.ts';
import { computed, disallowInstances, setReference, settable } from './object-member.ts';

/** Bytes of an instruction in CPython. */
export const INSTRUCTION_BYTES = 2;

/** What frame objects do (`Objects/frameobject.c`). */
export function installFrameType(vm: Vm): void {
  const { words, heap, int } = vm;
  const { type } = vm.frame;
  const localsOf = installFrameLocals(vm);
  disallowInstances(vm, type);
  const at = (self: Address): Address => words[self + FRAME_AT];
  type.repr = (self) => {
    const { filename, name } = vm.frames.code(at(self)).unit;
    const place = `file ${reprText(filename)}, line ${words[at(self) + F_LINE]}, code ${name}`;
    return vm.str.make(`<frame at ${vm.texts.pointer(self)}, ${place}>`);
  };
  vm.types.attributes(type, [
    computed('f_back', (self) => heap.newRef(callerOf(vm, self) || vm.none)),
    computed('f_code', (self) => heap.newRef(words[at(self) + F_EXECUTABLE])),
    computed('f_locals', (self) => {
      const isFunction = (vm.frames.code(at(self)).unit.flags & CO_OPTIMIZED) !== 0;
      if (!isFunction) return heap.newRef(words[at(self) + F_LOCALS]);
      return vm.facts.framesKeepLocalsDict ? heap.newRef(keptLocals(vm, at(self))) : localsOf(self);
    }),
    computed('f_globals', (self) => heap.newRef(words[at(self) + F_GLOBALS])),
    computed('f_builtins', (self) => heap.newRef(words[at(self) + F_BUILTINS])),
    computed('f_lineno', (self) => int.fromNumber(words[at(self) + F_LINE])),
    computed('f_lasti', (self) => int.fromNumber(words[at(self) + F_IP] * INSTRUCTION_BYTES)),
    settable(
      'f_trace',
      (self) => heap.newRef(words[self + FRAME_TRACE] || vm.none),
      (self, value) => setReference(vm, self, FRAME_TRACE, value === vm.none ? 0 : value),
    ),
    computed('f_trace_lines', () => int.true),
    computed('f_trace_opcodes', () => int.false),
  ]);
  vm.types.methods(type, [
    ['clear', '', (self: Address) => clear(vm, self)],
    [
      '__sizeof__',
      '',
      (self: Address) => {
        const code = vm.frames.code(at(self));
        return int.fromNumber(type.basicSize + type.itemSize * code.frameSlots);
      },
    ],
  ]);
  vm.types.ready(type);
}

/** The frame object of the caller, borrowed, or 0. */
function callerOf(vm: Vm, self: Address): Address {
  const { words } = vm;
  const frame = words[self + FRAME_AT];
  if (words[frame + F_OWNER] === OWNED_BY_FRAME_OBJECT) return words[self + FRAME_BACK];
  const previous = words[frame + F_PREV];
  return previous === 0 ? 0 : vm.frame.of(previous);
}

/** `frame.clear()`: locals and stack of a frame whose call is over; up to 3.12 a generator is closed. */
function clear(vm: Vm, self: Address): Address {
  const { words, errors } = vm;
  const frame = words[self + FRAME_AT];
  if (words[frame + F_OWNER] === OWNED_BY_FRAME_OBJECT) {
    vm.frame.type.clear(self);
    return vm.none;
  }
  const generator = words[frame + F_GENERATOR];
  const running = words[frame + F_OWNER] === OWNED_BY_THREAD || words[generator + GEN_STATE] === GEN_RUNNING;
  if (!running && vm.facts.clearingFramesClosesGenerators) {
    vm.typeOf(generator).del?.(generator);
    return vm.none;
  }
  throw errors.raise('RuntimeError', `cannot clear ${running ? 'an executing' : 'a suspended'} frame`);
}
