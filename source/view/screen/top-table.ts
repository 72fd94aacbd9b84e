import { formatBytes, formatCount } from '../bytes.ts';
import type { Moment, Site } from '../moment.ts';
import { shareBar } from '../plot.ts';
import { cutLocation, padEnd, padStart } from '../text-width.ts';
import { average, type SortKey, topSites } from '../top-sites.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, type Segment, segment } from './line.ts';
import type { Style } from './style.ts';

/**
 * The top 10 as a table of finished texts: each text is exactly as wide as its column.
 *
 * Two hands draw it, and both only put one space on either side of each text: {@link tableLines} for snapshots, and
 * ink-table for the live screen (dashboard/top-table.tsx). So the numbers and the layout are the same in both.
 */
export interface TopTable {
  readonly columns: readonly TopColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The row that the reader has chosen, from 0; null for none. */
  readonly selected: number | null;
}

export interface TopColumn {
  /** Heading, unique in its table. */
  readonly heading: string;
  readonly width: number;
  readonly style: Style;
}

interface ColumnPlan {
  readonly title: string;
  readonly sort: SortKey | null;
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Room that the table must have for this column to appear, in cells. */
  readonly from: number;
  readonly style: Style;
  readonly text: (site: Site, rank: number, moment: Moment, width: number) => string;
}

const BAR = 8;

// Widths hold the longest text each column can have: `file:line` and `source` share the rest.
const PLANS: readonly ColumnPlan[] = [
  { title: '#', sort: null, width: 2, align: 'right', from: 0, style: 'quiet', text: (_, rank) => String(rank) },
  {
    title: 'file:line',
    sort: 'file:line',
    width: 12,
    align: 'left',
    from: 0,
    style: 'plain',
    text: (site, _, __, width) => cutLocation(visibleText(site.file), site.line, width),
  },
  {
    title: 'size',
    sort: 'size',
    width: 9,
    align: 'right',
    from: 0,
    style: 'strong',
    text: (site) => formatBytes(site.bytes),
  },
  {
    title: 'count',
    sort: 'count',
    width: 9,
    align: 'right',
    from: 50,
    style: 'plain',
    text: (site) => formatCount(site.count),
  },
  {
    title: 'average',
    sort: 'average',
    width: 9,
    align: 'right',
    from: 60,
    style: 'plain',
    text: (site) => formatBytes(average(site)),
  },
  {
    title: '%',
    sort: null,
    width: 5,
    align: 'right',
    from: 68,
    style: 'plain',
    text: (site, _, moment) =>
      moment.memory.traced === 0 ? '0.0' : ((site.bytes / moment.memory.traced) * 100).toFixed(1),
  },
  {
    title: 'share',
    sort: null,
    width: BAR,
    align: 'left',
    from: 92,
    style: 'plot',
    text: (site, _, moment) => shareBar(site.bytes, moment.memory.traced, BAR),
  },
  {
    title: 'source',
    sort: null,
    width: 20,
    align: 'left',
    from: 104,
    style: 'plain',
    text: (site, _, moment) => visibleText(sourceText(moment, site).trim()),
  },
];

function sourceText({ script }: Moment, { file, line }: Site): string {
  return script.sources.find((source) => source.file === file)?.lines[line - 1] ?? '';
}

/** Which rows of the table are seen. */
export interface TopPage {
  /** The first one, from 0. */
  readonly first: number;
  readonly limit: number;
  /** The chosen one, from 0; null for none. */
  readonly selected: number | null;
}

/** A page of the sites in a table that is exactly `columns` cells wide. */
export function topTable(moment: Moment, sort: SortKey, page: TopPage, columns: number): TopTable {
  const { first, limit, selected } = page;
  const plans = PLANS.filter(({ from }) => columns >= from);
  const fixed = plans.reduce((sum, { width }) => sum + width + 2, 0);
  const spare = Math.max(0, columns - fixed);
  const hasSource = plans.some(({ title }) => title === 'source');
  const shares = new Map([
    ['file:line', hasSource ? Math.floor(spare / 2) : spare],
    ['source', spare - Math.floor(spare / 2)],
  ]);
  const widths = plans.map(({ title, width }) => Math.max(1, width + (shares.get(title) ?? 0)));
  const pad = (text: string, i: number) => (plans[i].align === 'left' ? padEnd : padStart)(text, widths[i]);
  return {
    columns: plans.map(({ title, sort: key, style }, i) => ({
      heading: pad(key === sort ? `${title}${title === 'file:line' ? '▴' : '▾'}` : title, i),
      width: widths[i],
      style,
    })),
    rows: topSites(moment.memory, sort, limit, first).sites.map((site, i) =>
      plans.map((plan, column) => pad(plan.text(site, first + i + 1, moment, widths[column]), column)),
    ),
    selected: selected === null ? null : selected - first,
  };
}

/** The table's heading and rows, each text between two spaces. */
export function tableLines({ columns, rows, selected }: TopTable): Line[] {
  const line = (texts: readonly string[], style: (column: TopColumn) => Style): Segment[] =>
    texts.map((text, i) => segment(` ${text} `, style(columns[i])));
  return [
    line(
      columns.map(({ heading }) => heading),
      () => 'heading',
    ),
    ...rows.map((texts, i) => line(texts, ({ style }) => (i === selected ? 'current' : style))),
  ];
}

/** What the table leaves out, so that the rows and this line add up to all traced memory. */
export function otherSitesLine(moment: Moment, sort: SortKey, { first, limit }: TopPage): Line {
  const { other } = topSites(moment.memory, sort, limit, first);
  const total = `total ${formatBytes(moment.memory.traced)}`;
  if (other.sites === 0) return [segment(`      all lines shown, ${total}`, 'quiet')];
  const lines = other.sites === 1 ? '1 other line' : `${formatCount(other.sites)} other lines`;
  return [segment(`      ${lines}: ${formatBytes(other.bytes)} in ${formatCount(other.count)} blocks, ${total}`)];
}
