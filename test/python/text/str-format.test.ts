import { expect, test } from 'vitest';
import { formatInteger, formatText } from '../../../source/python/text/format-number.ts';
import { reprText } from '../../../source/python/text/repr.ts';
import {
  type FormatArguments,
  renderTemplate,
  type TemplateOutput,
  templateParts,
} from '../../../source/python/text/str-format.ts';
import { ValueFault } from '../../../source/python/text/value-fault.ts';
import { outcome } from './outcome.ts';

type Value = bigint | string;

/** `.format(3, '7', a='q')`; items of a str are its characters. */
const ARGUMENTS: FormatArguments<Value> = {
  positional: (index) => {
    if (index > 1) {
      throw new ValueFault('IndexError', `Replacement index ${index} out of range for positional args tuple`);
    }
    return index === 0 ? 3n : '7';
  },
  keyword: (name) => {
    if (name !== 'a') throw new ValueFault('KeyError', reprText(name));
    return 'q';
  },
  attribute: (value) => value,
  item: (value, key) => String(value)[Number(key)],
  convert: (value, conversion) => (conversion === 'r' && typeof value === 'string' ? reprText(value) : String(value)),
};

class Output implements TemplateOutput<Value> {
  private written = '';

  literal(text: string): void {
    this.written += text;
  }

  field(value: Value, spec: string): void {
    this.written += typeof value === 'string' ? formatText(value, spec) : formatInteger(value, spec);
  }

  nested(): Output {
    return new Output();
  }

  text(): string {
    return this.written;
  }
}

function rendered(template: string): string {
  const output = new Output();
  renderTemplate(template, ARGUMENTS, output);
  return output.text();
}

const CASES: [template: string, text: string][] = [
  ['{} {}', '3 7'],
  ['{0} {1} {0}', '3 7 3'],
  ['{a}', 'q'],
  ['{1!r:>5}', "  '7'"],
  ['{0:{1}}', '      3'],
  ['{{}}', '{}'],
  ['{a[0]}', 'q'],
  ['{0.real}', '3'],
  ['{', "ValueError: Single '{' encountered in format string"],
  ['}', "ValueError: Single '}' encountered in format string"],
  ['{0', "ValueError: expected '}' before end of string"],
  ['{0!}', "ValueError: unmatched '{' in format spec"],
  ['{0!x}', 'ValueError: Unknown conversion specifier x'],
  ['{0!r', "ValueError: unmatched '{' in format spec"],
  ['{!r:', "ValueError: unmatched '{' in format spec"],
  ['{} {0}', 'ValueError: cannot switch from automatic field numbering to manual field specification'],
  ['{0} {}', 'ValueError: cannot switch from manual field specification to automatic field numbering'],
  ['{2}', 'IndexError: Replacement index 2 out of range for positional args tuple'],
  ['{zz}', "KeyError: 'zz'"],
  ['{a.}', 'ValueError: Empty attribute in format string'],
  ['{a[}', "ValueError: expected '}' before end of string"],
  ['{a[]}', 'ValueError: Empty attribute in format string'],
  ['{a[0]z}', "ValueError: Only '.' or '[' may follow ']' in format field specifier"],
  ['{:{:{}}}', 'ValueError: Max string recursion exceeded'],
  ['{{}', "ValueError: Single '}' encountered in format string"],
  ['x{{y}}z', 'x{y}z'],
];

test('template.format(…)', () => {
  for (const [template, text] of CASES) {
    expect(outcome(() => rendered(template))).toBe(text);
  }
});

test('parts of a template', () => {
  expect([...templateParts('a{b.c[1][x]!r:{w}}d')]).toEqual([
    {
      literal: 'a',
      field: {
        first: 'b',
        accesses: [
          { kind: 'attribute', name: 'c' },
          { kind: 'item', key: 1 },
          { kind: 'item', key: 'x' },
        ],
        conversion: 'r',
        spec: '{w}',
        specIsTemplate: true,
      },
      isLast: false,
    },
    { literal: 'd', field: undefined, isLast: true },
  ]);
});
