import { expect, test } from 'vitest';
import * as tests from '../../../source/python/text/char-class.ts';
import * as letters from '../../../source/python/text/letter-case.ts';

const CASES: [
  text: string,
  upper: string,
  lower: string,
  title: string,
  capitalize: string,
  swapcase: string,
  casefold: string,
][] = [
  ['heap TOP', 'HEAP TOP', 'heap top', 'Heap Top', 'Heap top', 'HEAP top', 'heap top'],
  ['ΟΔΟΣ όδος', 'ΟΔΟΣ ΌΔΟΣ', 'οδος όδος', 'Οδος Όδος', 'Οδος όδος', 'οδος ΌΔΟΣ', 'οδοσ όδοσ'],
  ['straße ŉ', 'STRASSE ʼN', 'straße ŉ', 'Straße ʼN', 'Straße ŉ', 'STRASSE ʼN', 'strasse ʼn'],
  ['dž Dž DŽ', 'DŽ DŽ DŽ', 'dž dž dž', 'Dž Dž Dž', 'Dž dž dž', 'DŽ dŽ dž', 'dž dž dž'],
  ['ffi fish', 'FFI FISH', 'ffi fish', 'Ffi Fish', 'Ffi fish', 'FFI FISH', 'ffi fish'],
  ['ıİ', 'Iİ', 'ıi̇', 'Ii̇', 'Ii̇', 'Ii̇', 'ıi̇'],
  ['ᾳ ᾼ', 'ΑΙ ΑΙ', 'ᾳ ᾳ', 'ᾼ ᾼ', 'ᾼ ᾳ', 'ΑΙ ᾼ', 'αι αι'],
  ['Ꭰꭰ', 'ᎠᎠ', 'ꭰꭰ', 'Ꭰꭰ', 'Ꭰꭰ', 'ꭰᎠ', 'ᎠᎠ'],
  ["it's 3a", "IT'S 3A", "it's 3a", "It'S 3A", "It's 3a", "IT'S 3A", "it's 3a"],
  ['ა Ა', 'Ა Ა', 'ა ა', 'ა Ა', 'ა ა', 'Ა ა', 'ა ა'],
];

test('case mappings', () => {
  for (const [text, upper, lower, title, capitalize, swapcase, casefold] of CASES) {
    expect(letters.upper(text)).toBe(upper);
    expect(letters.lower(text)).toBe(lower);
    expect(letters.title(text)).toBe(title);
    expect(letters.capitalize(text)).toBe(capitalize);
    expect(letters.swapcase(text)).toBe(swapcase);
    expect(letters.casefold(text)).toBe(casefold);
  }
});

const TESTS: [test: (text: string) => boolean, texts: string[]][] = [
  [tests.isAlpha, ['abc', 'ABC', '三', 'é', 'Dž']],
  [tests.isAlphanumeric, ['abc', 'ABC', 'a1', '12', '²', '½', '三', '1x', 'é', '٣', 'Dž']],
  [tests.isDecimal, ['12', '٣']],
  [tests.isDigit, ['12', '²', '٣']],
  [tests.isNumeric, ['12', '²', '½', '三', '٣']],
  [tests.isSpace, ['\t ', '\u001c']],
  [tests.isIdentifier, ['abc', 'ABC', 'a1', '三', '_x', 'é', 'Dž']],
  [tests.isPrintableText, ['', 'abc', 'ABC', 'Abc Def', 'a1', '12', '²', '½', '三', '_x', '1x', 'é', 'a b', '٣', 'Dž']],
  [tests.isLower, ['abc', 'a1', '_x', '1x', 'é', 'a b', 'a\n']],
  [tests.isUpper, ['ABC']],
  [tests.isTitle, ['Abc Def', 'Dž']],
  [tests.isAscii, ['', 'abc', 'ABC', 'Abc Def', 'a1', '12', '_x', '1x', '\t ', '\u001c', 'a b', 'a\n']],
];

const TEXTS = [
  '',
  'abc',
  'ABC',
  'Abc Def',
  'a1',
  '12',
  '²',
  '½',
  '三',
  '_x',
  '1x',
  'é',
  '\t ',
  '\u001c',
  'a b',
  '٣',
  'Dž',
  'a\n',
];

test('tests of characters hold for these and no others', () => {
  for (const [holds, texts] of TESTS) expect(TEXTS.filter(holds)).toEqual(texts);
});
