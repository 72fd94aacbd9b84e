import type { Address } from '../../heap/object-type.ts';
import { CodeObjects } from '../objects/code.ts';
import {
  FUNC_ANNOTATE,
  FUNC_ANNOTATIONS,
  FUNC_BUILTINS,
  FUNC_CLOSURE,
  FUNC_CODE,
  FUNC_DEFAULTS,
  FUNC_DOC,
  FUNC_GLOBALS,
  FUNC_KWDEFAULTS,
  FUNC_MODULE,
  FUNC_NAME,
  FUNC_QUALNAME,
  FUNC_TYPEPARAMS,
} from '../objects/function.ts';
import { Native } from '../objects/native.ts';
import type { Attribute } from '../objects/type.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { checkAnnotate, computeAnnotations } from './class-annotations.ts';
import { fromFormat } from './from-format.ts';
import { dictAttribute, objectMember, setReference, settable } from './object-member.ts';

/** What functions do (`Objects/funcobject.c`). */
export function installFunctionType(vm: Vm): void {
  const { words, heap } = vm;
  const { type } = vm.function;
  type.repr = (self) =>
    fromFormat(vm, '<function %U at %p>', vm.str.text(words[self + FUNC_QUALNAME]), vm.texts.pointer(self));
  type.call = (self, base, count, names) => vm.interpreter.callFunction(self, base, count, names);
  type.descrGet = (self, instance) => (instance === 0 ? heap.newRef(self) : vm.bound.method(self, instance));
  vm.types.attributes(type, [
    checked(vm, '__code__', FUNC_CODE, 'code', (value) => vm.typeOf(value) === vm.code.type),
    textAttribute(vm, '__name__', FUNC_NAME),
    textAttribute(vm, '__qualname__', FUNC_QUALNAME),
    optional(vm, '__defaults__', FUNC_DEFAULTS, 'tuple', (value) => vm.tuple.isTuple(value)),
    optional(vm, '__kwdefaults__', FUNC_KWDEFAULTS, 'dict', (value) => vm.dict.isDict(value)),
    annotations(vm),
    ...(vm.language.compiler.defersAnnotations ? [annotate(vm)] : []),
    typeParameters(vm),
    dictAttribute(vm),
    objectMember(vm, '__closure__', FUNC_CLOSURE),
    objectMember(vm, '__globals__', FUNC_GLOBALS),
    ...(vm.facts.functionsKeepBuiltins ? [objectMember(vm, '__builtins__', FUNC_BUILTINS)] : []),
    objectMember(vm, '__doc__', FUNC_DOC, 'writable'),
    objectMember(vm, '__module__', FUNC_MODULE, 'writable'),
  ]);
  const signature = 'code, globals, name=None, argdefs=None, closure=None, kwdefaults=None';
  const creation = new Native('function', signature, (...args: Address[]) => construct(vm, args));
  type.create = (_type, base, count, names) => callNative(vm, creation, 0, base, count, names);
  vm.types.ready(type);
}

/** An attribute that is always an object of one kind. */
function checked(vm: Vm, name: string, word: number, kind: string, accepts: (value: Address) => boolean): Attribute {
  return settable(
    name,
    (self) => vm.heap.newRef(vm.words[self + word]),
    (self, value) => {
      if (value === 0 || !accepts(value)) {
        throw vm.errors.raise('TypeError', `${name} must be set to a ${kind} object`);
      }
      if (name === '__code__') checkFreeVariables(vm, self, value);
      setReference(vm, self, word, value);
    },
  );
}

/** `__name__` and `__qualname__` of functions, generators and their like. */
export function textAttribute(vm: Vm, name: string, word: number): Attribute {
  return checked(vm, name, word, 'string', (value) => vm.str.isStr(value));
}

/** As `checked`, where None and deleting leave NULL. */
function optional(vm: Vm, name: string, word: number, kind: string, accepts: (value: Address) => boolean): Attribute {
  return settable(
    name,
    (self) => vm.heap.newRef(vm.words[self + word] || vm.none),
    (self, value) => {
      const given = value === vm.none ? 0 : value;
      if (given !== 0 && !accepts(given)) throw vm.errors.raise('TypeError', `${name} must be set to a ${kind} object`);
      setReference(vm, self, word, given);
    },
  );
}

function freeCount(vm: Vm, code: Address): number {
  return CodeObjects.namesOf(vm.code.of(code).unit, 'free').length;
}

function checkFreeVariables(vm: Vm, func: Address, code: Address): void {
  const closure = vm.words[func + FUNC_CLOSURE];
  const cells = closure === 0 ? 0 : vm.tuple.length(closure);
  const free = freeCount(vm, code);
  if (free === cells) return;
  const name = vm.str.text(vm.words[func + FUNC_NAME]);
  throw vm.errors.raise('ValueError', `${name}() requires a code object with ${cells} free vars, not ${free}`);
}

/** `func_get_annotation_dict()`: MAKE_FUNCTION leaves names and values in a tuple; the dict comes to be when asked for. */
function annotations(vm: Vm): Attribute {
  const { words, heap, dict, tuple } = vm;
  const get = (self: Address): Address => {
    const current = words[self + FUNC_ANNOTATIONS];
    if (current !== 0 && !tuple.isExact(current)) return heap.newRef(current);
    const deferred = vm.language.compiler.defersAnnotations ? words[self + FUNC_ANNOTATE] : 0;
    if (current === 0 && deferred !== 0) {
      words[self + FUNC_ANNOTATIONS] = computeAnnotations(vm, deferred);
      return heap.newRef(words[self + FUNC_ANNOTATIONS]);
    }
    const made = dict.make();
    const pairs = current === 0 ? [] : tuple.items(current);
    for (let i = 0; i < pairs.length; i += 2) dict.set(made, pairs[i], pairs[i + 1]);
    words[self + FUNC_ANNOTATIONS] = made;
    heap.xdecref(current);
    return heap.newRef(made);
  };
  const attribute = optional(vm, '__annotations__', FUNC_ANNOTATIONS, 'dict', (value) => dict.isDict(value));
  if (!vm.language.compiler.defersAnnotations) return { ...attribute, get };
  // Once they are set, there is nothing left to compute.
  return settable(attribute.name, get, (self, value) => {
    attribute.set?.(self, value);
    setReference(vm, self, FUNC_ANNOTATE, 0);
  });
}

/** `func_get_annotate()`, `func_set_annotate()` */
function annotate(vm: Vm): Attribute {
  return settable(
    '__annotate__',
    (self) => vm.heap.newRef(vm.words[self + FUNC_ANNOTATE] || vm.none),
    (self, value) => {
      checkAnnotate(vm, value);
      setReference(vm, self, FUNC_ANNOTATE, value === vm.none ? 0 : value);
      if (value !== vm.none) setReference(vm, self, FUNC_ANNOTATIONS, 0);
    },
  );
}

function typeParameters(vm: Vm): Attribute {
  const get = (self: Address): Address => vm.heap.newRef(vm.words[self + FUNC_TYPEPARAMS] || vm.tuple.empty);
  return { ...checked(vm, '__type_params__', FUNC_TYPEPARAMS, 'tuple', (value) => vm.tuple.isTuple(value)), get };
}

/** `types.FunctionType(code, globals, …)`. */
function construct(vm: Vm, args: readonly Address[]): Address {
  const { errors } = vm;
  const [code, globals] = args;
  const [name, defaults, closure, keywordDefaults] = args.slice(2).map((value) => (value === vm.none ? 0 : value));
  if (vm.typeOf(code) !== vm.code.type) {
    throw errors.raise('TypeError', `function() argument 'code' must be code, not ${vm.typeName(code)}`);
  }
  if (!vm.dict.isDict(globals)) {
    throw errors.raise('TypeError', `function() argument 'globals' must be dict, not ${vm.typeName(globals)}`);
  }
  if (name && !vm.str.isStr(name)) throw errors.raise('TypeError', 'arg 3 (name) must be None or string');
  if (defaults && !vm.tuple.isTuple(defaults))
    throw errors.raise('TypeError', 'arg 4 (defaults) must be None or tuple');
  checkClosure(vm, code, closure ?? 0);
  const func = vm.function.make(code, globals);
  if (name) setReference(vm, func, FUNC_NAME, name);
  if (defaults) setReference(vm, func, FUNC_DEFAULTS, defaults);
  if (closure) setReference(vm, func, FUNC_CLOSURE, closure);
  if (keywordDefaults) setReference(vm, func, FUNC_KWDEFAULTS, keywordDefaults);
  return func;
}

function checkClosure(vm: Vm, code: Address, closure: Address): void {
  const free = freeCount(vm, code);
  if (closure === 0) {
    if (free > 0) throw vm.errors.raise('TypeError', 'arg 5 (closure) must be tuple');
    return;
  }
  if (!vm.tuple.isTuple(closure)) throw vm.errors.raise('TypeError', 'arg 5 (closure) must be None or tuple');
  const given = vm.tuple.length(closure);
  if (given !== free) {
    const name = vm.code.of(code).unit.name;
    throw vm.errors.raise('ValueError', `${name} requires closure of length ${free}, not ${given}`);
  }
  for (const cell of vm.tuple.items(closure)) {
    if (vm.typeOf(cell) !== vm.cell.type) {
      throw vm.errors.raise('TypeError', `arg 5 (closure) expected cell, found ${vm.typeName(cell)}`);
    }
  }
}
