import { expect, test } from 'vitest';
import { nodeKinds } from '../../../source/modules/syntax-tree/grammar.ts';

const named = (version: Parameters<typeof nodeKinds>[0], name: string) =>
  nodeKinds(version).find((kind) => kind.name === name);

test('the types of each version are those of its Python.asdl, a sum before its constructors', () => {
  expect(nodeKinds('3.9')).toHaveLength(106);
  expect(nodeKinds('3.13')).toHaveLength(123);
  expect(nodeKinds('3.14').map(({ name }) => name)).toContain('TemplateStr');
  expect(named('3.9', 'Match')).toBeUndefined();
  expect(named('3.11', 'FunctionDef')?.fields.map(({ name }) => name)).not.toContain('type_params');
  expect(
    nodeKinds('3.13')
      .slice(0, 2)
      .map(({ name }) => name),
  ).toEqual(['mod', 'Module']);
});

test('fields, attributes and docs are read from the lines', () => {
  expect(named('3.13', 'Return')?.fields).toEqual([{ type: 'expr', name: 'value', isOptional: true, isList: false }]);
  expect(named('3.13', 'Delete')?.fields[0].isList).toBe(true);
  expect(named('3.13', 'boolop')).toMatchObject({ doc: 'boolop = And | Or', isSum: true, sum: null });
  expect(named('3.13', 'And')).toMatchObject({ doc: 'And', sum: 'boolop', isSingleton: true });
  expect(named('3.13', 'Pass')).toMatchObject({ isSingleton: false, attributes: null });
  expect(named('3.13', 'excepthandler')?.doc).toBe(
    'excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)',
  );
  const optional = named('3.13', 'arg')?.attributes?.filter(({ isOptional }) => isOptional);
  expect(optional?.map(({ name }) => name)).toEqual(['end_lineno', 'end_col_offset']);
});
