import type { Address } from '../heap/object-type.ts';
import { parseFieldName, type ReplacementField, templateParts } from '../python/text/str-format.ts';
import { ValueFault } from '../python/text/value-fault.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** `_string`: how templates of `str.format()` are read, for `string.Formatter`. The parts come as lists. */
export function defineStringFormatter(vm: Vm): NativeModule {
  const { str, tuple, list, none, int } = vm;
  const raising = (read: () => Address): Address => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ValueFault)) throw error;
      throw vm.errors.raise(error.kind, error.message);
    }
  };
  const keyObject = (key: string | number): Address => (typeof key === 'number' ? int.fromNumber(key) : str.make(key));
  return {
    name: '_string',
    functions: [
      [
        'formatter_parser',
        'string, /',
        (string: Address) =>
          raising(() => {
            const parts = [...templateParts(str.text(string))].map(({ literal, field }) => {
              if (field === undefined) return tuple.steal([str.make(literal), none, none, none]);
              const conversion = field.conversion === '' ? none : str.make(field.conversion);
              return tuple.steal([str.make(literal), str.make(fieldName(field)), str.make(field.spec), conversion]);
            });
            return list.steal(parts);
          }),
      ],
      [
        'formatter_field_name_split',
        'string, /',
        (string: Address) =>
          raising(() => {
            const { first, accesses } = parseFieldName(str.text(string));
            const rest = accesses.map((access) =>
              access.kind === 'attribute'
                ? tuple.steal([int.bool(true), str.make(access.name)])
                : tuple.steal([int.bool(false), keyObject(access.key)]),
            );
            return tuple.steal([keyObject(first), list.steal(rest)]);
          }),
      ],
    ],
  };
}

/** A field's name as it was written. */
function fieldName({ first, accesses }: ReplacementField): string {
  const rest = accesses.map((access) => (access.kind === 'attribute' ? `.${access.name}` : `[${access.key}]`));
  return `${first}${rest.join('')}`;
}
