import type { Address } from '../../heap/object-type.ts';
import { MODULE_DICT } from '../objects/module.ts';
import { Native } from '../objects/native.ts';
import { callNative } from '../protocols/native-call.ts';
import type { Vm } from '../vm.ts';
import { checkAnnotate, computeAnnotations } from './class-annotations.ts';

/** What modules do (`Objects/moduleobject.c`). */
export function installModuleType(vm: Vm): void {
  const { words, dict } = vm;
  const { type } = vm.module;
  const creation = new Native('module', 'name, doc=None', (self: Address, name: Address, doc: Address) => {
    if (!vm.str.isStr(name)) {
      throw vm.errors.raise('TypeError', `module() argument 'name' must be str, not ${vm.typeName(name)}`);
    }
    if (words[self + MODULE_DICT] === 0) words[self + MODULE_DICT] = dict.make();
    const namespace = words[self + MODULE_DICT];
    dict.setName(namespace, '__name__', name);
    dict.setName(namespace, '__doc__', doc || vm.none);
    for (const field of ['__package__', '__loader__', '__spec__']) dict.setName(namespace, field, vm.none);
    return vm.none;
  });
  type.create = (subtype) => {
    const module = vm.allocateInstance(subtype);
    words[module + MODULE_DICT] = dict.make();
    return module;
  };
  type.init = (self, base, count, names) => {
    callNative(vm, creation, self, base, count, names);
  };
  type.repr = (self) => vm.str.make(reprText(vm, self));
  type.getattro = (self, name) => getAttribute(vm, self, name);
  vm.types.attributes(type, [
    { kind: 'member', name: '__dict__', get: (self) => vm.heap.newRef(words[self + MODULE_DICT]) },
    ...annotations(vm),
  ]);
  vm.types.methods(type, [['__dir__', '', (self: Address) => names(vm, self)]]);
  vm.types.ready(type);
}

/** `module_getattro()`: a module may have a function `__getattr__` of its own (PEP 562). */
function getAttribute(vm: Vm, self: Address, name: Address): Address {
  const found = vm.attributes.generic(self, name, true);
  if (found !== 0) return found;
  const namespace = vm.module.dict(self);
  const hook = vm.dict.getName(namespace, '__getattr__');
  if (hook !== 0) return vm.calls.call(hook, name);
  const own = vm.dict.getName(namespace, '__name__');
  const called = own !== 0 && vm.str.isStr(own) ? ` '${vm.str.text(own)}'` : '';
  throw vm.errors.attributeError(self, name, `module${called} has no attribute '${vm.str.text(name)}'`);
}

/** `_module_repr()` of importlib. */
function reprText(vm: Vm, self: Address): string {
  const namespace = vm.module.dict(self);
  const text = (name: string): string | null => {
    const value = vm.dict.getName(namespace, name);
    return value === 0 || value === vm.none ? null : vm.texts.reprText(value);
  };
  const name = text('__name__') ?? "'?'";
  const file = text('__file__');
  if (file !== null) return `<module ${name} from ${file}>`;
  const isBuiltin = text('__spec__') !== null || text('__loader__') !== null;
  return isBuiltin ? `<module ${name} (built-in)>` : `<module ${name}>`;
}

/** `module_dir()`. */
function names(vm: Vm, self: Address): Address {
  const namespace = vm.module.dict(self);
  const hook = vm.dict.getName(namespace, '__dir__');
  if (hook !== 0) return vm.calls.call(hook);
  return vm.list.steal(vm.dict.items(namespace).map(([key]) => vm.heap.newRef(key)));
}

/** `module_get_annotations()`: an empty dict if there are none; `module_get_annotate()` in 3.14. */
function annotations(vm: Vm) {
  const { dict, heap } = vm;
  const key = '__annotations__';
  const isDeferred = vm.language.compiler.defersAnnotations;
  const compute = (namespace: Address): Address => {
    const annotate = isDeferred ? dict.getName(namespace, '__annotate__') : 0;
    return annotate !== 0 && vm.calls.isCallable(annotate) ? computeAnnotations(vm, annotate) : dict.make();
  };
  const values = {
    kind: 'getset',
    name: key,
    get: (self: Address): Address => {
      const namespace = vm.module.dict(self);
      if (dict.getName(namespace, key) === 0) dict.setSteal(namespace, vm.str.name(key), compute(namespace));
      return heap.newRef(dict.getName(namespace, key));
    },
    set: (self: Address, value: Address): void => {
      const namespace = vm.module.dict(self);
      if (value !== 0) dict.setName(namespace, key, value);
      else if (!dict.delete(namespace, vm.str.name(key))) throw vm.errors.raise('AttributeError', key);
      if (isDeferred) dict.delete(namespace, vm.str.name('__annotate__'));
    },
  } as const;
  const annotate = {
    kind: 'getset',
    name: '__annotate__',
    get: (self: Address): Address => {
      const namespace = vm.module.dict(self);
      if (dict.getName(namespace, '__annotate__') === 0) dict.setName(namespace, '__annotate__', vm.none);
      return heap.newRef(dict.getName(namespace, '__annotate__'));
    },
    set: (self: Address, value: Address): void => {
      checkAnnotate(vm, value);
      dict.setName(vm.module.dict(self), '__annotate__', value);
      if (value !== vm.none) dict.delete(vm.module.dict(self), vm.str.name(key));
    },
  } as const;
  return isDeferred ? [values, annotate] : [values];
}
