import type { Moment } from '../moment.ts';
import { drawGrid } from './grid.ts';
import { hintLine } from './hints.ts';
import type { PanelDefinition } from './panel.ts';
import { placed } from './panels.ts';
import type { Screen } from './screen.ts';
import type { ScreenView } from './screen-view.ts';
import { scrubberLine, stateLine } from './state-line.ts';

/** One panel on the whole body of the screen. */
export function expandedLayout(
  panel: PanelDefinition,
  moment: Moment,
  view: ScreenView,
  columns: number,
  rows: number,
): Screen {
  const header = [stateLine(moment, view, columns), scrubberLine(moment, view, columns)];
  const band = { rows: rows - header.length - 3, panels: [{ placed: placed(panel, moment, view), columns: 0 }] };
  const { block, regions } = drawGrid([band], columns);
  return {
    lines: [...header, ...block, hintLine(view, columns, moment.state)],
    regions: new Map([...regions].map(([id, region]) => [id, { ...region, y: region.y + header.length }])),
  };
}
