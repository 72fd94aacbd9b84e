import { formatBytes } from '../bytes.ts';
import type { Moment } from '../moment.ts';
import { type TopChoices, type TopRows, topRows } from '../top-sites.ts';
import { visibleText } from '../visible-text.ts';
import { segment } from './line.ts';
import { rowsScroll, selectedRow } from './list-panel.ts';
import { markOf, sinceText } from './marked.ts';
import type { Panel, PanelLook, Scroll } from './panel.ts';
import type { ScreenView } from './screen-view.ts';
import { otherRowsLine, sortName, type TopPage, tableLines, topTable } from './top-table.ts';

/** The heading, and the line under the table. */
const OTHER_ROWS = 2;

/** The lines, files or tracebacks that hold the most memory, as tracemalloc counts it. */
export function topPanel(moment: Moment, look: PanelLook): Panel {
  const { top } = look.view;
  const { since, rows: found } = topRowsOf(look.view, moment);
  const count = found.rows.length;
  const key = (row: number): string => found.rows[row].key;
  const scroll = (_: number, rows: number): Scroll => ({
    ...rowsScroll(count, rows - OTHER_ROWS, selectedRow({ count, key }, look)),
    head: 1,
    key,
  });
  const pageOf = (columns: number, rows: number): TopPage => {
    const { first, page, at } = scroll(columns, rows);
    const { sort, reversed, group, filter } = top;
    const rowName = group === 'line' ? 'file:line' : group;
    return { first, limit: page, selected: look.focused ? at : null, sort, reversed, rowName, since, filter };
  };
  return {
    title: `top 10 ${top.group}s by memory`,
    note: noteOf(moment, top, since),
    scroll,
    table: (columns, rows) => ({ y: 0, table: topTable(found, pageOf(columns, rows), columns) }),
    draw: (columns, rows) => {
      const page = pageOf(columns, rows);
      const lines = tableLines(topTable(found, page, columns));
      if (count === 0) lines.push([segment(`      ${emptyText(moment, top)}`, 'quiet')]);
      // The line under the table keeps its place while there are fewer rows than fit.
      while (lines.length < page.limit + 1) lines.push([]);
      return [...lines, otherRowsLine(found, page, columns)];
    },
  };
}

/** Why there are no rows. */
function emptyText({ memory }: Moment, { filter, group }: TopChoices): string {
  if (filter !== '') return `no ${group} has this text: esc clears the filter`;
  if (memory.traced > 0) return `no ${group}s`;
  return memory.peak > 0 ? 'nothing that the script has allocated is alive' : 'the script has allocated nothing yet';
}

/** The rows that the reader's choices make, and what differences are told against. */
export function topRowsOf(view: ScreenView, moment: Moment): { readonly since: string; readonly rows: TopRows } {
  const mark = markOf(view, view.top.against, moment);
  const base = mark?.moment ?? null;
  let known = made.get(moment);
  if (known === undefined || known.choices !== view.top || known.base !== base) {
    known = { choices: view.top, base, rows: topRows(moment, view.top, base) };
    made.set(moment, known);
  }
  return { since: sinceText(mark, moment), rows: known.rows };
}

/** A screen is composed several times for one moment: by the picture, and by each key that asks where its row is. */
const made = new WeakMap<Moment, { choices: TopChoices; base: Moment | null; rows: TopRows }>();

function noteOf({ memory }: Moment, { sort, reversed, filter }: TopChoices, since: string): string {
  const facts = [`sorted by ${sortName(sort)}${reversed ? ', reversed' : ''}`];
  if (since !== '') facts.push(`+/- ${since}`);
  if (filter !== '') facts.push(`filter ${visibleText(filter)}`);
  facts.push(`${formatBytes(memory.traced)} traced, tracemalloc ${memory.tracing ? 'on' : 'off'} in the script`);
  return facts.join('   ');
}
