import { formatBytes, formatCount } from '../bytes.ts';
import type { TypeCensus } from '../heap-facts.ts';
import type { Collector, Moment } from '../moment.ts';
import { padEnd, padStart } from '../text-width.ts';
import { type TypeRow, type TypeRows, type TypeSortKey, typeRows } from '../type-rows.ts';
import { visibleText } from '../visible-text.ts';
import { INCREMENTAL_LISTS } from './generations-panel.ts';
import { type Line, type Segment, segment } from './line.ts';
import { listPanel } from './list-panel.ts';
import { markOf, sinceText } from './marked.ts';
import type { Panel, PanelLook } from './panel.ts';
import type { Style } from './style.ts';
import { differenceText } from './top-table.ts';

/** Live objects by type: how many, how large, how many more than at a mark, and in which generation. */
export function typesPanel(moment: Moment, look: PanelLook): Panel {
  const title = 'types';
  const { types } = moment;
  if (types === null) return { title, draw: () => [[segment(' the objects are being counted …', 'quiet')]] };
  const { sort, reversed, filter } = look.view.types;
  const { since, base } = baseOf(moment, look);
  const { rows, total } = typeRows(types, look.view.types, base);
  const facts = [`sorted by ${sort}${reversed ? ', reversed' : ''}`, `+/- ${since}`];
  if (filter !== '') facts.push(`filter ${visibleText(filter)}`);
  // A large heap is not counted at every step while the run moves.
  if (types.step !== moment.step) facts.unshift(`as of step ${formatCount(types.step)}`);
  return listPanel(
    {
      title,
      note: facts.join('   '),
      head: (columns) => [headings(columns, sort, reversed, moment.gc)],
      count: rows.length,
      row: (row, columns) => rowLine(rows[row], columns),
      key: (row) => rows[row].type,
      foot: (columns) => [totalLine({ rows, total }, columns)],
    },
    look,
  );
}

/** The census of the mark; one without a census leaves what the script has allocated since it began. */
function baseOf(moment: Moment, { view }: PanelLook): { readonly since: string; readonly base: TypeCensus | null } {
  const mark = markOf(view, view.top.against, moment);
  const base = mark?.moment.types ?? null;
  return { since: base === null ? 'since the start' : sinceText(mark, moment), base };
}

interface Column {
  readonly title: string;
  readonly sort: TypeSortKey | null;
  readonly width: number;
  /** Room that the table must have for this column to appear, in cells. */
  readonly from: number;
  readonly style: Style;
  readonly text: (row: TypeRow) => string;
  /** Of the collector's lists: the incremental collector's have other names. */
  readonly list?: 0 | 1 | 2;
}

const NAME: Column = {
  title: 'type',
  sort: 'type',
  width: 8,
  from: 0,
  style: 'plain',
  text: ({ type }) => visibleText(type),
};

const COLUMNS: readonly Column[] = [
  { title: 'count', sort: 'count', width: 10, from: 0, style: 'plain', text: ({ count }) => formatCount(count) },
  { title: 'size', sort: 'size', width: 11, from: 0, style: 'strong', text: ({ bytes }) => formatBytes(bytes) },
  {
    title: '+/-',
    sort: 'growth',
    width: 10,
    from: 44,
    style: 'plain',
    text: ({ growth }) => differenceText(growth, formatCount),
  },
  generation(0),
  generation(1),
  generation(2),
  {
    title: 'untracked',
    sort: 'untracked',
    width: 11,
    from: 80,
    style: 'plain',
    text: ({ untracked }) => formatCount(untracked),
  },
  { title: 'frozen', sort: null, width: 9, from: 96, style: 'plain', text: ({ frozen }) => formatCount(frozen) },
];

function generation(n: 0 | 1 | 2): Column {
  return {
    title: `gen ${n}`,
    list: n,
    sort: `gen${n}`,
    width: 9,
    from: 64,
    style: n === 0 ? 'gen0' : n === 1 ? 'gen1' : 'gen2',
    text: ({ generations }) => formatCount(generations[n] ?? 0),
  };
}

/** The columns there is room for; the name takes the rest. */
function shown(columns: number): { readonly name: number; readonly others: readonly Column[] } {
  const others = COLUMNS.filter(({ from }) => columns >= from);
  return { name: Math.max(NAME.width, columns - 2 - others.reduce((sum, { width }) => sum + width, 0)), others };
}

function headings(columns: number, sort: TypeSortKey, reversed: boolean, { incremental }: Collector): Line {
  const { name, others } = shown(columns);
  const titleOf = ({ title, list }: Column): string =>
    list !== undefined && incremental !== null ? INCREMENTAL_LISTS[list] : title;
  const heading = (column: Column): string =>
    column.sort === sort ? `${titleOf(column)}${(sort === 'type') === reversed ? '▾' : '▴'}` : titleOf(column);
  return [
    segment(` ${padEnd(heading(NAME), name)}`, 'heading'),
    ...others.map((column) => segment(padStart(heading(column), column.width), 'heading')),
  ];
}

function rowLine(row: TypeRow, columns: number): Line {
  const { name, others } = shown(columns);
  const cells: Segment[] = others.map((column) => segment(padStart(column.text(row), column.width), column.style));
  return [segment(` ${padEnd(NAME.text(row), name)}`), ...cells];
}

function totalLine({ rows, total }: TypeRows, columns: number): Line {
  const label = `all ${formatCount(rows.length)}`;
  return rowLine({ ...total, type: label }, columns).map(({ text }) => segment(text, 'heading'));
}
