import { TYPE } from '../../../heap/object.ts';
import * as op from '../../compile/opcodes.ts';
import { DICT_VERSION } from '../../objects/dict.ts';
import { VALUES_VALID } from '../../objects/instance-values.ts';
import { TYPE_VERSION } from '../../objects/type.ts';
import { F_BUILTINS, F_GLOBALS, F_LOCALS } from '../frames.ts';
import { AttributeCache, MethodCache, NameCache } from './inline-caches.ts';
import type { Translator } from './translator.ts';

/** Names in namespaces and attributes of objects. False for other instructions. */
export function translateAttributes(t: Translator, opcode: number, arg: number): boolean {
  switch (opcode) {
    case op.LOAD_GLOBAL:
      loadGlobal(t, arg >> 1);
      if (arg & 1) t.pushNull();
      return true;
    case op.LOAD_NAME:
      return loadName(t, arg);
    case op.STORE_NAME:
      return storeName(t, arg, F_LOCALS);
    case op.STORE_GLOBAL:
      return storeName(t, arg, F_GLOBALS);
    case op.LOAD_ATTR:
      return arg & 1 ? loadMethod(t, arg >> 1) : loadAttribute(t, arg >> 1);
    case op.STORE_ATTR:
      return storeAttribute(t, arg);
    default:
      return false;
  }
}

function loadGlobal(t: Translator, arg: number): void {
  const cache = t.cache(new NameCache(t.code.names[arg]));
  const name = t.variable();
  const globals = `words[words[frame+${F_GLOBALS}]+${DICT_VERSION}]===${cache}.version`;
  const builtins = `words[words[frame+${F_BUILTINS}]+${DICT_VERSION}]===${cache}.secondVersion`;
  t.emit(`if(${globals}&&(${cache}.secondVersion===0||${builtins})){`);
  t.emit(`${name}=words[${cache}.slot];if((c=words[${name}])>=0)words[${name}]=c+1;}`);
  t.emit(`else{${t.save([])}${name}=loadGlobal(${cache},frame);${t.restore()}}`);
  t.pushOwned(name);
}

function loadName(t: Translator, arg: number): boolean {
  const cache = t.cache(new NameCache(t.code.names[arg]));
  const name = t.variable();
  t.emit(
    `if(words[words[frame+${F_LOCALS}]+${DICT_VERSION}]===${cache}.version&&(${cache}.secondVersion===0||words[words[frame+${F_BUILTINS}]+${DICT_VERSION}]===${cache}.secondVersion)){`,
  );
  t.emit(`${name}=words[${cache}.slot];if((c=words[${name}])>=0)words[${name}]=c+1;}`);
  t.emit(`else{${t.save([])}${name}=loadName(${cache},frame);${t.restore()}}`);
  t.pushOwned(name);
  return true;
}

function storeName(t: Translator, arg: number, namespace: number): boolean {
  const value = t.pop();
  const cache = t.cache(new NameCache(t.code.names[arg]));
  const old = t.variable();
  t.emit(`if(words[words[frame+${namespace}]+${DICT_VERSION}]===${cache}.version){`);
  t.emit(`${t.own(value)}${old}=words[${cache}.slot];words[${cache}.slot]=${value.js};`);
  t.emit(`${t.release(t.variableValue(old))}}`);
  t.emit(`else{${t.save([value])}storeName(${cache},words[frame+${namespace}],${t.top(t.stack.length + 1)});`);
  t.emit(`${t.restore()}}`);
  return true;
}

/** Text that is true while an object's type is what a cache knows. */
function isKnown(object: string, cache: string): string {
  return `words[words[${object}+${TYPE}]+${TYPE_VERSION}]===${cache}.version`;
}

/** Text that is true if the object's inline values, if it has such, are in use. */
function areValid(object: string, cache: string): string {
  return `(${cache}.state===0||(words[${object}+${cache}.state]&${VALUES_VALID})!==0)`;
}

function loadAttribute(t: Translator, arg: number): boolean {
  const object = t.pop();
  const cache = t.cache(new AttributeCache(t.code.names[arg]));
  const name = t.variable();
  t.emit(`${name}=0;if(${isKnown(object.js, cache)}&&${areValid(object.js, cache)}){`);
  t.emit(`if(${cache}.shared===0)${name}=words[${object.js}+${cache}.word];`);
  t.emit(`else if(words[${cache}.keysAt]===${cache}.keys)${name}=${cache}.shared;}`);
  t.emit(`if(${name}!==0){if((c=words[${name}])>=0)words[${name}]=c+1;${t.release(object)}}`);
  t.emit(`else{${t.save([object])}${name}=loadAttribute(${cache},${t.top(t.stack.length + 1)});${t.restore()}}`);
  t.pushOwned(name);
  return true;
}

function loadMethod(t: Translator, arg: number): boolean {
  const object = t.pop();
  const cache = t.cache(new MethodCache(t.code.names[arg]));
  const method = t.variable();
  const self = t.variable();
  const noOther = `(${cache}.state===0||(words[${object.js}+${cache}.state]&${VALUES_VALID})!==0&&words[${cache}.keysAt]===${cache}.keys)`;
  t.emit(`if(${isKnown(object.js, cache)}&&${noOther}){${t.own(object)}${self}=${object.js};`);
  t.emit(`${method}=${cache}.method;if((c=words[${method}])>=0)words[${method}]=c+1;}`);
  t.emit(`else{${t.save([object])}${method}=loadMethod(${cache},${t.top(t.stack.length + 1)});`);
  t.emit(`${self}=found.self;${t.restore()}}`);
  t.pushOwned(method);
  t.push({ kind: 'variable', name: self, maybe: true });
  return true;
}

function storeAttribute(t: Translator, arg: number): boolean {
  const [value, object] = t.popMany(2);
  const cache = t.cache(new AttributeCache(t.code.names[arg]));
  const old = t.variable();
  const slot = t.variable();
  t.emit(`if(${isKnown(object.js, cache)}&&${areValid(object.js, cache)}){${t.own(value)}`);
  t.emit(`${slot}=${object.js}+${cache}.word;`);
  t.emit(`if((${old}=words[${slot}])!==0){words[${slot}]=${value.js};${t.release(t.variableValue(old))}}`);
  t.emit(`else if(${cache}.state===0)words[${slot}]=${value.js};else addValue(${cache},${object.js},${value.js});`);
  t.emit(`${t.release(object)}}`);
  t.emit(`else{${t.save([value, object])}storeAttribute(${cache},${t.top(t.stack.length + 2)});${t.restore()}}`);
  return true;
}
