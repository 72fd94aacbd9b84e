import { SIZE, TYPE_INDEX } from '../../../heap/object.ts';
import * as op from '../../compile/opcodes.ts';
import { COMPARE_TO_BOOL, COMPARISONS, IN_PLACE } from '../../compile/operands.ts';
import { INT_TAG, INT_VALUE } from '../../objects/int.ts';
import { LIST_ITEMS } from '../../objects/list.ts';
import { TUPLE_ITEMS } from '../../objects/tuple.ts';
import { ADD, FLOOR_DIVIDE, MULTIPLY, REMAINDER, SUBTRACT, TRUE_DIVIDE } from '../../protocols/numbers.ts';
import { localOfSum } from '../append-text.ts';
import { hasFloatForm } from '../reused-floats.ts';
import { RAISED } from './outcomes.ts';
import type { Translator, Value } from './translator.ts';

/** Operators, comparisons, truth, and items of containers. False for other instructions. */
export function translateOperators(t: Translator, opcode: number, arg: number): boolean {
  switch (opcode) {
    case op.BINARY_OP:
      return binary(t, arg);
    case op.COMPARE_OP:
      return compare(t, arg);
    case op.IS_OP:
      return is(t, arg);
    case op.CONTAINS_OP:
      return contains(t, arg);
    case op.UNARY_NOT: {
      const value = t.pop();
      const name = t.variable();
      t.emit(`${name}=${truthOf(t, value)}===false;`);
      t.push({ kind: 'truth', name });
      return true;
    }
    case op.TO_BOOL:
      return toBool(t);
    case op.BINARY_SUBSCR:
      return getItem(t);
    case op.STORE_SUBSCR:
      return setItem(t);
    default:
      return false;
  }
}

/** Text that is true for an int of one digit; constants are known. */
function isCompact(t: Translator, value: Value): string {
  if (isConstantInt(t, value)) return '';
  const { js } = value;
  return `words[${js}+${TYPE_INDEX}]===${t.vm.int.type.index}&&words[${js}+${INT_TAG}]<16`;
}

function isConstantInt(t: Translator, { operand }: Value): boolean {
  return operand.kind === 'constant' && t.vm.int.isExact(operand.address) && t.vm.int.isCompact(operand.address);
}

function intOf(t: Translator, value: Value): string {
  if (isConstantInt(t, value)) return `(${t.vm.int.compact(Number(value.js))})`;
  return `words[${value.js}+${INT_VALUE}]`;
}

function all(...conditions: readonly string[]): string {
  return conditions.filter((text) => text !== '').join('&&') || 'true';
}

function areFloats(t: Translator, left: Value, right: Value): string {
  const { index } = t.vm.float.type;
  return `words[${left.js}+${TYPE_INDEX}]===${index}&&words[${right.js}+${TYPE_INDEX}]===${index}`;
}

/** Text of the double in a float. */
function floatOf(value: Value): string {
  return `doubles[(${value.js}>>1)+2]`;
}

const INT_RESULTS = new Map<number, (x: string, y: string) => string>([
  [ADD, (x, y) => `makeInt(${x}+${y})`],
  [SUBTRACT, (x, y) => `makeInt(${x}-${y})`],
  [MULTIPLY, (x, y) => `makeProduct(${x},${y})`],
  [FLOOR_DIVIDE, (x, y) => `makeQuotient(${x},${y})`],
  [REMAINDER, (x, y) => `makeRemainder(${x},${y})`],
  [1, (x, y) => `makeInt(${x}&${y})`],
  [7, (x, y) => `makeInt(${x}|${y})`],
  [12, (x, y) => `makeInt(${x}^${y})`],
]);

const FLOAT_RESULTS = new Map<number, (x: string, y: string) => string>([
  [ADD, (x, y) => `makeFloat(${x}+${y})`],
  [SUBTRACT, (x, y) => `makeFloat(${x}-${y})`],
  [MULTIPLY, (x, y) => `makeFloat(${x}*${y})`],
  [TRUE_DIVIDE, (x, y) => `(${y}===0?0:makeFloat(${x}/${y}))`],
]);

/** Operators that `numeric()` knows, for numbers of two kinds and for ints of two digits. */
const NUMERIC = new Set([ADD, SUBTRACT, MULTIPLY, REMAINDER, TRUE_DIVIDE]);

/** Text that is true for an int or a float. */
function isNumber(t: Translator, { js }: Value): string {
  return `((c=words[${js}+${TYPE_INDEX}])===${t.vm.int.type.index}||c===${t.vm.float.type.index})`;
}

function numeric(t: Translator, operator: number, result: string, left: Value, right: Value): string {
  const release = `${t.releaseNumber(left)}${t.releaseNumber(right)}`;
  return `if((${result}=numeric(${operator},${left.js},${right.js}))!==0){${release}}`;
}

/** Text in front of a new float's: an operand that dies becomes the result, as in `reuseFloat()`. */
function reusing(t: Translator, arg: number, result: string, left: Value, right: Value): string {
  if (!t.vm.facts.reusesFloats || !hasFloatForm(arg)) return '';
  const operator = arg < IN_PLACE ? arg : arg - IN_PLACE;
  const sign = operator === ADD ? '+' : operator === SUBTRACT ? '-' : '*';
  const value = `${floatOf(left)}${sign}${floatOf(right)}`;
  const take = (operand: Value, other: Value): string =>
    operand.owned
      ? `if(words[${operand.js}]===1){${floatOf(operand)}=${value};${result}=${operand.js};${t.releaseNumber(other)}}else `
      : '';
  const text = `${take(left, right)}${take(right, left)}`;
  if (t.code.warm[t.at] === 1 || text === '') return text;
  // Not specialised yet: it is so from the next time on.
  return `if(code.warm[${t.at}]===0){code.warm[${t.at}]=1;${result}=makeFloat(${value});${t.releaseNumber(left)}${t.releaseNumber(right)}}else ${text}`;
}

function binary(t: Translator, arg: number): boolean {
  const right = t.pop();
  const left = t.pop();
  const result = t.variable();
  const operator = arg < IN_PLACE ? arg : arg - IN_PLACE;
  const release = `${t.releaseNumber(left)}${t.releaseNumber(right)}`;
  t.emit(`${result}=0;`);
  const ofInts = INT_RESULTS.get(operator);
  const ofFloats = FLOAT_RESULTS.get(operator);
  let otherwise = '';
  if (ofInts !== undefined) {
    const guard = all(isCompact(t, left), isCompact(t, right));
    t.emit(`if(${guard}){if((${result}=${ofInts(intOf(t, left), intOf(t, right))})!==0){${release}}}`);
    otherwise = 'else ';
  }
  if (ofFloats !== undefined && !isConstantInt(t, left) && !isConstantInt(t, right)) {
    const text = ofFloats(floatOf(left), floatOf(right));
    const made = `if((${result}=${text})!==0){${release}}`;
    t.emit(`${otherwise}if(${areFloats(t, left, right)}){${reusing(t, arg, result, left, right)}${made}}`);
  }
  if (NUMERIC.has(operator))
    t.emit(`if(${result}===0&&${isNumber(t, left)}){${numeric(t, operator, result, left, right)}}`);
  const save = t.save([left, right]);
  // What was loaded long before, as in `s += str(i)`, may still be the local's value: appendText() looks.
  const local = localOfSum(t.instructions, t.at);
  const isAppend = local >= 0 && (left.operand.kind !== 'local' || left.operand.index === local);
  const top = t.top(t.stack.length + 2);
  const call = isAppend ? `binaryToLocal(${arg},${top},frame,${t.at},code)` : `binary(${arg},${top})`;
  t.emit(`if(${result}===0){${save}${result}=${call};${t.restore()}}`);
  t.pushOwned(result);
  return true;
}

function compare(t: Translator, arg: number): boolean {
  const right = t.pop();
  const left = t.pop();
  const operator = COMPARISONS[arg & 7].replace(/^[=!]=$/, (text) => `${text}=`);
  const result = t.variable();
  const release = `${t.releaseNumber(left)}${t.releaseNumber(right)}`;
  const guard = all(isCompact(t, left), isCompact(t, right));
  const wantsTruth = (arg & COMPARE_TO_BOOL) !== 0;
  const value = (text: string): string => (wantsTruth ? text : `(${text})?${t.vm.int.true}:${t.vm.int.false}`);
  t.emit(`if(${guard}){${result}=${value(`${intOf(t, left)}${operator}${intOf(t, right)}`)};${release}}`);
  if (!isConstantInt(t, left) && !isConstantInt(t, right)) {
    const text = value(`${floatOf(left)}${operator}${floatOf(right)}`);
    t.emit(`else if(${areFloats(t, left, right)}){${result}=${text};${release}}`);
  }
  const call = `${wantsTruth ? 'compareTruth' : 'compare'}(${arg & 7},${t.top(t.stack.length + 2)})`;
  t.emit(`else{${t.save([left, right])}${result}=${call};${t.restore()}}`);
  t.push(wantsTruth ? { kind: 'truth', name: result } : { kind: 'variable', name: result, maybe: false });
  return true;
}

function is(t: Translator, arg: number): boolean {
  const right = t.pop();
  const left = t.pop();
  const name = t.variable();
  t.emit(`${name}=${left.js}${arg === 1 ? '!==' : '==='}${right.js};`);
  const [first, second] = t.vm.facts.comparisonsReleaseRightFirst ? [right, left] : [left, right];
  const release = `${t.release(first)}${t.release(second)}`;
  if (release !== '') t.emit(release);
  t.push({ kind: 'truth', name });
  return true;
}

function contains(t: Translator, arg: number): boolean {
  const right = t.pop();
  const left = t.pop();
  const name = t.variable();
  const call = `contains(${t.top(t.stack.length + 2)})`;
  t.emit(`${t.save([left, right])}${name}=${call}${arg === 1 ? '===false' : ''};${t.restore()}`);
  t.push({ kind: 'truth', name });
  return true;
}

/** Text of the truth of True or False. */
export function truthOf(t: Translator, { js, operand }: Value): string {
  return operand.kind === 'truth' ? `(${operand.name}===true)` : `(${js}===${t.vm.int.true})`;
}

function toBool(t: Translator): boolean {
  const { vm } = t;
  if (t.stack[t.stack.length - 1].kind === 'truth') return true;
  const value = t.pop();
  const { js } = value;
  const name = t.variable();
  const { int, list, none } = vm;
  t.emit(`if(${js}===${int.true}||${js}===${int.false}||${js}===${none})${name}=${js}===${int.true};`);
  const kind = `words[${js}+${TYPE_INDEX}]`;
  t.emit(`else if(${kind}===${int.type.index}){${name}=(words[${js}+${INT_TAG}]&3)!==1;${t.releaseNumber(value)}}`);
  t.emit(`else if(${kind}===${list.type.index}){${name}=words[${js}+${SIZE}]!==0;${t.release(value)}}`);
  t.emit(`else{${t.save([value])}${name}=isTrue(${t.top(t.stack.length + 1)});${t.restore()}}`);
  t.push({ kind: 'truth', name });
  return true;
}

function getItem(t: Translator): boolean {
  const { list, tuple } = t.vm;
  const key = t.pop();
  const container = t.pop();
  const result = t.variable();
  const index = t.variable();
  const kind = `words[${container.js}+${TYPE_INDEX}]`;
  const size = `words[${container.js}+${SIZE}]`;
  t.emit(`${result}=0;if(${all(isCompact(t, key))}){if((${index}=${intOf(t, key)})<0)${index}+=${size};`);
  t.emit(
    `if(${index}>=0&&${kind}===${list.type.index}){if(${index}<${size})${result}=words[words[${container.js}+${LIST_ITEMS}]+${index}];}`,
  );
  t.emit(
    `else if(${index}>=0&&${kind}===${tuple.type.index}){if(${index}<${size})${result}=words[${container.js}+${TUPLE_ITEMS}+${index}];}}`,
  );
  t.emit(
    `if(${result}!==0){if((c=words[${result}])>=0)words[${result}]=c+1;${t.releaseNumber(key)}${t.release(container)}}`,
  );
  t.emit(
    `else{${t.save([container, key])}if((${result}=getItem(${t.top(t.stack.length + 2)}))===0)return ${RAISED};${t.restore()}}`,
  );
  t.pushOwned(result);
  return true;
}

function setItem(t: Translator): boolean {
  const { list } = t.vm;
  const [value, container, key] = t.popMany(3);
  const index = t.variable();
  const slot = t.variable();
  const old = t.variable();
  const size = `words[${container.js}+${SIZE}]`;
  t.emit(`${slot}=0;if(${all(`words[${container.js}+${TYPE_INDEX}]===${list.type.index}`, isCompact(t, key))}){`);
  t.emit(`if((${index}=${intOf(t, key)})<0)${index}+=${size};`);
  t.emit(`if(${index}>=0&&${index}<${size})${slot}=words[${container.js}+${LIST_ITEMS}]+${index};}`);
  const storing = `${old}=words[${slot}];words[${slot}]=${value.js};`;
  t.emit(
    `if(${slot}!==0){${t.own(value)}${storing}${t.release(t.variableValue(old))}${t.releaseNumber(key)}${t.release(container)}}`,
  );
  t.emit(`else{${t.save([value, container, key])}setItem(${t.top(t.stack.length + 3)});${t.restore()}}`);
  return true;
}
