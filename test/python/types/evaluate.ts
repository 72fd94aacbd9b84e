import { Heap } from '../../../source/heap/heap.ts';
import { VERSIONS } from '../../../source/heap/version-facts.ts';
import { compileModule } from '../../../source/python/compile/compile-module.ts';
import { installTypes } from '../../../source/python/install-types.ts';
import { EXC_ARGS } from '../../../source/python/objects/exception.ts';
import { Native, type NativeCode } from '../../../source/python/objects/native.ts';
import { divmod } from '../../../source/python/protocols/divmod.ts';
import { buildClass } from '../../../source/python/run/build-class.ts';
import { Interpreter } from '../../../source/python/run/interpreter.ts';
import { parse } from '../../../source/python/syntax/parse.ts';
import { installMemoryview } from '../../../source/python/types/memoryview-type.ts';
import { Vm } from '../../../source/python/vm.ts';

type Address = number;

/** A machine with the built-in types and no modules, for expressions. */
function makeVm(): Vm {
  const vm = new Vm(new Heap(VERSIONS['3.13']), { write: () => {}, readSource: () => null });
  vm.interpreter = new Interpreter(vm);
  installTypes(vm);
  if (vm.types.table.every((type) => type.name !== 'memoryview')) installMemoryview(vm);
  vm.builtins = vm.dict.make();
  const set = (name: string, object: Address): void => vm.dict.set(vm.builtins, vm.str.intern(name), object);
  for (const type of vm.types.table.slice(1)) set(type.name, type.address);
  const define = (name: string, signature: string, code: NativeCode): void =>
    set(name, vm.bound.staticBuiltin(new Native(name, signature, code), 0));
  define('__build_class__', '*args, **kwargs', (args: Address[], kwargs: Address) => buildClass(vm, args, kwargs));
  define('divmod', 'x, y, /', (x: Address, y: Address) => divmod(vm, x, y));
  define('abs', 'x, /', (x: Address) => vm.numbers.absolute(x));
  define('format', "value, spec='', /", (x: Address, spec: Address) => vm.texts.format(x, spec || vm.str.empty));
  define('hash', 'object, /', (x: Address) => {
    vm.hashOf(x);
    return vm.numbers.fromHash();
  });
  define('sizeof', 'object, /', (x: Address) => vm.calls.special(x, '__sizeof__'));
  return vm;
}

const vm = makeVm();

/** The `repr()` of what `expression` gives after `setup` ran, or the exception as Python shows it. */
export function evaluate(expression: string, setup = ''): string {
  const source = `${setup}\nresult = (${expression})\n`;
  const globals = vm.dict.make();
  vm.dict.set(globals, vm.str.intern('__name__'), vm.str.intern('__main__'));
  vm.dict.set(globals, vm.str.intern('__builtins__'), vm.builtins);
  try {
    const unit = compileModule(parse(source, '<test>'), { filename: '<test>', mode: 'exec', source });
    vm.interpreter.runCode(vm.code.make(unit).code, globals, globals);
    return vm.texts.reprText(vm.dict.getName(globals, 'result'));
  } catch (error) {
    if (!vm.errors.adopt(error)) throw error;
    const exception = vm.errors.take();
    const args = vm.tuple.items(vm.words[exception + EXC_ARGS]);
    return `${vm.typeName(exception)}: ${args.map((argument) => vm.texts.strText(argument)).join(', ')}`;
  }
}
