import type { Address } from '../heap/object-type.ts';
import { F_GLOBALS, F_PREV } from '../python/run/frames.ts';
import type { Vm } from '../python/vm.ts';
import { makeSystemExit } from './builtins-code.ts';
import type { NativeFunction } from './module-definition.ts';
import type { Modules } from './modules.ts';

/** The least limit that str(int) can be given (_PY_LONG_MAX_STR_DIGITS_THRESHOLD). */
const LEAST_MAX_STR_DIGITS = 640;

/** What sys tells and sets of the running interpreter: frames, exceptions, limits. */
export function runtimeFunctions(vm: Vm, modules: Modules): readonly NativeFunction[] {
  const { heap, int, str, errors } = vm;
  const constant = (name: string, value: () => Address): NativeFunction => [name, '', value];
  return [
    [
      'exit',
      'status=None, /',
      (status: Address) => {
        throw errors.raiseObject(makeSystemExit(vm, status));
      },
    ],
    ['_getframe', 'depth=0, /', (depth: Address) => heap.newRef(vm.frame.of(frameAt(vm, depth)))],
    ['_getframemodulename', 'depth=0', (depth: Address) => moduleNameAt(vm, depth)],
    ['exception', '', () => heap.newRef(errors.handled() || vm.none)],
    ['exc_info', '', () => exceptionInfo(vm)],
    ['getrecursionlimit', '', () => int.fromNumber(vm.frames.recursionLimit)],
    [
      'setrecursionlimit',
      'limit, /',
      (limit: Address) => {
        const value = vm.numbers.cInt(limit);
        if (value < 1) throw errors.raise('ValueError', 'recursion limit must be greater or equal than 1');
        if (vm.frames.depth >= value) {
          const message = `cannot set the recursion limit to ${value} at the recursion depth ${vm.frames.depth}: the limit is too low`;
          throw errors.raise('RecursionError', message);
        }
        vm.frames.recursionLimit = value;
        return vm.none;
      },
    ],
    constant('is_finalizing', () => int.bool(modules.finalizing)),
    constant('getdefaultencoding', () => str.intern('utf-8')),
    constant('getfilesystemencoding', () => str.intern('utf-8')),
    constant('getfilesystemencodeerrors', () => str.intern('surrogateescape')),
    constant('getswitchinterval', () => vm.float.make(0.005)),
    [
      'setswitchinterval',
      'interval, /',
      (interval: Address) => {
        if (vm.numbers.toDouble(interval) <= 0)
          throw errors.raise('ValueError', 'switch interval must be strictly positive');
        return vm.none;
      },
    ],
    ['get_int_max_str_digits', '', () => int.fromNumber(int.maxStrDigits)],
    [
      'set_int_max_str_digits',
      'maxdigits',
      (digits: Address) => {
        const most = vm.numbers.cInt(digits);
        if (most !== 0 && most < LEAST_MAX_STR_DIGITS)
          throw errors.raise('ValueError', `maxdigits must be 0 or larger than ${LEAST_MAX_STR_DIGITS}`);
        int.maxStrDigits = most;
        return vm.none;
      },
    ],
    constant('_is_gil_enabled', () => int.true),
    constant('gettrace', () => vm.none),
    constant('getprofile', () => vm.none),
    refusing(vm, 'settrace'),
    refusing(vm, 'setprofile'),
    ['audit', 'event, /, *args', () => vm.none],
    ['addaudithook', 'hook', () => vm.none],
    ['call_tracing', 'func, args, /', (func: Address, args: Address) => vm.calls.callTuple(func, args, 0)],
  ];
}

/** `settrace()` and `setprofile()` accept None alone. */
function refusing(vm: Vm, name: string): NativeFunction {
  return [
    name,
    'function, /',
    (func: Address) => {
      if (func === vm.none) return vm.none;
      throw vm.errors.raise('NotImplementedError', `sys.${name}() is not simulated`);
    },
  ];
}

/** The name of the module whose code runs `depth` calls up, without a frame object. */
function moduleNameAt(vm: Vm, depth: Address): Address {
  let frame = vm.frames.current;
  for (let i = depth === 0 ? 0 : vm.numbers.cInt(depth); i > 0 && frame !== 0; i--) frame = vm.words[frame + F_PREV];
  const name = frame === 0 ? 0 : vm.dict.getName(vm.words[frame + F_GLOBALS], '__name__');
  return vm.heap.newRef(name || vm.none);
}

/** The frame `depth` calls up. */
function frameAt(vm: Vm, depth: Address): Address {
  let frame = vm.frames.current;
  for (let i = depth === 0 ? 0 : vm.numbers.cInt(depth); i > 0 && frame !== 0; i--) frame = vm.words[frame + F_PREV];
  if (frame === 0) throw vm.errors.raise('ValueError', 'call stack is not deep enough');
  return frame;
}

function exceptionInfo(vm: Vm): Address {
  const handled = vm.errors.handled();
  if (handled === 0) return vm.tuple.pack([vm.none, vm.none, vm.none]);
  const traceback = vm.errors.traceback(handled);
  return vm.tuple.pack([vm.typeOf(handled).address, handled, traceback || vm.none]);
}
