import type { Address } from '../../heap/object-type.ts';
import { clearWords } from '../../heap/words.ts';
import type { Vm } from '../vm.ts';

/** What a code object does not hold but shows; the number is the place in `_PyCoCached`. */
export const CODE_VIEWS = { co_code: 0, co_varnames: 1, co_cellvars: 2, co_freevars: 3 } as const;
export type CodeView = keyof typeof CODE_VIEWS;

/** sizeof(_PyCoCached). */
const CACHE_BYTES = 32;
const CACHE_WORDS = CACHE_BYTES >> 2;

/** `co_code` and the names of each kind, made of the code object when a script asks for them (`Objects/codeobject.c`). */
export class CodeViews {
  private readonly vm: Vm;
  /** The word of a code object that points to the block with its views, or is 0. */
  private readonly place: number;

  constructor(vm: Vm, place: number) {
    this.vm = vm;
    this.place = place;
  }

  /** A new reference to a view: the one that is kept, or what `make` makes. */
  get(code: Address, view: CodeView, make: () => Address): Address {
    const { words, heap } = this.vm;
    const kept = this.vm.facts.codeKeepsViews;
    if (kept === 'bytecode' && view !== 'co_code') return make();
    const slot = this.cache(code, kept === 'asked for') + 2 * CODE_VIEWS[view];
    if (words[slot] === 0) words[slot] = make();
    return heap.newRef(words[slot]);
  }

  /** `init_co_cached()`; where all views are kept in the code object (up to 3.11) there is no such block. */
  private cache(code: Address, isBlock: boolean): Address {
    const { words, heap } = this.vm;
    if (!isBlock) return code + this.place;
    if (words[code + this.place] === 0) {
      const block = heap.allocator.allocate(CACHE_BYTES);
      clearWords(words, block, block + CACHE_WORDS);
      words[code + this.place] = block;
    }
    return words[code + this.place];
  }

  /** The code object dies. */
  clear(code: Address): void {
    const { words, heap } = this.vm;
    const isBlock = this.vm.facts.codeKeepsViews === 'asked for';
    const cache = isBlock ? words[code + this.place] : code + this.place;
    if (cache === 0) return;
    for (const place of Object.values(CODE_VIEWS)) heap.xdecref(words[cache + 2 * place]);
    if (isBlock) heap.allocator.free(cache);
  }
}
