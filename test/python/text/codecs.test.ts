import { expect, test } from 'vitest';
import { decodeBytes, encodeText } from '../../../source/python/text/codecs.ts';
import { outcome } from './outcome.ts';

const ENCODED: [text: string, encoding: string, errors: string, hex: string][] = [
  ['\u00e9\u20ac\ud83d\ude00', 'utf-8', 'strict', 'c3a9e282acf09f9880'],
  [
    'a\u00e9',
    'ascii',
    'strict',
    "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 1: ordinal not in range(128)",
  ],
  [
    'a\u00e9\u00e0',
    'ascii',
    'strict',
    "UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)",
  ],
  ['a\u20ac', 'latin-1', 'replace', '613f'],
  ['a\u20ac', 'ascii', 'xmlcharrefreplace', '612623383336343b'],
  ['a\ud83d\ude00', 'ascii', 'backslashreplace', '615c553030303166363030'],
  ['a\u20acb', 'ascii', 'ignore', '6162'],
  [
    '\ud800',
    'utf-8',
    'strict',
    "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed",
  ],
  ['\udcff', 'utf-8', 'surrogateescape', 'ff'],
  ['\u00e9\ud83d\ude00', 'utf-16', 'strict', 'fffee9003dd800de'],
  ['\u00e9\ud83d\ude00', 'utf-32-be', 'strict', '000000e90001f600'],
  ['a', 'foo', 'strict', 'LookupError: unknown encoding: foo'],
  ['\u00e9', 'ascii', 'bogus', "LookupError: unknown error handler name 'bogus'"],
];

test('text.encode(encoding, errors)', () => {
  for (const [text, encoding, errors, hex] of ENCODED) {
    expect(outcome(() => Buffer.from(encodeText(text, encoding, errors)).toString('hex'))).toBe(hex);
  }
});

const DECODED: [bytes: number[], encoding: string, errors: string, text: string][] = [
  [[195, 169], 'utf-8', 'strict', '\u00e9'],
  [
    [97, 255],
    'utf-8',
    'strict',
    "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
  ],
  [
    [226, 130],
    'utf-8',
    'strict',
    "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data",
  ],
  [[226, 130, 97], 'utf-8', 'replace', '\ufffda'],
  [[237, 160, 128], 'utf-8', 'backslashreplace', '\\xed\\xa0\\x80'],
  [
    [97, 128],
    'ascii',
    'strict',
    "UnicodeDecodeError: 'ascii' codec can't decode byte 0x80 in position 1: ordinal not in range(128)",
  ],
  [[128], 'ascii', 'surrogateescape', '\udc80'],
  [[233], 'latin-1', 'strict', '\u00e9'],
  [[255, 254, 97, 0, 61, 216, 0, 222], 'utf-16', 'strict', 'a\ud83d\ude00'],
  [
    [97, 0, 98],
    'utf-16-le',
    'strict',
    "UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x62 in position 2: truncated data",
  ],
  [[0, 0, 0, 97], 'utf-32-be', 'strict', 'a'],
  [[240, 159, 152], 'utf-8', 'ignore', ''],
];

test('bytes.decode(encoding, errors)', () => {
  for (const [bytes, encoding, errors, text] of DECODED) {
    expect(outcome(() => decodeBytes(Uint8Array.from(bytes), encoding, errors))).toBe(text);
  }
});
