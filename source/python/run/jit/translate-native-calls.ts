import { TYPE, TYPE_INDEX } from '../../../heap/object.ts';
import { BUILTIN_NATIVE, BUILTIN_SELF } from '../../objects/bound.ts';
import { DESCR_MEMBER, DESCR_TYPE } from '../../objects/descriptor.ts';
import { CALLED_FUNCTION, CALLED_METHOD, CALLED_STR } from '../call-instructions.ts';
import { NativeCache } from './inline-caches.ts';
import type { Translator, Value } from './translator.ts';

/** What a native call that is written out may have: as many as `callPlain()`. */
const MOST_ARGUMENTS = 3;

/**
 * CALL, where it has called a native: `CALL_BUILTIN_O`, `CALL_METHOD_DESCRIPTOR_O` and their kind, `CALL_STR_1`. The
 * operands are in the frame meanwhile. False where it has called something else, or cannot be written out.
 */
export function translateNativeCall(t: Translator, argCount: number): boolean {
  const called = t.code.warm[t.at];
  const hasNoSelf = t.stack[t.stack.length - argCount - 1]?.kind === 'null';
  if (
    argCount > MOST_ARGUMENTS ||
    called < CALLED_FUNCTION ||
    called > CALLED_STR ||
    (called === CALLED_METHOD && hasNoSelf)
  )
    return false;
  if (called === CALLED_STR && argCount !== 1) return false;
  const args = t.popMany(argCount);
  const self = t.pop();
  const callable = t.pop();
  t.flush();
  const depth = t.stack.length;
  const cache = t.cache(new NativeCache());
  const result = t.variable();
  const operands = [callable, self, ...args];
  t.emit(t.save(operands));
  const values = Array.from({ length: MOST_ARGUMENTS }, (_, i) => args[i]?.js ?? '0').join(',');
  if (called === CALLED_STR) {
    t.emit(`if(${callable.js}===${t.vm.str.type.address}&&${self.js}===0){${result}=textOf(${args[0].js});`);
  } else if (called === CALLED_FUNCTION) {
    t.emit(`if(${isFunction(t, callable.js, cache)}&&${self.js}===0){${result}=${cache}.code(${values});`);
  } else {
    const isMethod = `${self.js}!==0&&${isMethodOf(t, callable.js, self.js, cache)}`;
    t.emit(`if(${isMethod}){${result}=${cache}.code(${self.js},${values});`);
  }
  t.emit(operands.map((value) => releaseCounted(value)).join(''));
  t.emit(`if(gc.scheduled)collectAfter(${cache},frame,${t.top(depth)},${result});`);
  t.emit(`}else if((${result}=callOther(${cache},frame,${argCount},${t.at},code))<=0)return ${result};`);
  t.pushOwned(result);
  return true;
}

function isFunction(t: Translator, callable: string, cache: string): string {
  const isBuiltin = `words[${callable}+${TYPE_INDEX}]===${t.vm.bound.builtinType.index}`;
  return `${isBuiltin}&&words[${callable}+${BUILTIN_NATIVE}]===${cache}.number&&words[${callable}+${BUILTIN_SELF}]===0`;
}

function isMethodOf(t: Translator, callable: string, self: string, cache: string): string {
  const isDescriptor = `words[${callable}+${TYPE_INDEX}]===${t.vm.descriptor.methodType.index}`;
  const isSame = `words[${callable}+${DESCR_MEMBER}]===${cache}.number`;
  return `${isDescriptor}&&${isSame}&&words[${self}+${TYPE}]===words[${callable}+${DESCR_TYPE}]`;
}

/** Text that gives back a reference that `save()` has put in the frame. */
function releaseCounted({ js, operand }: Value): string {
  const isFixed = operand.kind === 'constant' && operand.isImmortal;
  if (isFixed || operand.kind === 'null' || operand.kind === 'truth') return '';
  const text = `if((c=words[${js}])>1)words[${js}]=c-1;else if(c===1)dealloc(${js});`;
  return operand.kind === 'constant' || operand.kind === 'local' ? text : `if(${js}!==0){${text}}`;
}
