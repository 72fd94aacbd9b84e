import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** `print()`, `input()`, and `open()`. */
export function inputOutputFunctions(vm: Vm, modules: Modules): readonly NativeFunction[] {
  return [
    [
      'print',
      "*args, sep=' ', end='\\n', file=None, flush=False",
      (...given: PrintArguments) => print(vm, modules, given),
      'collected',
    ],
    ['input', "prompt='', /", (prompt: Address) => input(vm, modules, prompt)],
    [
      'open',
      "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None",
      (...given: Address[]) => openFile(vm, modules, given),
    ],
  ];
}

type PrintArguments = [args: Address[], sep: Address, end: Address, file: Address, flush: Address];

/** `builtin_print_impl()`; up to 3.13 the objects to print come in a tuple, hence 'collected'. */
function print(vm: Vm, modules: Modules, [args, sep, end, file, flush]: PrintArguments): Address {
  const { heap } = vm;
  const { streams } = modules;
  let target = file;
  if (target === 0 || target === vm.none) {
    target = modules.sysValue('stdout');
    if (target === 0) throw vm.errors.raise('RuntimeError', 'lost sys.stdout');
    if (target === vm.none) return vm.none;
  }
  const separator = textOption(vm, sep, 'sep', ' ');
  const ending = textOption(vm, end, 'end', '\n');
  heap.incref(target);
  try {
    for (let i = 0; i < args.length; i++) {
      if (i > 0) streams.writeObject(target, separator);
      streams.writeObject(target, args[i]);
    }
    streams.writeObject(target, ending);
    if (flush !== 0 && vm.compares.isTrue(flush)) heap.decref(vm.calls.method0(target, 'flush'));
  } finally {
    heap.decref(target);
  }
  return vm.none;
}

/** `sep` or `end`, borrowed. */
function textOption(vm: Vm, value: Address, name: string, fallback: string): Address {
  if (value === 0 || value === vm.none) return vm.str.name(fallback);
  if (vm.str.isStr(value)) return value;
  throw vm.errors.raise('TypeError', `${name} must be None or a string, not ${vm.typeName(value)}`);
}

function input(vm: Vm, modules: Modules, prompt: Address): Address {
  const stdout = modules.sysValue('stdout');
  const stdin = modules.sysValue('stdin');
  if (stdin === 0 || stdin === vm.none) throw vm.errors.raise('RuntimeError', 'input(): lost sys.stdin');
  if (stdout === 0 || stdout === vm.none) throw vm.errors.raise('RuntimeError', 'input(): lost sys.stdout');
  if (prompt !== 0) modules.streams.writeObject(stdout, prompt);
  vm.heap.decref(vm.calls.method0(stdout, 'flush'));
  const line = vm.calls.method0(stdin, 'readline');
  const text = vm.str.isStr(line) ? vm.str.text(line) : null;
  vm.heap.decref(line);
  if (text === null) throw vm.errors.raise('TypeError', 'object.readline() returned non-string');
  if (text === '') throw vm.errors.raise('EOFError', 'EOF when reading a line');
  return vm.str.make(text.endsWith('\n') ? text.slice(0, -1) : text);
}

/** `io.open()`, with as many arguments as are given; None stands for those left out. */
function openFile(vm: Vm, modules: Modules, given: readonly Address[]): Address {
  const count = given.findLastIndex((argument) => argument !== 0) + 1;
  const defaults = [0, vm.str.name('r'), vm.int.fromNumber(-1), vm.none, vm.none, vm.none, vm.int.true, vm.none];
  const module = modules.import('_io_files');
  try {
    return vm.calls.method0(module, 'open', ...given.slice(0, count).map((argument, i) => argument || defaults[i]));
  } catch (error) {
    // It is C in CPython: no frames of it are in a traceback.
    if (vm.errors.adopt(error)) vm.errors.setTraceback(vm.errors.current, 0);
    throw error;
  } finally {
    vm.heap.decref(module);
  }
}
