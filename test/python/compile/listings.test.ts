import { expect, test } from 'vitest';
import { listing } from './listing.ts';
import { compile, sectionsOf } from './snippets.ts';

const expected = sectionsOf('./listings.txt');

test.each([...sectionsOf('./snippets.py')])('compiles as CPython 3.13 does: %s', (title, source) => {
  expect(`${listing(compile(source)).join('\n')}\n`).toBe(expected.get(title));
});
