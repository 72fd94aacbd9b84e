import type { Address } from '../../heap/object-type.ts';
import type { FormatArguments } from '../text/str-format.ts';
import type { Vm } from '../vm.ts';
import type { Owned } from './owned.ts';

/**
 * The values of a template's fields: what `str.format()` and `str.format_map()` do alike. A field begins with its argument
 * and ends when it is written (`TemplateWriter.field()`), where the objects made for it go; a field in its spec comes in
 * between.
 */
export abstract class FormatFields implements FormatArguments<Address> {
  protected readonly vm: Vm;
  protected readonly owned: Owned;

  constructor(vm: Vm, owned: Owned) {
    this.vm = vm;
    this.owned = owned;
  }

  abstract positional(index: number): Address;
  abstract keyword(name: string): Address;

  attribute(value: Address, name: string): Address {
    const key = this.owned.keep(this.vm.str.make(name));
    return this.owned.keep(this.vm.attributes.get(value, key));
  }

  item(value: Address, key: string | number): Address {
    const { vm, owned } = this;
    const object = owned.keep(typeof key === 'number' ? vm.int.fromNumber(key) : vm.str.make(key));
    return owned.keep(itemOf(vm, value, object));
  }

  convert(value: Address, conversion: 'r' | 's' | 'a'): Address {
    const { vm, owned } = this;
    if (conversion === 's') return owned.keep(vm.texts.str(value));
    return owned.keep(conversion === 'r' ? vm.texts.repr(value) : vm.texts.ascii(value));
  }
}

/** Fields of `template.format(*args, **kwargs)`; `kwargs` is 0 if there are none. */
export class CallFields extends FormatFields {
  private readonly args: readonly Address[];
  private readonly kwargs: Address;

  constructor(vm: Vm, owned: Owned, args: readonly Address[], kwargs: Address) {
    super(vm, owned);
    this.args = args;
    this.kwargs = kwargs;
  }

  positional(index: number): Address {
    const { vm, owned, args } = this;
    owned.begin();
    if (index < args.length) return owned.keep(vm.heap.newRef(args[index]));
    throw vm.errors.raise('IndexError', `Replacement index ${index} out of range for positional args tuple`);
  }

  keyword(name: string): Address {
    const { vm, owned, kwargs } = this;
    owned.begin();
    const key = vm.str.make(name);
    try {
      const found = kwargs === 0 ? 0 : vm.dict.getStr(kwargs, key);
      if (found !== 0) return owned.keep(vm.heap.newRef(found));
      throw vm.errors.keyError(key);
    } finally {
      vm.heap.decref(key);
    }
  }
}

/** Fields of `template.format_map(mapping)`. */
export class MappingFields extends FormatFields {
  private readonly mapping: Address;

  constructor(vm: Vm, owned: Owned, mapping: Address) {
    super(vm, owned);
    this.mapping = mapping;
  }

  positional(): Address {
    throw this.vm.errors.raise('ValueError', 'Format string contains positional fields');
  }

  keyword(name: string): Address {
    const { vm, owned, mapping } = this;
    owned.begin();
    const key = owned.keep(vm.str.make(name));
    return owned.keep(itemOf(vm, mapping, key));
  }
}

function itemOf(vm: Vm, object: Address, key: Address): Address {
  const { getItem, name } = vm.typeOf(object);
  if (getItem === null) throw vm.errors.raise('TypeError', `'${name}' object is not subscriptable`);
  return getItem(object, key);
}
