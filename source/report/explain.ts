import type { Scenario } from '../scenario/scenario.ts';
import { lookingAt } from '../view/inspecting.ts';
import { paintLine } from '../view/screen/line.ts';
import { objectPanel } from '../view/screen/object-panel.ts';
import { DEFAULT_VIEW } from '../view/screen/screen-view.ts';
import { visibleText } from '../view/visible-text.ts';
import { jsonOf } from './json-snapshot.ts';
import { type MomentWithObject, momentWithObject, type Whereabouts } from './moment-at.ts';

export interface ExplainOptions extends Whereabouts {
  /** A simple expression, `a.peer[0]`, or an `id()`. */
  readonly object: string;
  readonly format: 'text' | 'json';
  /** Width of the text. */
  readonly columns: number;
}

/**
 * What the inspector shows of one object, as text or JSON; ends with a newline.
 *
 * @throws UsageError when the run has no such moment, or there is no such object then
 */
export async function explain(scenario: Scenario, options: ExplainOptions): Promise<string> {
  const moment = await momentWithObject(scenario, options, options.object);
  return options.format === 'json' ? jsonOf(moment.object) : explainText(moment, options.columns);
}

/** The panel without its frame. */
export function explainText(moment: MomentWithObject, columns: number): string {
  const { script, step, object } = moment;
  const look = { view: lookingAt(DEFAULT_VIEW, object), focused: false, expanded: true, cursor: null };
  const lines = objectPanel(moment, look).draw(columns, ALL_ROWS);
  const title = `${object.label} at step ${step} of ${script.name}, CPython ${script.python}`;
  return `${[visibleText(title), ...lines.map((line) => paintLine(line, 'none').trimEnd())].join('\n')}\n`;
}

const ALL_ROWS = 10_000;
