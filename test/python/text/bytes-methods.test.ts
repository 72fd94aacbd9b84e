import { expect, test } from 'vitest';
import * as letters from '../../../source/python/text/bytes-case.ts';
import { bytesFromHex, hexOfBytes } from '../../../source/python/text/bytes-hex.ts';
import * as bytes from '../../../source/python/text/bytes-methods.ts';
import { outcome } from './outcome.ts';

const { fromLatin1: b, toLatin1: text } = bytes;

test('bytes behave as ASCII text', () => {
  expect(bytes.findBytes(b('heap'), 0x61)).toBe(2);
  expect(outcome(() => bytes.indexBytes(b('heap'), b('x')))).toBe('ValueError: subsection not found');
  expect(outcome(() => bytes.findBytes(b('heap'), 256))).toBe('ValueError: byte must be in range(0, 256)');
  expect(bytes.splitBytes(b('a b\x1cc\xa0'), undefined).map(text)).toEqual(['a', 'b\x1cc\xa0']);
  expect(bytes.splitLinesBytes(b('a\x0bb\r\nc')).map(text)).toEqual(['a\x0bb', 'c']);
  expect(text(bytes.replaceBytes(b('aXbX'), b('X'), b('--'), 1))).toBe('a--bX');
  expect(text(bytes.stripBytes(b('  a '), undefined, 'right'))).toBe('  a');
  expect(text(bytes.joinBytes(b(', '), [b('a'), b('b')]))).toBe('a, b');
  expect(text(bytes.translateBytes(b('heap'), bytes.makeBytesTable(b('e'), b('E')), b('p')))).toBe('hEa');
  expect(text(letters.titleBytes(b("it's \xe9a")))).toBe("It'S \xe9A");
  expect(letters.isLowerBytes(b('a\xc9'))).toBe(true);
  expect(bytes.compareBytes(b('a'), b('ab'))).toBeLessThan(0);
});

test('hex', () => {
  expect(hexOfBytes(b('heaps'), ':', 2)).toBe('68:6561:7073');
  expect(hexOfBytes(b('heaps'), ':', -2)).toBe('6865:6170:73');
  expect(text(bytesFromHex(' 68 6561\n70'))).toBe('heap');
  expect(outcome(() => text(bytesFromHex('6 8')))).toBe(
    'ValueError: non-hexadecimal number found in fromhex() arg at position 1',
  );
});
