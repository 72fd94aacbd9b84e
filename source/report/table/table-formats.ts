import { formatBytes, formatCount } from '../../view/bytes.ts';
import { differenceText } from '../../view/screen/top-table.ts';
import { padEnd, padStart, textWidth } from '../../view/text-width.ts';
import { visibleText } from '../../view/visible-text.ts';
import type { TableFormat } from '../formats.ts';
import { jsonOf } from '../json-snapshot.ts';
import type { Cell, Column, ReportTable, Row } from './report-table.ts';

/** Goes up when the meaning of a field changes. */
const SCHEMA = 1;

/** A table in one of the formats; ends with a newline. */
export function formatTable(table: ReportTable, format: TableFormat): string {
  switch (format) {
    case 'text':
      return textOf(table);
    case 'markdown':
      return markdownOf(table);
    case 'csv':
      return csvOf(table);
    case 'json':
      return jsonOf({ schema: SCHEMA, ...table, columns: table.columns.map(({ name }) => name) });
    case 'jsonl':
      return jsonLinesOf(table);
  }
}

/** One object a line: what the table is, the rows, then `other` and `total`. */
function jsonLinesOf({ of, facts, rows, other, total }: ReportTable): string {
  const lines: unknown[] = [{ kind: 'table', schema: SCHEMA, of, ...facts }];
  for (const row of rows) lines.push({ kind: 'row', ...row });
  if (other !== null) lines.push({ kind: 'other', ...other });
  if (total !== null) lines.push({ kind: 'total', ...total });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A header, the rows, and `other` in the first column of the last one, so that each column of numbers adds up. */
function csvOf({ columns, rows, other }: ReportTable): string {
  const [first] = columns;
  const all = other === null ? rows : [...rows, { ...other, [first.name]: '(other)' }];
  const lines = [columns.map(({ name }) => name), ...all.map((row) => columns.map(({ name }) => csvCell(row[name])))];
  return lines.map((cells) => `${cells.join(',')}\n`).join('');
}

function csvCell(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  // A spreadsheet takes such a text for a formula and runs it.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** How a person reads a cell. */
function readable(cell: Cell | undefined, { unit }: Column): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell !== 'number') return visibleText(String(cell));
  switch (unit) {
    case 'bytes':
      return formatBytes(cell);
    case 'bytes-diff':
      return differenceText(cell, formatBytes);
    case 'count-diff':
      return differenceText(cell, formatCount);
    case 'percent':
      return cell.toFixed(1);
    case 'count':
      return formatCount(cell);
    default:
      return String(cell);
  }
}

interface Texts {
  readonly columns: readonly Column[];
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function textsOf({ columns, rows, other, total }: ReportTable): Texts {
  const [first] = columns;
  const named = (row: Row | null, name: string): Row[] => (row === null ? [] : [{ ...row, [first.name]: name }]);
  const all = [...rows, ...named(other, 'other'), ...named(total, 'total')];
  return {
    columns,
    heading: columns.map(({ name }) => name),
    rows: all.map((row) => columns.map((column) => readable(row[column.name], column))),
  };
}

function widthsOf({ heading, rows }: Texts): number[] {
  return heading.map((name, i) => Math.max(textWidth(name), ...rows.map((row) => textWidth(row[i]))));
}

function aligned(cells: readonly string[], { columns }: Texts, widths: readonly number[]): string[] {
  return cells.map((cell, i) => (columns[i].unit === 'text' ? padEnd : padStart)(cell, widths[i]));
}

function textOf(table: ReportTable): string {
  const texts = textsOf(table);
  const widths = widthsOf(texts);
  return [titleOf(table), ...[texts.heading, ...texts.rows].map((cells) => aligned(cells, texts, widths).join('  '))]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function titleOf({ of, facts: { scenario, python, step, since } }: ReportTable): string {
  const against = since === undefined ? '' : `, differences since step ${since}`;
  return visibleText(`${of} of ${scenario} at step ${step}, CPython ${python}${against}`);
}

function markdownOf(table: ReportTable): string {
  const plain = textsOf(table);
  const texts: Texts = { ...plain, rows: plain.rows.map((row) => row.map(markdownCell)) };
  const widths = widthsOf(texts).map((width) => Math.max(3, width));
  const rule = texts.columns.map(({ unit }, i) =>
    unit === 'text' ? '-'.repeat(widths[i]) : `${'-'.repeat(widths[i] - 1)}:`,
  );
  return [texts.heading, rule, ...texts.rows]
    .map((cells, i) => `| ${(i === 1 ? cells : aligned(cells, texts, widths)).join(' | ')} |\n`)
    .join('');
}

/** What Markdown would take for its own. */
function markdownCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, '\\$&');
}
