import { Text } from 'ink';
import { Table } from 'ink-table';
import { createContext, memo, type PropsWithChildren, useContext, useMemo } from 'react';
import { type ColorLevel, paint, type Style } from '../view/screen/style.ts';
import type { TopTable } from '../view/screen/top-table.ts';
import { padEnd } from '../view/text-width.ts';

interface TopTableViewProps {
  readonly table: TopTable;
  readonly color: ColorLevel;
}

/**
 * The top 10 by ink-table. It is given finished texts and a frame that draws nothing, because its own frame takes
 * 23 rows for ten and its widths count UTF-16 units; each cell cuts its text back to the column's width in cells.
 * ink-table keeps the cell components it was mounted with, so what changes reaches them by context.
 */
export const TopTableView = memo(
  function TopTableView({ table, color }: TopTableViewProps) {
    const keys = table.columns.map(({ heading }) => heading);
    const data = table.rows.map((row) => Object.fromEntries(row.map((text, i) => [keys[i], text])));
    const look = useMemo(() => ({ table, color }), [table, color]);
    return (
      <Look.Provider value={look}>
        <Table data={data} columns={keys} header={HeadingCell} cell={ValueCell} skeleton={NoFrame} />
      </Look.Provider>
    );
  },
  (before, after) => before.color === after.color && sameTable(before.table, after.table),
);

function sameTable(a: TopTable, b: TopTable): boolean {
  return a.rows.length === b.rows.length && JSON.stringify(a) === JSON.stringify(b);
}

const Look = createContext<{ readonly table: TopTable; readonly color: ColorLevel }>({
  table: { columns: [], rows: [] },
  color: 'none',
});

interface CellProps extends PropsWithChildren {
  readonly column?: number;
}

function ValueCell({ children, column = 0 }: CellProps) {
  const { table } = useContext(Look);
  return <FixedCell text={String(children)} column={column} style={table.columns[column]?.style ?? 'plain'} />;
}

function HeadingCell({ children, column = 0 }: CellProps) {
  return <FixedCell text={String(children)} column={column} style="heading" />;
}

/** One cell, exactly as wide as its column and the space on either side. */
function FixedCell({ text, column, style }: { readonly text: string; readonly column: number; readonly style: Style }) {
  const { table, color } = useContext(Look);
  const width = (table.columns[column]?.width ?? 0) + 2;
  // ink-table may have added spaces at the end; never anything else.
  return <Text wrap="truncate">{paint(padEnd(text.trimEnd(), width), style, color)}</Text>;
}

function NoFrame() {
  return null;
}
