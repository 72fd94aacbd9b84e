import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function of ours runs before V8 looks whether to optimise it; its own measure is twice that. */
const INTERRUPT_BUDGET = 30_000;
/** Bytes of bytecode that may be inlined in one function; V8's own measure is 920. Translations call many small functions. */
const INLINED = 2000;
/** Versions of V8 that have these flags: of Node 20, 22 and 24. V8 complains on stderr of what it does not know. */
const KNOWN_VERSIONS = /^1[1-3]\./;

/**
 * Lets V8 optimise sooner and more, in the whole process: an engine that has begun to translate a script runs the same
 * functions millions of times, a tenth faster so (docs/engine.md). Call it when everything is loaded: V8 refuses the kept
 * code of a chunk (`source/launcher.ts`) where its flags are others than when the code was made.
 */
export function optimiseSooner(): void {
  if (!KNOWN_VERSIONS.test(process.versions.v8)) return;
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
}
