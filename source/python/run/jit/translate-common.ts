import * as op from '../../compile/opcodes.ts';
import { stackEffect } from '../../compile/stack-effects.ts';
import type { Translator } from './translator.ts';

/** Instructions that work on the frame's stack, by the name of their function in `Support`. */
const COMMON = new Map<number, string>([
  [op.BUILD_TUPLE, 'buildTuple'],
  [op.BUILD_LIST, 'buildList'],
  [op.BUILD_MAP, 'buildMap'],
  [op.BUILD_SLICE, 'buildSlice'],
  [op.UNARY_NEGATIVE, 'negate'],
  [op.BUILD_STRING, 'buildString'],
  [op.FORMAT_SIMPLE, 'formatSimple'],
  [op.FORMAT_WITH_SPEC, 'formatWithSpec'],
  [op.CONVERT_VALUE, 'convertValue'],
  [op.LIST_EXTEND, 'extendList'],
  [op.MAP_ADD, 'mapAdd'],
  [op.DICT_UPDATE, 'updateDict'],
  [op.DICT_MERGE, 'mergeDict'],
  [op.UNPACK_SEQUENCE, 'unpack'],
  [op.UNPACK_EX, 'unpackStarred'],
  [op.SET_FUNCTION_ATTRIBUTE, 'setAttributeOfFunction'],
  [op.PUSH_EXC_INFO, 'pushHandled'],
  [op.POP_EXCEPT, 'popHandled'],
  [op.CHECK_EXC_MATCH, 'checkMatch'],
]);

/** Instructions that need nothing of the translator but a complete frame: all others. */
export function translateCommon(t: Translator, opcode: number, arg: number): void {
  if (opcode === op.LIST_APPEND) {
    const value = t.pop();
    const list = t.variable();
    t.emit(`${t.own(value)}${list}=${t.place(t.stack.length - arg)};`);
    t.emit(`${t.mark(t.at, t.stack.length)}append(${list},${value.js});`);
    return;
  }
  t.flush();
  const depth = t.stack.length;
  const effect = opcode === op.SEND ? 0 : stackEffect(opcode, arg);
  const setDepth = (): void => {
    t.stack = t.stack.slice(0, depth + Math.min(effect, 0));
    while (t.stack.length < depth + effect) t.push({ kind: 'memory' });
  };
  t.emit(t.mark(t.at, depth));
  const common = COMMON.get(opcode);
  if (common !== undefined) t.emit(`${common}(vm,${t.top(depth)},${arg});`);
  else if (opcode === op.BINARY_SLICE) t.emit(`sliceOf(vm,frame,${t.top(depth)});`);
  else if (opcode === op.MAKE_FUNCTION) t.emit(`makeFunctionOf(vm,frame,${t.top(depth)});`);
  else if (opcode === op.SEND) {
    t.emit(`if(runRare(vm,frame,${opcode},${arg},${t.at})>=0){${t.jump(arg)}}`);
  } else t.emit(`if((s=runRare(vm,frame,${opcode},${arg},${t.at}))>=0)return goOn(frame,s);`);
  setDepth();
}
