import type { Address } from '../../heap/object-type.ts';
import { REMAINDER } from '../protocols/numbers.ts';
import { formatText } from '../text/format-number.ts';
import { percentFormat } from '../text/percent-format.ts';
import { type FormatArguments, renderTemplate } from '../text/str-format.ts';
import type { Vm } from '../vm.ts';
import { textArgument } from './native-arguments.ts';
import { Owned } from './owned.ts';
import { percentOperand } from './percent-operand.ts';
import { sameOr, unchanged } from './str-results.ts';

/** `%`, `str.format()`, `str.format_map()`, `str.__format__()`. */
export function installStrFormat(vm: Vm): void {
  const { type } = vm.str;
  type.binary[REMAINDER] = (left, right) => (vm.str.isStr(left) ? percent(vm, left, right) : vm.notImplemented);
  vm.types.methods(type, [
    [
      'format',
      '*args, **kwargs',
      (self: Address, args: Address[], kwargs: Address) =>
        render(vm, self, (part) => ({ ...common(vm, part), ...ofCall(vm, part.owned, args, kwargs) })),
      'packed',
    ],
    [
      'format_map',
      'mapping, /',
      (self: Address, mapping: Address) =>
        render(vm, self, (part) => ({ ...common(vm, part), ...ofMapping(vm, part.owned, mapping) })),
    ],
    [
      '__format__',
      'format_spec, /',
      (self: Address, spec: Address) => {
        const source = textArgument(vm, spec, '__format__', 'argument');
        if (source === '') return vm.str.isExact(self) ? vm.heap.newRef(self) : vm.texts.str(self);
        return sameOr(vm, self, formatText(vm.str.text(self), source, vm.typeName(self)));
      },
    ],
  ]);
}

/** `PyUnicode_Format()`; '%s' of a str, and a template without a conversion, give the same object. */
function percent(vm: Vm, template: Address, right: Address): Address {
  const { str } = vm;
  const text = str.text(template);
  if (text === '%s') {
    const value = vm.tuple.isTuple(right) && vm.tuple.length(right) === 1 ? vm.tuple.item(right, 0) : right;
    if (str.isStr(value)) return vm.texts.str(value);
  }
  const owned = new Owned(vm);
  try {
    const result = percentFormat(text, percentOperand(vm, right, owned));
    return text.includes('%') ? str.make(result) : unchanged(vm, template);
  } finally {
    owned.release();
  }
}

/** A template that is one field and nothing else. */
const ONE_FIELD = /^\{[^{}]*\}$/;

/** Renders a template; one that is a single field, of a str that its format leaves as it is, gives that very str. */
function render(vm: Vm, self: Address, argumentsWith: (part: FieldPart) => FormatArguments<Address>): Address {
  const template = vm.str.text(self);
  const owned = new Owned(vm);
  let same = 0;
  const unchangedField = (object: Address): void => {
    if (ONE_FIELD.test(template)) same = vm.heap.newRef(object);
  };
  try {
    const text = renderTemplate(template, argumentsWith({ owned, unchangedField }));
    return same === 0 ? vm.str.make(text) : same;
  } finally {
    owned.release();
  }
}

interface FieldPart {
  readonly owned: Owned;
  /** Told of a str that its field shows as it is. */
  readonly unchangedField: (object: Address) => void;
}

/**
 * What `format()` and `format_map()` do alike. A field begins with its argument and ends with `format`, where the objects
 * made for it go; a field in its spec comes in between.
 */
function common(
  vm: Vm,
  { owned, unchangedField }: FieldPart,
): Pick<FormatArguments<Address>, 'attribute' | 'item' | 'convert' | 'format'> {
  return {
    attribute: (value, name) => {
      const key = owned.keep(vm.str.make(name));
      return owned.keep(vm.attributes.get(value, key));
    },
    item: (value, key) => {
      const object = owned.keep(typeof key === 'number' ? vm.int.fromNumber(key) : vm.str.make(key));
      return owned.keep(getItem(vm, value, object));
    },
    convert: (value, conversion) => {
      if (conversion === 's') return owned.keep(vm.texts.str(value));
      return owned.keep(conversion === 'r' ? vm.texts.repr(value) : vm.str.make(vm.texts.asciiText(value)));
    },
    format: (value, source) => {
      const spec = owned.keep(vm.str.make(source));
      const result = owned.keep(formatField(vm, value, spec));
      const text = vm.str.text(result);
      if (result === value) unchangedField(result);
      owned.end();
      return text;
    },
  };
}

/** `render_field()`: the commonest types need no bound `__format__`. */
function formatField(vm: Vm, value: Address, spec: Address): Address {
  const { float } = vm;
  const isCommon =
    vm.str.isExact(value) || vm.int.isExact(value) || float.isExact(value) || vm.typeOf(value) === float.complexType;
  return isCommon ? vm.calls.special(value, '__format__', spec) : vm.texts.format(value, spec);
}

function getItem(vm: Vm, object: Address, key: Address): Address {
  const { getItem: slot, name } = vm.typeOf(object);
  if (slot === null) throw vm.errors.raise('TypeError', `'${name}' object is not subscriptable`);
  return slot(object, key);
}

type Arguments = Pick<FormatArguments<Address>, 'positional' | 'keyword'>;

function ofCall(vm: Vm, owned: Owned, args: readonly Address[], kwargs: Address): Arguments {
  return {
    positional: (index) => {
      owned.begin();
      if (index < args.length) return owned.keep(vm.heap.newRef(args[index]));
      throw vm.errors.raise('IndexError', `Replacement index ${index} out of range for positional args tuple`);
    },
    keyword: (name) => {
      owned.begin();
      const key = vm.str.make(name);
      try {
        const found = kwargs === 0 ? 0 : vm.dict.getStr(kwargs, key);
        if (found !== 0) return owned.keep(vm.heap.newRef(found));
        throw vm.errors.keyError(key);
      } finally {
        vm.heap.decref(key);
      }
    },
  };
}

function ofMapping(vm: Vm, owned: Owned, mapping: Address): Arguments {
  return {
    positional: () => {
      throw vm.errors.raise('ValueError', 'Format string contains positional fields');
    },
    keyword: (name) => {
      owned.begin();
      const key = owned.keep(vm.str.make(name));
      return owned.keep(getItem(vm, mapping, key));
    },
  };
}
