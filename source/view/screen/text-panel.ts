import type { Line } from './line.ts';
import type { Panel, PanelLook, Scroll } from './panel.ts';

/** Lines that may be more than there is room for. */
export interface Text {
  readonly title: string;
  readonly note?: string;
  readonly lines: (columns: number, rows: number) => readonly Line[];
  /** Which end is shown until the reader scrolls. */
  readonly from?: 'start' | 'end';
}

/** A panel that scrolls through text. */
export function textPanel(text: Text, { cursor }: PanelLook): Panel {
  const scrollOf = (count: number, rows: number): Scroll => {
    const last = Math.max(0, count - rows);
    const at = cursor === null ? (text.from === 'end' ? last : 0) : Math.min(cursor.row, last);
    return { kind: 'lines', count, page: Math.max(1, rows), at, first: at };
  };
  return {
    title: text.title,
    ...(text.note === undefined ? {} : { note: text.note }),
    scroll: (columns, rows) => scrollOf(text.lines(columns, rows).length, rows),
    draw: (columns, rows) => {
      const lines = text.lines(columns, rows);
      const { first } = scrollOf(lines.length, rows);
      return lines.slice(first, first + rows);
    },
  };
}
