import { expect, test } from 'vitest';
import { asciiText, reprByteArray, reprBytes, reprText } from '../../../source/python/text/repr.ts';

const TEXTS: [text: string, repr: string, ascii: string][] = [
  ['plain', "'plain'", "'plain'"],
  ["it's", '"it\'s"', '"it\'s"'],
  ['say "hi"', '\'say "hi"\'', '\'say "hi"\''],
  ['both \' and "', "'both \\' and \"'", "'both \\' and \"'"],
  ['tab\tnl\ncr\r', "'tab\\tnl\\ncr\\r'", "'tab\\tnl\\ncr\\r'"],
  ['\u0000\u001b\u007f', "'\\x00\\x1b\\x7f'", "'\\x00\\x1b\\x7f'"],
  ['\u00e9\u00a0\u00ad', "'\u00e9\\xa0\\xad'", "'\\xe9\\xa0\\xad'"],
  ['\u200b\u2028', "'\\u200b\\u2028'", "'\\u200b\\u2028'"],
  ['\ud83d\ude00\udb40\udc01', "'\ud83d\ude00\\U000e0001'", "'\\U0001f600\\U000e0001'"],
  ['\ud800', "'\\ud800'", "'\\ud800'"],
  ['back\\slash', "'back\\\\slash'", "'back\\\\slash'"],
];

test('repr and ascii of str', () => {
  for (const [text, repr, ascii] of TEXTS) {
    expect(reprText(text)).toBe(repr);
    expect(asciiText(text)).toBe(ascii);
  }
});

const BYTES: [bytes: number[], repr: string, byteArray: string][] = [
  [[112, 108, 97, 105, 110], "b'plain'", "bytearray(b'plain')"],
  [[105, 116, 39, 115], 'b"it\'s"', 'bytearray(b"it\\\'s")'],
  [[34, 39], "b'\"\\''", "bytearray(b'\"\\'')"],
  [[0, 10, 255, 92], "b'\\x00\\n\\xff\\\\'", "bytearray(b'\\x00\\n\\xff\\\\')"],
  [[115, 97, 121, 32, 34, 120, 34], 'b\'say "x"\'', 'bytearray(b\'say "x"\')'],
];

test('repr of bytes and bytearray', () => {
  for (const [bytes, repr, byteArray] of BYTES) {
    expect(reprBytes(Uint8Array.from(bytes))).toBe(repr);
    expect(reprByteArray(Uint8Array.from(bytes))).toBe(byteArray);
  }
});
