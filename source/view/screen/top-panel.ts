import { formatBytes } from '../bytes.ts';
import type { Moment } from '../moment.ts';
import { rowsScroll, selectedRow } from './list-panel.ts';
import type { Panel, PanelLook, Scroll } from './panel.ts';
import { otherSitesLine, type TopPage, tableLines, topTable } from './top-table.ts';

/** The heading, and the line under the table. */
const OTHER_ROWS = 2;

/** The lines of the script that hold the most memory, as tracemalloc counts it. */
export function topPanel(moment: Moment, look: PanelLook): Panel {
  const { memory } = moment;
  const { sort } = look.view;
  const count = memory.sites.length;
  const scroll = (_: number, rows: number): Scroll =>
    rowsScroll(count, rows - OTHER_ROWS, selectedRow({ count }, look));
  const pageOf = (columns: number, rows: number): TopPage => {
    const { first, page, at } = scroll(columns, rows);
    return { first, limit: page, selected: look.focused ? at : null };
  };
  return {
    title: 'top 10 lines by memory',
    note: `sorted by ${sort}   ${formatBytes(memory.traced)} traced, tracemalloc ${memory.tracing ? 'on' : 'off'} in the script`,
    scroll,
    table: (columns, rows) => ({ y: 0, table: topTable(moment, sort, pageOf(columns, rows), columns) }),
    draw: (columns, rows) => {
      const page = pageOf(columns, rows);
      const lines = tableLines(topTable(moment, sort, page, columns));
      // The line under the table keeps its place while there are fewer rows than fit.
      while (lines.length < page.limit + 1) lines.push([]);
      return [...lines, otherSitesLine(moment, sort, page)];
    },
  };
}
