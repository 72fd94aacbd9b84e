import { TYPE_INDEX } from '../../../heap/object.ts';
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from '../../compile/code-unit.ts';
import * as op from '../../compile/opcodes.ts';
import { CODE_SERIAL } from '../../objects/code.ts';
import { FUNC_CODE } from '../../objects/function.ts';
import { F_FUNC, F_LINE, F_LOCALS, F_LOCALSPLUS, F_OBJECT, F_PREV, F_TOP } from '../frames.ts';
import { CallCache } from './inline-caches.ts';
import { RAISED, RERAISED } from './outcomes.ts';
import { pushFrame } from './push-frame.ts';
import { translateConstruction } from './translate-construction.ts';
import { translateNativeCall } from './translate-native-calls.ts';
import type { Translator, Value } from './translator.ts';

/** Calls, returns, yields and raises. False for other instructions. */
export function translateCalls(t: Translator, opcode: number, arg: number): boolean {
  switch (opcode) {
    case op.CALL:
      return translateNativeCall(t, arg) || translateConstruction(t, arg) || call(t, arg);
    case op.CALL_KW:
      return otherCall(t, `callKeywords(frame,${arg},${t.at},code)`, 3 + arg);
    case op.CALL_FUNCTION_EX:
      return otherCall(t, `callExtended(frame,${arg},${t.at},code)`, 3 + (arg & 1));
    case op.RETURN_CONST:
      t.pushConstant(t.code.consts[arg]);
      return leave(t);
    case op.RETURN_VALUE:
      return leave(t);
    case op.RETURN_GENERATOR:
      t.emit(`${t.mark(t.at + 1, t.stack.length)}return makeGenerator(frame);`);
      return end(t);
    case op.YIELD_VALUE: {
      const value = t.pop();
      const owned = t.own(value);
      const name = t.variable();
      t.emit(`${owned}${name}=${value.js};`);
      t.flush();
      t.emit(`${t.mark(t.at + 1, t.stack.length)}return yieldValue(frame,${name});`);
      return end(t);
    }
    case op.RAISE_VARARGS:
      return raise(t, arg);
    case op.RERAISE: {
      const [exception] = t.popMany(1);
      t.flush();
      t.emit(`${t.mark(t.at, t.stack.length)}setError(${exception.js});return ${RERAISED};`);
      return end(t);
    }
    default:
      return false;
  }
}

function end(t: Translator): true {
  t.isDead = true;
  return true;
}

function call(t: Translator, argCount: number): boolean {
  const args = t.popMany(argCount);
  const self = t.pop();
  const callable = t.pop();
  t.flush();
  const depth = t.stack.length;
  const cache = t.cache(new CallCache());
  const result = t.variable();
  const frame = t.variable();
  const hasSelf = self.operand.kind === 'null' ? '' : `+(${self.js}!==0?1:0)`;
  const isFunction = `words[${callable.js}+${TYPE_INDEX}]===${t.vm.function.type.index}`;
  const isSame = `words[words[${callable.js}+${FUNC_CODE}]+${CODE_SERIAL}]===${cache}.serial`;
  t.emit(`if(${isFunction}&&${isSame}&&${cache}.argCount===${argCount}${hasSelf}&&frames.depth<frames.depthLimit`);
  t.emit(`&&(${frame}=frames.top)+${cache}.frameWords<=frames.end){`);
  t.emit(pushFrame(t, cache, frame, callable.js));
  t.emit(t.own(callable) + moveArguments(t, frame, self, args));
  t.emit(`${t.mark(t.at + 1, depth)}frames.current=${frame};`);
  t.emit(`if((${result}=${cache}.run(${frame}))<=0)return ${result};`);
  const line = t.line ?? `words[frame+${F_LINE}]`;
  t.emit(`if((s=sites[${line}-${t.code.firstSiteLine}])<trace.epochStart)frames.restoreSite(frame);`);
  t.emit('else trace.site=s;');
  t.emit(`}else{${t.save([callable, self, ...args])}`);
  t.emit(`if((${result}=call(${cache},frame,${argCount},${t.at},code))<=0)return ${result};}`);
  t.pushOwned(result);
  return true;
}

/** Text that gives the arguments to the new frame. */
function moveArguments(t: Translator, frame: string, self: Value, args: readonly Value[]): string {
  const owning = args.map((value) => t.own(value)).join('');
  const place = (i: number): string => `words[${frame}+${F_LOCALSPLUS + i}]`;
  if (self.operand.kind === 'null') {
    return owning + args.map((value, i) => `${place(i)}=${value.js};`).join('');
  }
  const shifted = args.map((value, i) => `${place(i + 1)}=${value.js};`).join('');
  const straight = args.map((value, i) => `${place(i)}=${value.js};`).join('');
  return `${owning}if(${self.js}!==0){${place(0)}=${self.js};${shifted}}else{${straight}}`;
}

/** A call whose operands are in the frame; what it calls takes them. */
function otherCall(t: Translator, text: string, operands: number): boolean {
  t.flush();
  t.emit(t.mark(t.at, t.stack.length));
  const result = t.variable();
  t.emit(`if((${result}=${text})<=0)return ${result};`);
  t.stack.length -= operands;
  t.pushOwned(result);
  return true;
}

function leave(t: Translator): boolean {
  const { code } = t;
  const value = t.pop();
  const name = t.variable();
  t.emit(`${t.own(value)}${name}=${value.js};`);
  t.flush();
  const isGenerator = (code.unit.flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) !== 0;
  const depth = t.stack.length;
  const inline = !isGenerator && depth === 0 && code.localCount <= MOST_UNROLLED;
  if (!inline) {
    t.emit(`${t.mark(t.at, depth)}return leaveFrame(frame,${name});`);
    return end(t);
  }
  // Finalizers see the caller: `frame = tstate->current_frame = dying->previous` comes first.
  t.emit(`frames.depth--;frames.current=words[frame+${F_PREV}];`);
  t.emit(`if((words[frame+${F_OBJECT}]|words[frame+${F_LOCALS}])!==0){${t.mark(t.at, 0)}clearFrame(frame);}else{`);
  const local = t.variable();
  for (let slot = 0; slot < code.localCount; slot++) {
    const i = t.vm.facts.clearsLocalsBackwards ? code.localCount - 1 - slot : slot;
    const dying = `else if(c===1){${t.mark(t.at, 0)}${t.local(i)}=0;dealloc(${local});}`;
    t.emit(`if((${local}=${t.local(i)})!==0){if((c=words[${local}])>1)words[${local}]=c-1;${dying}}`);
  }
  const held = t.variable();
  t.emit(`if((${held}=words[frame+${F_FUNC}])!==0){if((c=words[${held}])>1)words[${held}]=c-1;else dealloc(${held});}`);
  const { address } = code;
  t.emit(
    `if((c=words[${address}])>1)words[${address}]=c-1;else dealloc(${address});frames.top=words[frame+${F_TOP}];}`,
  );
  t.emit(`return ${name};`);
  return end(t);
}

/** Locals that are released one by one in the text rather than by a loop. */
const MOST_UNROLLED = 12;

function raise(t: Translator, arg: number): boolean {
  if (arg === 0) {
    t.emit(`${t.save([])}names.reraise();return ${RERAISED};`);
    return end(t);
  }
  const values = t.popMany(arg);
  const owned = values.map((value) => t.own(value)).join('');
  t.emit(owned);
  t.flush();
  const [exception, cause] = values;
  t.emit(`${t.mark(t.at, t.stack.length)}names.raise(${exception.js},${cause?.js ?? '0'});return ${RAISED};`);
  return end(t);
}
