import { Text } from 'ink';
import { Table } from 'ink-table';
import { memo, type PropsWithChildren } from 'react';
import { paintLine } from '../view/screen/line.ts';
import { type TopTable, tableLines } from '../view/screen/top-table.ts';

interface TopTableViewProps {
  readonly table: TopTable;
}

/**
 * The top 10 by ink-table. It is given each row as one finished text without colours, and a frame that draws nothing: its
 * own frame takes 23 rows for ten, and its widths count UTF-16 units. A node for each cell, and escape sequences
 * that Ink reads character by character, would cost a third more; the picture paints the rows.
 */
export const TopTableView = memo(
  function TopTableView({ table }: TopTableViewProps) {
    const [heading, ...rows] = textsOf(table);
    const data = rows.map((row) => ({ [heading]: row }));
    return <Table data={data} columns={[heading]} header={Row} cell={Row} skeleton={NoFrame} />;
  },
  (before, after) => textsOf(before.table).join('\n') === textsOf(after.table).join('\n'),
);

/** The heading and the rows, without the space on either side: ink-table puts one there. */
function textsOf(table: TopTable): string[] {
  return tableLines(table).map((line) => paintLine(line, 'none').slice(1, -1));
}

/** ink-table may have added spaces at the end; never anything else. */
function Row({ children }: PropsWithChildren) {
  return <Text wrap="truncate">{String(children).trimEnd()}</Text>;
}

function NoFrame() {
  return null;
}
