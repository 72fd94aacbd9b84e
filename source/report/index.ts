import { UsageError } from '../scenario/errors.ts';
import type { MomentName } from '../scenario/moment-name.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HEAP_PARTS } from '../view/heap-facts.ts';
import { lookingAt, OBJECT_PANEL } from '../view/inspecting.ts';
import type { Moment } from '../view/moment.ts';
import { focusOn } from '../view/screen/focus.ts';
import { PANELS, partsNeeded } from '../view/screen/panels.ts';
import { composeScreen, renderScreen, type Size } from '../view/screen/screen.ts';
import { DEFAULT_VIEW, type Mark, type ScreenView } from '../view/screen/screen-view.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import type { Theme } from '../view/screen/themes.ts';
import type { TopChoices } from '../view/top-sites.ts';
import { visibleText } from '../view/visible-text.ts';
import type { SnapshotFormat } from './formats.ts';
import { jsonSnapshot } from './json-snapshot.ts';
import { momentAt, momentWithObject, momentWithStory, type Whereabouts } from './moment-at.ts';
import { svgSnapshot } from './svg-snapshot.ts';

export interface SnapshotOptions extends Whereabouts {
  readonly format: SnapshotFormat;
  readonly size: Size;
  /** For text: which escape sequences it may have. */
  readonly color: ColorLevel;
  readonly view: {
    readonly theme: Theme;
    readonly ascii: boolean;
    /** The one that has the whole screen; left out: all of them. */
    readonly panel: string | undefined;
    /** The object that is looked at, by a simple expression or its id. */
    readonly object?: string | undefined;
    /** How the top 10 is grouped and sorted. */
    readonly top?: Partial<TopChoices>;
    /** A mark to tell differences against. */
    readonly since?: MomentName | undefined;
  };
}

/**
 * The screen at one moment of a scenario, in one of the formats; ends with a newline.
 *
 * @throws UsageError when the run has no such moment
 */
export async function snapshot(scenario: Scenario, options: SnapshotOptions): Promise<string> {
  const { theme, ascii, panel, object, top, since } = options.view;
  const marks = since === undefined ? [] : [markOf(await momentAt(scenario, { ...options, at: since }, HEAP_PARTS))];
  const view = { ...DEFAULT_VIEW, theme, ascii, marks, top: { ...DEFAULT_VIEW.top, ...top } };
  if (object !== undefined) {
    const moment = await momentWithObject(scenario, options, object);
    return render(moment, {
      ...options,
      view: { ...lookingAt(view, moment.object), expanded: panel === OBJECT_PANEL },
    });
  }
  if (panel === undefined) {
    const { moment, story } = await momentWithStory(scenario, options, HEAP_PARTS);
    return render(moment, { ...options, view: { ...view, story } });
  }
  const known = PANELS.map(({ id }) => id);
  if (!known.includes(panel)) throw new UsageError(`there is no panel "${panel}"`, `it is one of ${known.join(', ')}`);
  const moment = await momentAt(scenario, options, partsNeeded([panel], view));
  return render(moment, { ...options, view: { ...focusOn(view, panel), expanded: true } });
}

function markOf(moment: Moment): Mark {
  return { step: moment.step, moment };
}

export interface RenderOptions extends Pick<SnapshotOptions, 'format' | 'size' | 'color'> {
  readonly view?: ScreenView;
}

/** A moment in one of the formats. */
export function render(moment: Moment, { format, size, color, view = DEFAULT_VIEW }: RenderOptions): string {
  switch (format) {
    case 'text':
      return `${renderScreen(moment, { ...size, color, view })}\n`;
    case 'json':
      return jsonSnapshot(moment);
    case 'svg':
      return svgSnapshot(composeScreen(moment, view, size), size, titleOf(moment), view.theme);
  }
}

function titleOf({ script, step }: Moment): string {
  return `${visibleText(script.name)} at step ${step}, CPython ${script.python}`;
}
