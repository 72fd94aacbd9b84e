import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';

test('bytes() from all it takes', () => {
  expect(evaluate("(bytes(3), bytes([65, 66]), bytes('é', 'utf-8'), bytes(bytearray(b'x')))")).toBe(
    "(b'\\x00\\x00\\x00', b'AB', b'\\xc3\\xa9', b'x')",
  );
  expect(evaluate('bytes(-1)')).toBe('ValueError: negative count');
  expect(evaluate("bytes('a')")).toBe('TypeError: string argument without an encoding');
  expect(evaluate('bytes([300])')).toBe('ValueError: bytes must be in range(0, 256)');
});

test('a bytearray grows as in CPython', () => {
  const setup = 'x = bytearray()\nr = []\nfor i in [1] * 14:\n    x.append(i)\n    r.append(x.__alloc__())';
  expect(evaluate('r', setup)).toBe('[2, 5, 5, 5, 8, 8, 8, 12, 12, 12, 12, 19, 19, 19]');
});

test('the room of bytes cut off in front of a bytearray is not used again', () => {
  const setup = "x = bytearray(b'0123456789')\nx[0:1] = b''\nr = [x.__alloc__()]\nx += b'a'\nr.append(x.__alloc__())";
  expect(evaluate('(r, x)', setup)).toBe("([11, 17], bytearray(b'123456789a'))");
});

test('slices of a bytearray are assigned and deleted', () => {
  const setup = "x = bytearray(b'abcdef')\nx[0:2] = b'long'\ndel x[::2]\nx += b'!'\nx[0] = 48";
  expect(evaluate('(x, x[::-1], x == b"0gdf!")', setup)).toBe("(bytearray(b'0gdf!'), bytearray(b'!fdg0'), True)");
  expect(evaluate('x.__setitem__(0, 300)', "x = bytearray(b'a')")).toBe('ValueError: byte must be in range(0, 256)');
});

test('what changes nothing is the same bytes', () => {
  expect(evaluate('(b[:] is b, b.strip() is b, b * 1 is b, b.lower() is b, bytes(b) is b)', "b = b'abc'")).toBe(
    '(True, True, True, False, True)',
  );
});

test('formats, and joins', () => {
  expect(evaluate("(b'%s %d %c' % (b'a', 5, 65), b'-'.join([b'x', bytearray(b'y')]), b'ab'.hex(':'))")).toBe(
    "(b'a 5 A', b'x-y', '61:62')",
  );
  expect(evaluate("b'a' + 'b'")).toBe("TypeError: can't concat str to bytes");
});

test('a memoryview looks into a bytearray, which cannot be resized meanwhile', () => {
  const setup = "b = bytearray(b'0123456789')\nm = memoryview(b)\npart = m[2:6]\npart[1:3] = b'xy'";
  expect(evaluate('(b, part.tobytes(), m[::-3].tolist(), m == b, m.readonly)', setup)).toBe(
    "(bytearray(b'012xy56789'), b'2xy5', [57, 54, 120, 48], True, False)",
  );
  expect(evaluate('b.append(1)', setup)).toBe('BufferError: Existing exports of data: object cannot be re-sized');
  expect(evaluate('b', `${setup}\npart.release()\nm.release()\nb.append(33)`)).toBe("bytearray(b'012xy56789!')");
  expect(evaluate('m[0]', `${setup}\nm.release()`)).toBe(
    'ValueError: operation forbidden on released memoryview object',
  );
});

test('what is repeated is a new object, unless nothing changes', () => {
  expect(evaluate("[a * 0 is b'' for a in [b'x']] + [a * 1 is a for a in [b'x']] + [a * 5 is a for a in [b'']]")).toBe(
    '[False, True, True]',
  );
});
