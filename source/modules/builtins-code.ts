import type { Address } from '../heap/object-type.ts';
import { CO_FAST_FREE } from '../python/compile/code-unit.ts';
import { F_BUILTINS, F_GLOBALS } from '../python/run/frames.ts';
import { decodeUtf8 } from '../python/text/utf-8.ts';
import type { Vm } from '../python/vm.ts';
import { type CompileMode, compileSource } from './compile-source.ts';
import { localsOf } from './frame-locals.ts';
import type { NativeFunction } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { compileTree, PyCF_ONLY_AST } from './syntax-tree/compile-tree.ts';

/** `eval()`, `exec()`, `compile()`, and what ends or interrupts a session. */
export function codeFunctions(vm: Vm, modules: Modules): readonly NativeFunction[] {
  const exit = (code: Address): Address => {
    throw vm.errors.raiseObject(makeSystemExit(vm, code));
  };
  return [
    [
      'compile',
      'source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1',
      (...args: Address[]) => compile(modules, args),
    ],
    [
      'eval',
      'source, /, globals=None, locals=None',
      (source: Address, globals: Address, locals: Address) => evaluate(vm, source, globals, locals),
    ],
    [
      'exec',
      'source, /, globals=None, locals=None, *, closure=None',
      (source: Address, globals: Address, locals: Address) => execute(vm, source, globals, locals),
    ],
    ['exit', 'code=None', exit],
    ['quit', 'code=None', exit],
    [
      'help',
      '*args, **kwds',
      () => {
        modules.streams.writeText(1, 'heaptop has no help texts; see https://docs.python.org/3/\n');
        return vm.none;
      },
    ],
    [
      'breakpoint',
      '*args, **kws',
      () => {
        throw vm.errors.raise('NotImplementedError', 'breakpoint(): heaptop pauses by its own keys');
      },
    ],
  ];
}

/** A SystemExit with a code, a new reference; 0 is no argument. */
export function makeSystemExit(vm: Vm, code: Address): Address {
  const args = code === 0 ? vm.tuple.empty : vm.tuple.pack([code]);
  const exception = vm.exception.make(vm.exception.get('SystemExit'), args);
  vm.exception.setField(exception, 'code', code || vm.none);
  return exception;
}

/** `builtin_compile()`: whether the source is a tree can be told once the types of trees are there. */
function compile(modules: Modules, [source, filename, mode, flags, , optimize]: readonly Address[]): Address {
  const { vm } = modules;
  if (vm.typeOf(source) === vm.code.type) return vm.heap.newRef(source);
  if (!vm.str.isStr(filename)) {
    throw vm.errors.raise('TypeError', `expected str, bytes or os.PathLike object, not ${vm.typeName(filename)}`);
  }
  if (!vm.str.isStr(mode)) {
    throw vm.errors.raise('TypeError', `compile() argument 'mode' must be str, not ${vm.typeName(mode)}`);
  }
  const kind = vm.str.text(mode);
  if (kind !== 'exec' && kind !== 'eval' && kind !== 'single') {
    throw vm.errors.raise('ValueError', "compile() mode must be 'exec', 'eval' or 'single'");
  }
  const level = optimize === 0 ? -1 : vm.numbers.intArgument(optimize);
  if (level < -1 || level > 2) throw vm.errors.raise('ValueError', 'compile(): invalid optimize value');
  const { nodeTypes } = modules;
  const onlyTree = flags !== 0 && (vm.numbers.intArgument(flags) & PyCF_ONLY_AST) !== 0;
  if (vm.typeOf(source).isSubtypeOf(nodeTypes.base)) {
    if (onlyTree) return vm.heap.newRef(source);
    throw vm.errors.raise('NotImplementedError', 'compile(): heaptop does not compile trees');
  }
  const text = sourceText(vm, source, 'compile', 'string, bytes or AST object');
  if (onlyTree) return compileTree(modules, text, vm.str.text(filename), kind);
  return compileSource(vm, text, vm.str.text(filename), kind, {
    optimize: Math.max(0, level) as 0 | 1 | 2,
    filenameObject: filename,
  });
}

/** `_Py_SourceAsString()`. */
function sourceText(vm: Vm, source: Address, name: string, wanted: string): string {
  let text: string;
  if (vm.str.isStr(source)) text = vm.str.text(source);
  else if (vm.bytes.isBytes(source) || vm.bytes.isArray(source)) text = decodeUtf8(vm.bytes.data(source));
  else throw vm.errors.raise('TypeError', `${name}() arg 1 must be a ${wanted}`);
  if (text.includes('\0')) {
    const said = 'source code string cannot contain null bytes';
    if (!vm.language.syntax.nullIsSyntaxError) throw vm.errors.raise('ValueError', said);
    const message = vm.str.make(said);
    const error = vm.errors.raiseWith('SyntaxError', message);
    vm.exception.setField(vm.errors.current, 'msg', message);
    vm.heap.decref(message);
    throw error;
  }
  return text;
}

/** The namespaces that code runs in; both owned by the caller. */
interface Namespaces {
  readonly globals: Address;
  readonly locals: Address;
}

function evaluate(vm: Vm, source: Address, globals: Address, locals: Address): Address {
  if (locals !== 0 && locals !== vm.none && !isMapping(vm, locals)) {
    throw vm.errors.raise('TypeError', 'locals must be a mapping');
  }
  if (globals !== 0 && globals !== vm.none && !vm.dict.isDict(globals)) {
    const hint = isMapping(vm, globals)
      ? 'globals must be a real dict; try eval(expr, {}, mapping)'
      : 'globals must be a dict';
    throw vm.errors.raise('TypeError', hint);
  }
  return runSource(vm, source, 'eval', namespacesFor(vm, globals, locals));
}

function execute(vm: Vm, source: Address, globals: Address, locals: Address): Address {
  if (globals !== 0 && globals !== vm.none && !vm.dict.isDict(globals)) {
    throw vm.errors.raise('TypeError', `exec() globals must be a dict, not ${vm.typeName(globals)}`);
  }
  if (locals !== 0 && locals !== vm.none && !isMapping(vm, locals)) {
    throw vm.errors.raise('TypeError', `locals must be a mapping or None, not ${vm.typeName(locals)}`);
  }
  vm.heap.decref(runSource(vm, source, 'exec', namespacesFor(vm, globals, locals)));
  return vm.none;
}

function isMapping(vm: Vm, object: Address): boolean {
  const type = vm.typeOf(object);
  return type.getItem !== null;
}

function namespacesFor(vm: Vm, globals: Address, locals: Address): Namespaces {
  const { heap, words, frames } = vm;
  const own = locals === 0 || locals === vm.none ? 0 : heap.newRef(locals);
  if (globals === 0 || globals === vm.none) {
    return { globals: heap.newRef(words[frames.current + F_GLOBALS]), locals: own || localsOf(vm, frames.current) };
  }
  const name = vm.str.name('__builtins__');
  if (vm.dict.getStr(globals, name) === 0) vm.dict.set(globals, name, words[frames.current + F_BUILTINS]);
  return { globals: heap.newRef(globals), locals: own || heap.newRef(globals) };
}

/** Runs text or a code object, and releases the namespaces. */
function runSource(vm: Vm, source: Address, name: 'eval' | 'exec', namespaces: Namespaces): Address {
  const { heap } = vm;
  let code = 0;
  try {
    code = codeFrom(vm, source, name, name);
    return vm.interpreter.runCode(code, namespaces.globals, namespaces.locals);
  } finally {
    heap.xdecref(code);
    heap.decref(namespaces.locals);
    heap.decref(namespaces.globals);
  }
}

function codeFrom(vm: Vm, source: Address, name: 'eval' | 'exec', mode: CompileMode): Address {
  if (vm.typeOf(source) !== vm.code.type) {
    return compileSource(vm, sourceText(vm, source, name, 'string, bytes or code object'), '<string>', mode);
  }
  const hasFree = vm.code.of(source).unit.localsPlusKinds.some((kind) => (kind & CO_FAST_FREE) !== 0);
  if (hasFree) {
    throw vm.errors.raise('TypeError', `code object passed to ${name}() may not contain free variables`);
  }
  return vm.heap.newRef(source);
}
