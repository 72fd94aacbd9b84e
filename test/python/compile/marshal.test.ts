import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { PythonVersion } from '../../../source/heap/version-facts.ts';
import { compileLibrary, parseLibrary } from '../../../source/modules/compiled-library.ts';
import { PYTHON_MODULES } from '../../../source/modules/python-modules.ts';
import type { CodeUnit } from '../../../source/python/compile/code-unit.ts';
import { marshal } from '../../../source/python/compile/marshal.ts';
import { unmarshal } from '../../../source/python/compile/unmarshal.ts';
import type { ConstantValue } from '../../../source/python/syntax/ast.ts';
import { readCompiled } from '../../../source/scenario/session/compiled-library.ts';

const VERSIONS: readonly PythonVersion[] = ['3.9', '3.11', '3.13'];

/** What differs between two units, in which one object of the first must be one object of the second. */
function difference(
  first: CodeUnit,
  second: CodeUnit,
  partners = new Map<ConstantValue, ConstantValue>(),
  taken = new Set<ConstantValue>(),
): string {
  const { constants: ours, ...rest } = first;
  const { constants: theirs, ...others } = second;
  if (!isDeepStrictEqual(rest, others)) return first.qualname;
  if (ours.length !== theirs.length) return `${first.qualname}: constants`;
  const pair = (a: ConstantValue, b: ConstantValue): boolean => {
    if (!partners.has(a)) {
      if (taken.has(b)) return false;
      taken.add(b);
      partners.set(a, b);
      if ('items' in a && 'items' in b) {
        return (
          a.type === b.type && a.items.length === b.items.length && a.items.every((each, i) => pair(each, b.items[i]))
        );
      }
    }
    return partners.get(a) === b && isDeepStrictEqual(a, b);
  };
  for (const [i, a] of ours.entries()) {
    const b = theirs[i];
    if ('kind' in a && 'kind' in b) {
      const inside = difference(a, b, partners, taken);
      if (inside !== '') return inside;
    } else if ('kind' in a || 'kind' in b || !pair(a, b)) {
      return `${first.qualname}: constant ${i}`;
    }
  }
  return '';
}

function compiled(source: string, python: PythonVersion): CodeUnit {
  return compileLibrary(parseLibrary(source, 'file.py'), 'file.py', python);
}

test.each(['abc', 'asyncio', 'base64', 'enum', 'statistics', 'typing', 'unittest.case'])(
  '%s is read as it was compiled, shared constants included',
  (name) => {
    const module = parseLibrary(PYTHON_MODULES.get(name) ?? '', `${name}.py`);
    for (const python of VERSIONS) {
      const unit = compileLibrary(module, `${name}.py`, python);
      const bytes = marshal(unit);
      expect(difference(unit, unmarshal(bytes, `${name}.py`)), python).toBe('');
      const built = readCompiled(name, python);
      if (built !== null) expect(Buffer.compare(bytes, built), python).toBe(0);
    }
  },
);

test('what is read of any module of the library is written again as it was', () => {
  for (const name of PYTHON_MODULES.keys()) {
    const built = readCompiled(name, '3.13');
    if (built !== null) expect(Buffer.compare(marshal(unmarshal(built, name)), built), name).toBe(0);
  }
});

test('constants of all kinds', () => {
  const source = [
    '"""Łódź 🐍 \\ud800."""',
    'numbers = (0, -1, 2 ** 29, -(2 ** 31), 10 ** 40, -0.0, 1e308, 1e999, 2j, -1.5 - 0j, True, False, None, ...)',
    'texts = ("", "a b", "ÿ", "Ā", b"", b"\\x00\\xff", b"ab" * 3)',
    'nested = ((1, (2, "x")), (1, (2, "x")), x in {1, "a", (2, 3)})',
    'def f(a, /, b=1, *c, d: int = (1, (2, "x")), **e): return lambda: (a, 1e308, f"{b!r:>{d}}")',
    'async def g():\n  async with f() as x:\n    try: yield [y async for y in x]\n    finally: await f(y=1)',
  ].join('\n');
  for (const python of VERSIONS) {
    const unit = compiled(source, python);
    expect(difference(unit, unmarshal(marshal(unit), 'file.py'))).toBe('');
  }
});

test('the file name is given by who reads', () => {
  const read = unmarshal(marshal(compiled('def f(): pass', '3.13')), '/usr/local/lib/python3.13/f.py');
  const [inner] = read.constants.filter((each) => 'kind' in each);
  expect([read.filename, inner?.filename]).toEqual(Array(2).fill('/usr/local/lib/python3.13/f.py'));
});

test('bytes that are something else are refused', () => {
  const bytes = marshal(compiled('x = 1', '3.13'));
  expect(() => unmarshal(bytes.subarray(0, -3), 'f.py')).toThrow('bad marshal data');
  expect(() => unmarshal(new Uint8Array([1, 1, 0, 0]), 'f.py')).toThrow('bad marshal data');
});
