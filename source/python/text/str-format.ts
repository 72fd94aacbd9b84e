/** Templates of `str.format()`: Objects/stringlib/unicode_format.h. */

import { ValueFault } from './value-fault.ts';

/** A step from a field's first name: `.attribute`, `[key]` or `[index]`. */
export type FieldAccess =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'item'; readonly key: string | number };

/** `{name!conversion:spec}`. */
export interface ReplacementField {
  /** The argument: a position or a keyword. '' asks for the next position (see FieldNumbering). */
  readonly first: string | number;
  readonly accesses: readonly FieldAccess[];
  /** The character after `!`, '' for none; not checked yet (see checkConversion). */
  readonly conversion: string;
  /** The spec as written. It is a template itself when `specIsTemplate`. */
  readonly spec: string;
  readonly specIsTemplate: boolean;
}

/** Literal text, and the field that follows it (none at the end). */
export interface TemplatePart {
  readonly literal: string;
  readonly field: ReplacementField | undefined;
  /** Nothing follows. */
  readonly isLast: boolean;
}

/** How deep specs may hold fields: `{:{}}` but no deeper. */
const MAX_DEPTH = 2;

/** What a template's fields are rendered with; the values are opaque here. */
export interface FormatArguments<V> {
  /** `args[index]`; throws IndexError when there is none. */
  positional(index: number): V;
  /** `kwargs[name]`; throws KeyError when there is none. */
  keyword(name: string): V;
  attribute(value: V, name: string): V;
  item(value: V, key: string | number): V;
  convert(value: V, conversion: 'r' | 's' | 'a'): V;
}

/** Where a template's text is put together: a `_PyUnicodeWriter`. */
export interface TemplateOutput<V> {
  literal(text: string, isLast: boolean): void;
  field(value: V, spec: string, isLast: boolean): void;
  /** What the template in a field's spec is written to: build_string() has a writer of its own. */
  nested(): TemplateOutput<V>;
  /** All that was written. */
  text(): string;
}

/** Renders `template.format(…)`: do_string_format(). Errors come in CPython's order, when a part is reached. */
export function renderTemplate<V>(
  template: string,
  args: FormatArguments<V>,
  output: TemplateOutput<V>,
  numbering = new FieldNumbering(),
  depth: number = MAX_DEPTH,
): void {
  if (depth <= 0) throw new ValueFault('ValueError', 'Max string recursion exceeded');
  for (const { literal, field, isLast } of templateParts(template)) {
    if (literal !== '') output.literal(literal, isLast && field === undefined);
    if (field === undefined) continue;
    const first = numbering.resolve(field.first);
    let value = typeof first === 'number' ? args.positional(first) : args.keyword(first);
    for (const access of field.accesses) {
      value = access.kind === 'attribute' ? args.attribute(value, access.name) : args.item(value, access.key);
    }
    if (field.conversion !== '') value = args.convert(value, checkConversion(field.conversion));
    const spec = field.specIsTemplate ? output.nested() : null;
    if (spec !== null) renderTemplate(field.spec, args, spec, numbering, depth - 1);
    output.field(value, spec === null ? field.spec : spec.text(), isLast);
  }
}

/** Keeps automatic (`{}`) and manual (`{0}`) numbering apart: AutoNumber. One for a template and its nested specs. */
export class FieldNumbering {
  private mode: 'unknown' | 'automatic' | 'manual' = 'unknown';
  private next = 0;

  /** The position or keyword that a field's first name stands for. Throws ValueError. */
  resolve(first: string | number): string | number {
    if (typeof first === 'string' && first !== '') return first;
    const wanted = first === '' ? 'automatic' : 'manual';
    if (this.mode === 'unknown') this.mode = wanted;
    if (this.mode === wanted) return first === '' ? this.next++ : first;
    const message =
      wanted === 'automatic'
        ? 'cannot switch from manual field specification to automatic field numbering'
        : 'cannot switch from automatic field numbering to manual field specification';
    throw new ValueFault('ValueError', message);
  }
}

/** The parts of a template, parsed as they are asked for: MarkupIterator_next(). Throws ValueError. */
export function* templateParts(template: string): Generator<TemplatePart, void> {
  let at = 0;
  while (at < template.length) {
    const start = at;
    while (at < template.length && template[at] !== '{' && template[at] !== '}') at++;
    if (at >= template.length) {
      yield { literal: template.slice(start), field: undefined, isLast: true };
      return;
    }
    const brace = template[at];
    if (template[at + 1] === brace) {
      yield { literal: template.slice(start, at + 1), field: undefined, isLast: at + 2 >= template.length };
      at += 2;
      continue;
    }
    if (brace === '}' || at + 1 >= template.length) {
      throw new ValueFault('ValueError', `Single '${brace}' encountered in format string`);
    }
    const literal = template.slice(start, at);
    const { field, end } = parseField(template, at + 1);
    yield { literal, field, isLast: end >= template.length };
    at = end;
  }
}

/** A field from the character after its brace to (after) the brace that closes it: parse_field(). */
function parseField(template: string, start: number): { field: ReplacementField; end: number } {
  const nameEnd = fieldNameEnd(template, start);
  const name = template.slice(start, nameEnd);
  const stop = template[nameEnd];
  if (stop === undefined) throw new ValueFault('ValueError', "expected '}' before end of string");
  let at = nameEnd + 1;
  let conversion = '';
  if (stop === '!') {
    if (at >= template.length) {
      throw new ValueFault('ValueError', 'end of string while looking for conversion specifier');
    }
    conversion = String.fromCodePoint(template.codePointAt(at) as number);
    at += conversion.length;
    const next = template[at++];
    if (next !== undefined && next !== '}' && next !== ':') {
      throw new ValueFault('ValueError', "expected ':' after conversion specifier");
    }
    if (next === '}') return { field: fieldOf(name, conversion, ''), end: at };
  }
  if (stop === '}') return { field: fieldOf(name, '', ''), end: at };
  const close = specEnd(template, at);
  return { field: fieldOf(name, conversion, template.slice(at, close)), end: close + 1 };
}

/** The index of what ends a field's name; brackets hide it. */
function fieldNameEnd(template: string, start: number): number {
  let at = start;
  for (; at < template.length; at++) {
    const character = template[at];
    if (character === '}' || character === ':' || character === '!') break;
    if (character === '{') throw new ValueFault('ValueError', "unexpected '{' in field name");
    if (character === '[') {
      const close = template.indexOf(']', at);
      at = close < 0 ? template.length : close;
    }
  }
  return at;
}

function specEnd(template: string, start: number): number {
  let depth = 1;
  for (let at = start; at < template.length; at++) {
    if (template[at] === '{') depth++;
    else if (template[at] === '}' && --depth === 0) return at;
  }
  throw new ValueFault('ValueError', "unmatched '{' in format spec");
}

function fieldOf(name: string, conversion: string, spec: string): ReplacementField {
  const { first, accesses } = parseFieldName(name);
  return { first, accesses, conversion, spec, specIsTemplate: spec.includes('{') };
}

/** The conversion, if there is such a one: do_conversion(). Throws ValueError. */
export function checkConversion(conversion: string): 'r' | 's' | 'a' {
  if (conversion === 'r' || conversion === 's' || conversion === 'a') return conversion;
  const code = conversion.codePointAt(0) as number;
  const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
  throw new ValueFault('ValueError', `Unknown conversion specifier ${shown}`);
}

/** `first.attribute[item]…`: field_name_split() and FieldNameIterator_next(). Throws ValueError. */
export function parseFieldName(name: string): { first: string | number; accesses: FieldAccess[] } {
  let at = 0;
  while (at < name.length && name[at] !== '.' && name[at] !== '[') at++;
  const first = integerOr(name.slice(0, at));
  const accesses: FieldAccess[] = [];
  while (at < name.length) {
    if (name[at] === '.') {
      const start = ++at;
      while (at < name.length && name[at] !== '.' && name[at] !== '[') at++;
      if (at === start) throw new ValueFault('ValueError', 'Empty attribute in format string');
      accesses.push({ kind: 'attribute', name: name.slice(start, at) });
    } else if (name[at] === '[') {
      const close = name.indexOf(']', at);
      if (close < 0) throw new ValueFault('ValueError', "Missing ']' in format string");
      if (close === at + 1) throw new ValueFault('ValueError', 'Empty attribute in format string');
      accesses.push({ kind: 'item', key: integerOr(name.slice(at + 1, close)) });
      at = close + 1;
    } else {
      throw new ValueFault('ValueError', "Only '.' or '[' may follow ']' in format field specifier");
    }
  }
  return { first, accesses };
}

function integerOr(text: string): string | number {
  if (!/^\d+$/.test(text)) return text;
  const value = Number(text);
  if (value >= 2 ** 63) throw new ValueFault('ValueError', 'Too many decimal digits in format string');
  return value;
}
