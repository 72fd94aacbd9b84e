import { DEBUG_COLLECTABLE, DEBUG_SAVEALL, DEBUG_STATS, DEBUG_UNCOLLECTABLE } from '../heap/collector-debug.ts';
import { GENERATIONS, OLDEST } from '../heap/generations.ts';
import type { Address } from '../heap/object-type.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';

// DIFFERS: `len(gc.get_objects())`, the size of generation 2 and `len(sys.modules)` are smaller, and `gc.get_count()`
// begins with other counts. — CPython's start-up leaves thousands of objects of its own modules; only their place in
// the pools is simulated. — Call `gc.collect()` first and print differences.
/** The module `gc` (`Modules/gcmodule.c`): the collector of the simulated heap. */
export function defineGc(vm: Vm, modules: Modules): NativeModule {
  const { heap, int } = vm;
  return {
    name: 'gc',
    functions: [...controlFunctions(vm), ...objectFunctions(vm)],
    values: {
      callbacks: heap.newRef(modules.collector.callbacks),
      garbage: heap.newRef(modules.collector.garbage),
      DEBUG_STATS: int.fromNumber(DEBUG_STATS),
      DEBUG_COLLECTABLE: int.fromNumber(DEBUG_COLLECTABLE),
      DEBUG_UNCOLLECTABLE: int.fromNumber(DEBUG_UNCOLLECTABLE),
      DEBUG_SAVEALL: int.fromNumber(DEBUG_SAVEALL),
      DEBUG_LEAK: int.fromNumber(DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL),
    },
  };
}

/** Functions that run, tune and describe the collector. */
function controlFunctions(vm: Vm): readonly NativeFunction[] {
  const { int, none } = vm;
  const { gc } = vm.heap;
  const { generations } = gc;
  /** `Py_BuildValue()`: tracked, although ints are atoms. */
  const triple = (values: readonly number[]): Address => {
    const tuple = vm.tuple.steal(values.map((value) => int.fromNumber(value)));
    if (!gc.isTracked(tuple)) gc.track(tuple);
    return tuple;
  };
  const doing = (name: string, action: () => void): NativeFunction => [
    name,
    '',
    () => {
      action();
      return none;
    },
  ];
  return [
    doing('enable', () => {
      gc.enabled = true;
    }),
    doing('disable', () => {
      gc.enabled = false;
    }),
    ['isenabled', '', () => int.bool(gc.enabled)],
    [
      'collect',
      'generation=2',
      (generation: Address) => {
        const chosen = generation === 0 ? OLDEST : vm.numbers.cInt(generation);
        if (chosen < 0 || chosen >= GENERATIONS) throw vm.errors.raise('ValueError', 'invalid generation');
        return int.fromNumber(gc.collect(chosen, 'manual'));
      },
    ],
    ['get_count', '', () => triple(generations.counts())],
    ['get_threshold', '', () => triple(generations.thresholds())],
    [
      'set_threshold',
      '*args',
      (args: Address[]) => {
        if (args.length < 1 || args.length > GENERATIONS) {
          throw vm.errors.raise('TypeError', vm.language.messages.thresholdCount(args.length));
        }
        const [first, second, third] = args.map((value) => vm.numbers.cInt(value));
        generations.setThresholds(first, second, third);
        return none;
      },
      'packed',
    ],
    ['get_stats', '', () => stats(vm)],
    doing('freeze', () => generations.freeze()),
    doing('unfreeze', () => generations.unfreeze()),
    ['get_freeze_count', '', () => int.fromNumber(generations.freezeCount())],
    ['get_debug', '', () => int.fromNumber(gc.debug)],
    [
      'set_debug',
      'flags, /',
      (flags: Address) => {
        gc.debug = vm.numbers.cInt(flags);
        return none;
      },
    ],
  ];
}

function stats(vm: Vm): Address {
  const rows = vm.heap.gc.generations.all.map(({ collections, collected, uncollectable }) => {
    const row = vm.dict.make();
    for (const [name, value] of Object.entries({ collections, collected, uncollectable })) {
      // Py_BuildValue() makes a new str of each name.
      const key = vm.str.make(name);
      const number = vm.int.fromNumber(value);
      vm.dict.set(row, key, number);
      vm.heap.decref(key);
      vm.heap.decref(number);
    }
    return row;
  });
  const list = vm.list.make();
  for (const row of rows) vm.list.appendSteal(list, row);
  return list;
}

/** Functions about single objects and who refers to whom. */
function objectFunctions(vm: Vm): readonly NativeFunction[] {
  const { int } = vm;
  const { gc } = vm.heap;
  return [
    [
      'get_objects',
      'generation=None',
      (generation: Address) => listOf(vm, gc.generations.objects(generationArgument(vm, generation))),
    ],
    ['get_referrers', '*objs', (objects: Address[]) => listOf(vm, referrers(vm, objects)), 'collected'],
    [
      'get_referents',
      '*objs',
      (objects: Address[]) =>
        listOf(
          vm,
          objects.flatMap((object) => referents(vm, object)),
        ),
      'collected',
    ],
    ['is_tracked', 'obj, /', (object: Address) => int.bool(isTracked(vm, object))],
    ['is_finalized', 'obj, /', (object: Address) => int.bool(isCollectable(vm, object) && gc.isFinalized(object))],
  ];
}

/** -1 for all generations. */
function generationArgument(vm: Vm, generation: Address): number {
  if (generation === 0 || generation === vm.none) return -1;
  if (!vm.numbers.isIndex(generation)) {
    throw vm.errors.raise('TypeError', `argument should be integer or None, not '${vm.typeName(generation)}'`);
  }
  const chosen = vm.numbers.intArgument(generation);
  if (chosen >= GENERATIONS) {
    const message = `generation parameter must be less than the number of available generations (${GENERATIONS})`;
    throw vm.errors.raise('ValueError', message);
  }
  if (chosen < -1) throw vm.errors.raise('ValueError', 'generation parameter cannot be negative');
  return chosen;
}

/** A list that grew by appending; the objects were found before it was made, so it is not in itself. */
function listOf(vm: Vm, objects: readonly Address[]): Address {
  const list = vm.list.make();
  for (const object of objects) vm.list.append(list, object);
  return list;
}

/** Without the tuple of the arguments, the youngest object of all, which refers to them, too. */
function referrers(vm: Vm, objects: readonly Address[]): Address[] {
  const { gc } = vm.heap;
  const youngest = gc.generations.objects(0).at(-1);
  return gc.referrers(objects).filter((object) => object !== youngest || !holdsJust(vm, object, objects));
}

/** Whether an object is a tuple of these: that of the arguments is not tracked if they are atoms (3.14). */
function holdsJust(vm: Vm, object: Address, items: readonly Address[]): boolean {
  if (!vm.tuple.isExact(object) || vm.tuple.length(object) !== items.length) return false;
  return items.every((item, i) => vm.tuple.item(object, i) === item);
}

function referents(vm: Vm, object: Address): Address[] {
  if (!isCollectable(vm, object)) return [];
  const edges = vm.heap.gc.reachability.referents(object);
  return Array.from(edges.items.subarray(0, edges.length));
}

/** What CPython allocates for its built-in modules and types is tracked there, and lies in static memory here. */
function isTracked(vm: Vm, object: Address): boolean {
  if (!isCollectable(vm, object)) return false;
  const { bound, descriptor, heap } = vm;
  const type = vm.typeOf(object);
  const isBuiltin =
    type === bound.builtinType ||
    type === descriptor.methodType ||
    type === descriptor.classMethodType ||
    type === descriptor.wrapperType ||
    type === descriptor.getsetType ||
    type === descriptor.memberType;
  return isBuiltin || heap.gc.isTracked(object);
}

/** `_PyObject_IS_GC()`: built-in types are of a GC type, but lie outside the collector's memory. */
function isCollectable(vm: Vm, object: Address): boolean {
  if (!vm.typeOf(object).isGc) return false;
  return !vm.types.isType(object) || vm.types.at(object).flags.isHeap;
}
