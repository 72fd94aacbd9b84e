import { CODE_SERIAL } from '../../objects/code.ts';
import { FUNC_CODE } from '../../objects/function.ts';
import { TYPE_VERSION } from '../../objects/type.ts';
import { CALLED_CLASS } from '../call-instructions.ts';
import { F_LOCALSPLUS } from '../frames.ts';
import { CallCache } from './inline-caches.ts';
import { pushFrame } from './push-frame.ts';
import type { Translator } from './translator.ts';

/**
 * CALL, where it has called a class whose `__init__` takes the arguments as they are (CALL_ALLOC_AND_ENTER_INIT): the
 * instance is made and the arguments move into the frame of `__init__`. False where something else was called.
 */
export function translateConstruction(t: Translator, argCount: number): boolean {
  const hasNoSelf = t.stack[t.stack.length - argCount - 1]?.kind === 'null';
  if (t.code.warm[t.at] !== CALLED_CLASS || !hasNoSelf) return false;
  const args = t.popMany(argCount);
  const self = t.pop();
  const callable = t.pop();
  t.flush();
  const depth = t.stack.length;
  const cache = t.cache(new CallCache());
  const result = t.variable();
  const frame = t.variable();
  const init = t.variable();
  const cls = callable.js;
  t.emit(`if(${cls}===${cache}.cls&&words[${cls}+${TYPE_VERSION}]===${cache}.version`);
  t.emit(
    `&&words[words[${cache}.init+${FUNC_CODE}]+${CODE_SERIAL}]===${cache}.serial&&frames.depth+1<frames.depthLimit`,
  );
  t.emit(`&&(${frame}=frames.top)+${cache}.frameWords<=frames.end&&(${result}=newInstance(${cls}))!==0){`);
  t.emit(`frames.depth++;${init}=newRef(${cache}.init);${pushFrame(t, cache, frame, init, true)}`);
  // One reference for the stack, one for `self`.
  t.emit(`words[${result}]=2;words[${frame}+${F_LOCALSPLUS}]=${result};${t.place(depth)}=${result};`);
  t.emit(args.map((value, i) => `${t.own(value)}words[${frame}+${F_LOCALSPLUS + 1 + i}]=${value.js};`).join(''));
  t.emit(`${t.releaseNumber(callable)}${t.mark(t.at, depth + 1)}initialise(${frame},${cache}.run);`);
  t.emit(`}else{${t.save([callable, self, ...args])}`);
  t.emit(`if((${result}=callClass(${cache},frame,${argCount},${t.at},code))<=0)return ${result};}`);
  t.pushOwned(result);
  return true;
}
