import { expect, test } from 'vitest';
import { Digits } from '../../../source/python/numbers/digits.ts';

test('magnitudes survive the way into 30-bit digits and back, at every border of digits and words', () => {
  const digits = new Digits();
  const words = new Int32Array(64);
  for (let bits = 1; bits <= 300; bits++) {
    for (const offset of [-1n, 0n, 1n]) {
      const magnitude = (1n << BigInt(bits)) + offset;
      const count = digits.count(magnitude);
      expect(count).toBe(Math.ceil(magnitude.toString(2).length / 30));
      digits.write(words, 3, count);
      for (let i = 0; i < count; i++) expect(words[3 + i]).toBe(Number((magnitude >> BigInt(30 * i)) & 0x3fffffffn));
      expect(digits.read(words, 3, count)).toBe(magnitude);
    }
  }
});
