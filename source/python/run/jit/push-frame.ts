import { FUNC_BUILTINS, FUNC_GLOBALS } from '../../objects/function.ts';
import {
  F_BUILTINS,
  F_CODE,
  F_ENTRY,
  F_EXECUTABLE,
  F_FUNC,
  F_GLOBALS,
  F_LOCALS,
  F_LOCALSPLUS,
  F_OBJECT,
  F_OWNER,
  F_PREV,
  F_TOP,
} from '../frames.ts';
import type { Translator } from './translator.ts';

/**
 * Text that pushes a frame for the function that a cache knows, its arguments still to come; takes over the function. What
 * the first line sets, is not set here where that comes at once.
 */
export function pushFrame(t: Translator, cache: string, frame: string, func: string, isEntry = false): string {
  const slot = t.variable();
  const end = t.variable();
  const set = (word: number, value: string | number): string => `words[${frame}+${word}]=${value};`;
  return [
    `frames.depth++;frames.top=${frame}+${cache}.frameWords;`,
    `words[${slot}=${cache}.executable]++;`,
    set(F_CODE, `${cache}.number`) + set(F_EXECUTABLE, slot) + set(F_FUNC, func),
    set(F_GLOBALS, `words[${func}+${FUNC_GLOBALS}]`) + set(F_BUILTINS, `words[${func}+${FUNC_BUILTINS}]`),
    set(F_LOCALS, 0) +
      set(F_OBJECT, 0) +
      set(F_PREV, 'frame') +
      set(F_OWNER, 0) +
      set(F_ENTRY, isEntry ? 1 : 0) +
      set(F_TOP, frame),
    `if(!${cache}.isBare)prepareFrame(${frame});`,
    `for(${slot}=${frame}+${F_LOCALSPLUS}+${cache}.argCount,${end}=${frame}+${F_LOCALSPLUS}+${cache}.localCount;`,
    `${slot}<${end};${slot}++)words[${slot}]=0;`,
  ].join('');
}
