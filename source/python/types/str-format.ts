import type { Address } from '../../heap/object-type.ts';
import { REMAINDER } from '../protocols/numbers.ts';
import { formatText } from '../text/format-number.ts';
import { percentFormat } from '../text/percent-format.ts';
import { renderTemplate } from '../text/str-format.ts';
import type { Vm } from '../vm.ts';
import { CallFields, type FormatFields, MappingFields } from './format-fields.ts';
import { textArgument } from './native-arguments.ts';
import { Owned } from './owned.ts';
import { PercentWriter, percentOperand } from './percent-operand.ts';
import { sameOr, unchanged } from './str-results.ts';
import { TemplateWriter } from './template-writer.ts';
import { UnicodeWriter } from './unicode-writer.ts';

/** `%`, `str.format()`, `str.format_map()`, `str.__format__()`. */
export function installStrFormat(vm: Vm): void {
  const { type } = vm.str;
  type.binary[REMAINDER] = (left, right) => (vm.str.isStr(left) ? percent(vm, left, right) : vm.notImplemented);
  vm.types.methods(type, [
    [
      'format',
      '*args, **kwargs',
      (self: Address, args: Address[], kwargs: Address) =>
        render(vm, self, (owned) => new CallFields(vm, owned, args, kwargs)),
      'packed',
    ],
    [
      'format_map',
      'mapping, /',
      (self: Address, mapping: Address) => render(vm, self, (owned) => new MappingFields(vm, owned, mapping)),
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
  const writer = new UnicodeWriter(vm, str.length(template) + 100);
  try {
    percentFormat(text, percentOperand(vm, right, owned), new PercentWriter(vm, writer));
    return text.includes('%') ? writer.finish() : unchanged(vm, template);
  } finally {
    writer.release();
    owned.release();
  }
}

/** `build_string()`; a str that is all of the result, template or argument, gives that very str. */
function render(vm: Vm, self: Address, fieldsWith: (owned: Owned) => FormatFields): Address {
  const owned = new Owned(vm);
  const output = new TemplateWriter(vm, self, owned);
  try {
    renderTemplate(vm.str.text(self), fieldsWith(owned), output);
    return output.finish();
  } finally {
    output.release();
    owned.release();
  }
}
