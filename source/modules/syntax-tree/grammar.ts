import { type PythonVersion, seriesOf } from '../../heap/version-facts.ts';
import { GRAMMAR } from './grammar-table.ts';

/** A field of a node: `expr* targets`. */
export interface NodeField {
  readonly type: string;
  readonly name: string;
  readonly isOptional: boolean;
  readonly isList: boolean;
}

/** A type of nodes as `Parser/Python.asdl` has it: a sum, one of its constructors, or a product. */
export interface NodeKind {
  readonly name: string;
  /** The sum that it is a constructor of; null for sums and products, whose base is AST. */
  readonly sum: string | null;
  readonly doc: string;
  readonly fields: readonly NodeField[];
  /** Names of attributes; null where they are those of the sum. */
  readonly attributes: readonly NodeField[] | null;
  readonly isSum: boolean;
  /** A constructor of a sum in which none has fields: all nodes of this type are one object. */
  readonly isSingleton: boolean;
}

/** The types of nodes of a version, in the order in which CPython makes them. */
export function nodeKinds(version: PythonVersion): NodeKind[] {
  const minor = minorOf(seriesOf(version));
  const lines = GRAMMAR.trim()
    .split('\n')
    .flatMap((line) => lineOf(line, minor));
  const groups: string[][] = [];
  for (const line of lines) {
    if (line.startsWith(' ')) groups[groups.length - 1].push(line.trim());
    else groups.push([line]);
  }
  return groups.flatMap(([head, ...constructors]) =>
    constructors.length > 0 ? sum(head, constructors) : product(head),
  );
}

function minorOf(series: string): number {
  return Number(series.split('.')[1]);
}

/** The line without its versions, if the version is one of them. */
function lineOf(line: string, minor: number): string[] {
  const [, text, from, to] = /^(.*?)(?: >=(\S+))?(?: <=(\S+))?$/.exec(line) as RegExpExecArray;
  const isHere = (from === undefined || minorOf(from) <= minor) && (to === undefined || minorOf(to) >= minor);
  return isHere ? [text] : [];
}

function sum(head: string, constructors: readonly string[]): NodeKind[] {
  const [name, ...attributes] = head.split(' ');
  const isSimple = constructors.every((each) => !each.includes('('));
  const separator = isSimple ? ' | ' : `\n${' '.repeat(name.length + 1)}| `;
  const own: NodeKind = {
    name,
    sum: null,
    doc: `${name} = ${constructors.join(separator)}`,
    fields: [],
    attributes: attributes.map(attribute),
    isSum: true,
    isSingleton: false,
  };
  const kinds = constructors.map((doc) => {
    const kind: NodeKind = { ...own, ...nameAndFields(doc), sum: name, doc, attributes: null, isSum: false };
    return { ...kind, isSingleton: isSimple };
  });
  return [own, ...kinds];
}

function product(line: string): NodeKind[] {
  const end = line.indexOf(')') + 1;
  const doc = line.slice(0, end);
  const attributes = line.slice(end).split(' ').filter(Boolean).map(attribute);
  return [{ ...nameAndFields(doc), sum: null, doc, attributes, isSum: false, isSingleton: false }];
}

function attribute(text: string): NodeField {
  return { type: 'int', name: text.replace('?', ''), isOptional: text.endsWith('?'), isList: false };
}

function nameAndFields(doc: string): { name: string; fields: NodeField[] } {
  const [, name, , list] = /^(\w+)(\((.*)\))?$/.exec(doc) as RegExpExecArray;
  const fields = (list ?? '')
    .split(', ')
    .filter(Boolean)
    .map((field) => {
      const [type, fieldName] = field.split(' ');
      const isList = type.endsWith('*');
      return { type: type.replace(/[?*]+$/, ''), name: fieldName, isOptional: type.endsWith('?'), isList };
    });
  return { name, fields };
}
