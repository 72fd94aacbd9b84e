import * as op from '../../compile/opcodes.ts';
import { F_IP, F_LINE } from '../frames.ts';
import { truthOf } from './translate-operators.ts';
import type { Translator } from './translator.ts';

/** Lines, jumps and loops. False for other instructions. */
export function translateFlow(t: Translator, opcode: number, arg: number): boolean {
  switch (opcode) {
    case op.NOP:
      return true;
    case op.LINE:
      return line(t, arg);
    case op.RESUME:
      if ((arg & 3) < 2) t.emit(collectIfDue(t, t.at === 0 ? `words[frame+${F_LINE}]=${t.code.unit.firstLine};` : ''));
      return true;
    case op.JUMP_FORWARD:
    case op.JUMP_BACKWARD_NO_INTERRUPT:
      t.flush();
      t.goTo(arg);
      return true;
    case op.JUMP_BACKWARD:
      t.flush();
      t.emit(collectIfDue(t));
      if (arg === t.entry) leaveNowAndThen(t);
      t.goTo(arg);
      return true;
    case op.POP_JUMP_IF_FALSE:
    case op.POP_JUMP_IF_TRUE: {
      const value = t.pop();
      const truth = truthOf(t, value);
      t.flush();
      t.emit(`if(${opcode === op.POP_JUMP_IF_TRUE ? truth : `!${truth}`}){${t.jump(arg)}}`);
      return true;
    }
    case op.POP_JUMP_IF_NONE:
    case op.POP_JUMP_IF_NOT_NONE:
      return jumpIfNone(t, opcode === op.POP_JUMP_IF_NONE, arg);
    case op.GET_ITER: {
      const value = t.pop();
      const iterator = t.variable();
      t.emit(`${t.save([value])}${iterator}=getIterator(${t.top(t.stack.length + 1)});${t.restore()}`);
      t.pushOwned(iterator);
      return true;
    }
    case op.FOR_ITER:
      return forIter(t, arg);
    default:
      return false;
  }
}

function line(t: Translator, number: number): boolean {
  const { code } = t;
  t.line = number;
  const site = `sites[${number - code.firstSiteLine}]`;
  // Where memory runs out between two lines, this is where it did.
  t.emit(`words[frame+${F_LINE}]=${number};words[frame+${F_IP}]=${t.at};`);
  t.emit(`if((s=${site})<trace.epochStart)s=frames.newSite(code,${number},frame);trace.site=s;`);
  t.emit(`if(--words[${t.vm.interpreter.steps.left}]===0){${t.save([])}steps.reached();${t.restore()}}`);
  return true;
}

/** The eval breaker's check; `before` is for the sake of those who look at the frame then. */
function collectIfDue(t: Translator, before = ''): string {
  return `if(gc.scheduled){${before}${t.save([])}gc.runScheduled();${t.restore()}}`;
}

/** After how many rounds a loop leaves its translation to be entered anew: what that takes does not show. */
const ROUNDS = 3000;

/**
 * A loop that is still running when V8 has optimised it would go on in code that V8 makes for its middle, which takes no
 * constants for known (`is_osr()` in `compiler/pipeline.cc`). So it leaves, and the interpreter enters it again at its head.
 */
function leaveNowAndThen(t: Translator): void {
  const rounds = t.cache({ left: ROUNDS });
  t.emit(`if(--${rounds}.left===0){${rounds}.left=${ROUNDS};${t.exit(t.entry)}}`);
}

function jumpIfNone(t: Translator, isNone: boolean, target: number): boolean {
  const value = t.pop();
  t.flush();
  const { none } = t.vm;
  const release = t.release(value);
  if (isNone) t.emit(`if(${value.js}===${none}){${t.jump(target)}}else{${release}}`);
  else t.emit(`if(${value.js}!==${none}){${release}${t.jump(target)}}`);
  return true;
}

/** The iterator stays in its place; at the end it goes, and so does control, past END_FOR and POP_TOP. */
function forIter(t: Translator, arg: number): boolean {
  t.flush();
  const depth = t.stack.length;
  const iterator = t.variable();
  const item = t.variable();
  t.emit(`${iterator}=${t.place(depth - 1)};${t.mark(t.at, depth)}${item}=next(${iterator});`);
  const known = t.stack.pop();
  t.emit(`if(${item}===0){${t.release(t.variableValue(iterator))}${t.jump(arg + 2)}}`);
  if (known !== undefined) t.stack.push(known);
  t.pushOwned(item);
  return true;
}
