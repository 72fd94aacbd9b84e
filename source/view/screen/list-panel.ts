import { fit, type Line, segment } from './line.ts';
import type { Panel, PanelLook, Scroll } from './panel.ts';

/** Rows under one another, one of them selected while the panel has the focus. */
export interface List {
  readonly title: string;
  readonly note?: string;
  /** Lines that stay above the rows, as the headings of columns. */
  readonly head?: (columns: number) => readonly Line[];
  readonly count: number;
  /** One row, from 0. */
  readonly row: (row: number, columns: number) => Line;
  /** A row's name: the reader stays with it when rows change places. */
  readonly key?: (row: number) => string;
  /** Lines that stay under the rows, as a sum. `below`: how many rows there are under the last one that is seen. */
  readonly foot?: (columns: number, below: number) => readonly Line[];
  /** In place of everything when there are no rows. */
  readonly empty?: (columns: number) => readonly Line[];
}

/** A panel that scrolls through a list. */
export function listPanel(list: List, look: PanelLook): Panel {
  const scroll = (columns: number, rows: number): Scroll => {
    const head = list.head?.(columns).length ?? 0;
    const room = rows - head - (list.foot?.(columns, 0).length ?? 0);
    return {
      ...rowsScroll(list.count, room, selectedRow(list, look)),
      told: true,
      head,
      ...(list.key && { key: list.key }),
    };
  };
  return {
    title: list.title,
    ...(list.note === undefined ? {} : { note: list.note }),
    scroll,
    draw: (columns, rows) => {
      if (list.count === 0 && list.empty) return list.empty(columns);
      const { first, page, at } = scroll(columns, rows);
      const shown = Math.max(0, Math.min(page, list.count - first));
      const lines = Array.from({ length: shown }, (_, i) => {
        const line = list.row(first + i, columns);
        return look.focused && first + i === at ? selectedLine(line, columns) : line;
      });
      return [...(list.head?.(columns) ?? []), ...lines, ...(list.foot?.(columns, list.count - first - shown) ?? [])];
    },
  };
}

/** The row of the panel's cursor: by its name if rows have names and it is still there. */
export function selectedRow({ count, key }: Pick<List, 'count' | 'key'>, { cursor }: PanelLook): number {
  if (cursor === null || count === 0) return 0;
  if (key !== undefined && cursor.key !== null) {
    if (cursor.row < count && key(cursor.row) === cursor.key) return cursor.row;
    for (let row = 0; row < count; row += 1) if (key(row) === cursor.key) return row;
  }
  return Math.min(cursor.row, count - 1);
}

/** The selected row stays in the middle of the page while there is something on both sides. */
export function rowsScroll(count: number, room: number, at: number): Scroll {
  const page = Math.max(1, room);
  const first = Math.max(0, Math.min(at - (page >> 1), count - page));
  return { kind: 'rows', count, page, at, first };
}

/** The whole row reversed. */
export function selectedLine(line: Line, columns: number): Line {
  const text = fit(line, columns)
    .map((part) => part.text)
    .join('');
  return [segment(text, 'current')];
}
