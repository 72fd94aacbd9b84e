import { expect, test } from 'vitest';
import { HashResult } from '../../../source/python/numbers/hash.ts';
import { hashBytes, hashText } from '../../../source/python/numbers/siphash.ts';

const out = new HashResult();

/** `hash()` of CPython 3.13 and 3.10 under PYTHONHASHSEED=0. */
const HASHES: [string, newer: bigint, older: bigint][] = [
  ['', 0n, 0n],
  ['a', 4644417185603328019n, -7583489610679606711n],
  ['heaptop', -6874492074438268639n, -2541314520430209127n],
  ['12345678', 3785724242978802311n, 6766637294834280856n],
  ['123456789', 1133797698992234447n, 620596589959453183n],
  ['\xe9', 6047309291227476195n, 4954367630624915103n],
  ['\u65e5\u672c', 6243316497235261705n, -7850401551650690076n],
  ['\u{1f600}a', 1495732039293241016n, 3912508295447479667n],
  ['ab\ud800', 1325112230011074000n, -1289559618949723717n],
  ['x'.repeat(100), 1359644457043326220n, -996151759214403962n],
];

test.for(HASHES)('%j hashes as in CPython with hash seed 0', ([text, newer, older]) => {
  hashText(text, out);
  expect(out.toSigned()).toBe(newer);
  hashText(text, out, 2);
  expect(out.toSigned()).toBe(older);
});

test('bytes hash as text of the same units', () => {
  hashBytes(
    Uint8Array.from('heaptop', (unit) => unit.charCodeAt(0)),
    out,
  );
  expect(out.toSigned()).toBe(-6874492074438268639n);
});
