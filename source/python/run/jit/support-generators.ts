import { TYPE_INDEX } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import {
  GEN_EXC_PREVIOUS,
  GEN_EXC_VALUE,
  GEN_FRAME,
  GEN_RUNNING,
  GEN_STATE,
  GEN_SUSPENDED,
} from '../../objects/generator.ts';
import type { Vm } from '../../vm.ts';
import { F_ENTRY, F_IP, F_PREV, F_SP } from '../frames.ts';

/** What translations call for generators. Results are those of `outcomes.ts`. */
export function generatorSupport(vm: Vm) {
  const { words, heap, frames, interpreter, errors, none } = vm;
  const generatorIndex = vm.generator.type.index;
  return {
    /**
     * The next item of an iterator that is not one of the commonest, 0 at the end. A generator that waits at a translated
     * yield goes on there without the ceremony of `GeneratorRunner.send()` (FOR_ITER_GEN).
     */
    nextOfAny: (iterator: Address): Address => {
      const kind = words[iterator + TYPE_INDEX];
      if (kind !== generatorIndex) return (vm.types.table[kind].next as (o: Address) => Address)(iterator);
      if (words[iterator + GEN_STATE] !== GEN_SUSPENDED || frames.depth >= frames.depthLimit) {
        return interpreter.generators.next(iterator);
      }
      const frame = words[iterator + GEN_FRAME];
      const translation = frames.code(frame).translations[words[frame + F_IP]];
      if (!translation) return interpreter.generators.next(iterator);
      words[words[frame + F_SP]++] = heap.newRef(none);
      frames.depth++;
      words[iterator + GEN_STATE] = GEN_RUNNING;
      words[iterator + GEN_EXC_PREVIOUS] = errors.handledAt;
      errors.handledAt = iterator + GEN_EXC_VALUE;
      words[frame + F_PREV] = frames.current;
      words[frame + F_ENTRY] = 1;
      const value = interpreter.runTranslated(frame, translation);
      if (interpreter.yielded) return value;
      heap.decref(value);
      return 0;
    },
    /** The frame yields: the generator waits, and whoever resumed it charges allocations to its own line again. */
    yieldValue: (frame: Address, value: Address): number => {
      interpreter.exits.wait(frame);
      return value;
    },
  };
}
