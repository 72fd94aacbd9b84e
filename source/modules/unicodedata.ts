// DIFFERS: `unicodedata.name()`, `lookup()` and `'\N{…}'` know some 2,800 names: Latin, Greek, Cyrillic, punctuation, currencies,
// arrows, box drawing, dingbats, pictographs; others raise NotImplementedError, or an error that says so. — The names of all characters are a
// megabyte of data. — Write the character itself, or `\u2022`.
import type { Address } from '../heap/object-type.ts';
import {
  characterName,
  characterNamed,
  combiningClass,
  eastAsianWidth,
  generalCategory,
} from '../python/text/character-names.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'];

/** The module `unicodedata` (`Modules/unicodedata.c`), over what JavaScript knows of Unicode and a table. */
export function defineUnicodedata(vm: Vm): NativeModule {
  const { str, int } = vm;
  const character = (name: string, object: Address, argument = 'argument'): string => {
    const text = str.isStr(object) ? str.text(object) : '';
    if ([...text].length === 1) return text;
    const message = `${name}() ${argument} must be a unicode character, not ${vm.typeName(object)}`;
    throw vm.errors.raise('TypeError', message);
  };
  const about = (name: string, tell: (character: string) => Address): NativeFunction => [
    name,
    'chr, /',
    (chr: Address) => tell(character(name, chr)),
  ];
  const number = (name: string, read: (character: string) => number | null, isFloat: boolean): NativeFunction => [
    name,
    'chr, default=<unrepresentable>, /',
    (chr: Address, otherwise: Address) => {
      const value = read(character(name, chr, 'argument 1'));
      if (value !== null) return isFloat ? vm.float.make(value) : int.fromNumber(value);
      if (otherwise !== 0) return vm.heap.newRef(otherwise);
      throw vm.errors.raise('ValueError', `not a ${name === 'numeric' ? 'numeric character' : name}`);
    },
  ];
  const normal = (form: Address, text: Address): string => {
    const name = str.text(form);
    if (!FORMS.includes(name)) throw vm.errors.raise('ValueError', 'invalid normalization form');
    return str.text(text).normalize(name);
  };
  return {
    name: 'unicodedata',
    functions: [
      about('category', (chr) => str.make(generalCategory(chr))),
      about('combining', (chr) => int.fromNumber(combiningClass(chr.codePointAt(0) as number))),
      about('east_asian_width', (chr) => str.make(eastAsianWidth(chr.codePointAt(0) as number))),
      number('decimal', decimalValue, false),
      number('digit', (chr) => decimalValue(chr) ?? decimalValue(chr.normalize('NFKD')), false),
      number('numeric', numericValue, true),
      ['normalize', 'form, unistr, /', (form: Address, text: Address) => str.make(normal(form, text))],
      [
        'is_normalized',
        'form, unistr, /',
        (form: Address, text: Address) => int.bool(normal(form, text) === str.text(text)),
      ],
      [
        'name',
        'chr, default=<unrepresentable>, /',
        (chr: Address, otherwise: Address) => {
          const code = character('name', chr, 'argument 1').codePointAt(0) as number;
          const name = characterName(code);
          if (name !== null && name !== '') return str.make(name);
          if (name === null && !/^\p{Cn}$/u.test(String.fromCodePoint(code))) throw unknown(vm, code);
          if (otherwise !== 0) return vm.heap.newRef(otherwise);
          throw vm.errors.raise('ValueError', 'no such name');
        },
      ],
      [
        'lookup',
        'name, /',
        (name: Address) => {
          const code = characterNamed(str.text(name));
          if (code !== null) return str.make(String.fromCodePoint(code));
          throw vm.errors.raise('KeyError', `undefined character name '${str.text(name)}'`);
        },
      ],
    ],
    values: { unidata_version: str.make('15.1.0') },
  };
}

function unknown(vm: Vm, code: number): unknown {
  const shown = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return vm.errors.raise('NotImplementedError', `heaptop does not know the name of ${shown}`);
}

/** Digits come in runs of ten; the zero of a run ends in 0 or 6, but for the mathematical ones. */
function decimalValue(character: string): number | null {
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) as number;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  return (code & 0xf) >= 6 && /^\p{Nd}$/u.test(String.fromCodePoint((code & ~0xf) + 0xf))
    ? (code & 0xf) - 6
    : code & 0xf;
}

function numericValue(character: string): number | null {
  const plain = character.normalize('NFKD');
  const fraction = /^(\d+)\u2044(\d+)$/.exec(plain);
  if (fraction !== null) return Number(fraction[1]) / Number(fraction[2]);
  if (/^\d+$/.test(plain)) return Number(plain);
  return decimalValue(character);
}
