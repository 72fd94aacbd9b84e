import { Box, Text } from 'ink';
import { memo } from 'react';
import { type Line, lineWidth, paintLine, sliceLine } from '../view/screen/line.ts';
import type { Screen } from '../view/screen/screen.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import { TopTableView } from './top-table.tsx';

interface ScreenRowsProps {
  readonly screen: Screen;
  readonly color: ColorLevel;
}

/** A composed screen as Ink elements: one flat text a row, and ink-table where the top 10 lies. */
export function ScreenRows({ screen: { lines, table }, color }: ScreenRowsProps) {
  if (table === null) return <Rows lines={lines} color={color} from={0} />;
  const { x, y } = table;
  const height = table.table.rows.length + 1;
  const width = table.table.columns.reduce((sum, column) => sum + column.width + 2, 0);
  const beside = lines.slice(y, y + height);
  return (
    <Box flexDirection="column">
      <Rows lines={lines.slice(0, y)} color={color} from={0} />
      <Box>
        <Rows lines={beside.map((line) => sliceLine(line, 0, x))} color={color} from={y} />
        <TopTableView table={table.table} color={color} />
        <Rows lines={beside.map((line) => sliceLine(line, x + width, lineWidth(line)))} color={color} from={y} />
      </Box>
      <Rows lines={lines.slice(y + height)} color={color} from={y + height} />
    </Box>
  );
}

interface RowsProps {
  readonly lines: readonly Line[];
  readonly color: ColorLevel;
  /** Row of the screen that the first line is. */
  readonly from: number;
}

function Rows({ lines, color, from }: RowsProps) {
  if (lines.length === 0 || lineWidth(lines[0]) === 0) return null;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, i) => (
        // A row is its place on the screen: nothing else identifies it.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Row key={from + i} text={paintLine(line, color)} />
      ))}
    </Box>
  );
}

/** Lines are already cut to the screen, so Ink need not measure or wrap them. */
const Row = memo(function Row({ text }: { readonly text: string }) {
  return (
    <Box flexShrink={0} height={1}>
      <Text wrap="truncate">{text === '' ? ' ' : text}</Text>
    </Box>
  );
});
