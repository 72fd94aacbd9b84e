import * as op from '../../compile/opcodes.ts';
import { CELL_REF } from '../../objects/cell.ts';
import type { Translator } from './translator.ts';

/** The value stack, constants, fast locals and cells. False for other instructions. */
export function translateValues(t: Translator, opcode: number, arg: number): boolean {
  switch (opcode) {
    case op.POP_TOP:
      return pop(t);
    case op.PUSH_NULL:
      t.pushNull();
      return true;
    case op.COPY:
      return copy(t, arg);
    case op.SWAP:
      return swap(t, arg);
    case op.LOAD_CONST:
      t.pushConstant(t.code.consts[arg]);
      return true;
    case op.LOAD_FAST:
      t.pushLocal(arg);
      return true;
    case op.LOAD_FAST_LOAD_FAST:
      t.pushLocal(arg >> 4);
      t.pushLocal(arg & 15);
      return true;
    case op.LOAD_FAST_CHECK:
      t.emit(`if(${t.local(arg)}===0){${t.save([])}throw names.unboundLocal(code,${arg});}`);
      t.pushLocal(arg);
      return true;
    case op.LOAD_FAST_AND_CLEAR: {
      t.settleLocal(arg);
      const name = t.variable();
      t.emit(`${name}=${t.local(arg)};${t.local(arg)}=0;`);
      t.push({ kind: 'variable', name, maybe: true });
      return true;
    }
    case op.STORE_FAST:
      return storeLocal(t, arg);
    case op.STORE_FAST_LOAD_FAST:
      storeLocal(t, arg >> 4);
      t.pushLocal(arg & 15);
      return true;
    case op.STORE_FAST_STORE_FAST:
      storeLocal(t, arg >> 4);
      return storeLocal(t, arg & 15);
    case op.DELETE_FAST: {
      t.settleLocal(arg);
      const old = t.variable();
      t.emit(`if((${old}=${t.local(arg)})===0){${t.save([])}throw names.unboundLocal(code,${arg});}`);
      t.emit(`${t.local(arg)}=0;${t.release(t.variableValue(old))}`);
      return true;
    }
    default:
      return translateCells(t, opcode, arg);
  }
}

function pop(t: Translator): boolean {
  const text = t.release(t.pop());
  if (text !== '') t.emit(text);
  return true;
}

function copy(t: Translator, arg: number): boolean {
  const index = t.stack.length - arg;
  const operand = t.stack[index];
  if (operand.kind === 'memory') {
    const name = t.variable();
    t.emit(`if((${name}=${t.place(index)})!==0)newRef(${name});`);
    t.push({ kind: 'variable', name, maybe: true });
  } else if (operand.kind === 'variable') {
    const name = t.variable();
    t.emit(`if((${name}=${operand.name})!==0)newRef(${name});`);
    t.push({ kind: 'variable', name, maybe: operand.maybe });
  } else t.push(operand);
  return true;
}

function swap(t: Translator, arg: number): boolean {
  const { stack } = t;
  const top = stack.length - 1;
  const below = stack.length - arg;
  for (const index of [below, top]) {
    if (stack[index].kind !== 'memory') continue;
    const name = t.variable();
    t.emit(`${name}=${t.place(index)};`);
    stack[index] = { kind: 'variable', name, maybe: true };
  }
  [stack[top], stack[below]] = [stack[below], stack[top]];
  return true;
}

function storeLocal(t: Translator, index: number): boolean {
  const value = t.pop();
  t.settleLocal(index);
  const slot = t.local(index);
  const old = t.variable();
  t.emit(`${t.own(value)}${old}=${slot};${slot}=${value.js};`);
  t.emit(`if(${old}!==0){${t.release(t.variableValue(old))}}`);
  return true;
}

function translateCells(t: Translator, opcode: number, arg: number): boolean {
  switch (opcode) {
    case op.MAKE_CELL:
      t.settleLocal(arg);
      t.emit(`${t.save([])}${t.local(arg)}=makeCell(${t.local(arg)});${t.restore()}`);
      return true;
    case op.COPY_FREE_VARS:
      t.emit(`copyFreeVariables(frame,${arg});`);
      return true;
    case op.LOAD_DEREF: {
      const name = t.variable();
      t.emit(`${name}=words[${t.local(arg)}+${CELL_REF}];`);
      t.emit(`if(${name}===0){${t.save([])}throw names.unboundDeref(code,${arg});}`);
      t.emit(`if((c=words[${name}])>=0)words[${name}]=c+1;`);
      t.pushOwned(name);
      return true;
    }
    case op.STORE_DEREF: {
      const value = t.pop();
      const slot = t.variable();
      const old = t.variable();
      t.emit(`${t.own(value)}${slot}=${t.local(arg)}+${CELL_REF};${old}=words[${slot}];words[${slot}]=${value.js};`);
      t.emit(`if(${old}!==0){${t.release(t.variableValue(old))}}`);
      return true;
    }
    default:
      return false;
  }
}
