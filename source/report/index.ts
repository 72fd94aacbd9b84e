import { UsageError } from '../scenario/errors.ts';
import type { MomentName } from '../scenario/moment-name.ts';
import type { RunOptions } from '../scenario/run-options.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Moment } from '../view/moment.ts';
import { openPlayback } from '../view/open-playback.ts';
import { focusOn } from '../view/screen/focus.ts';
import { PANELS } from '../view/screen/panels.ts';
import { composeScreen, renderScreen, type Size } from '../view/screen/screen.ts';
import { DEFAULT_VIEW, type ScreenView } from '../view/screen/screen-view.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import type { Theme } from '../view/screen/themes.ts';
import { missingMoment, targetOfName } from '../view/target-of-name.ts';
import { visibleText } from '../view/visible-text.ts';
import type { SnapshotFormat } from './formats.ts';
import { jsonSnapshot } from './json-snapshot.ts';
import { svgSnapshot } from './svg-snapshot.ts';

export interface SnapshotOptions extends RunOptions {
  readonly at: MomentName;
  readonly format: SnapshotFormat;
  readonly size: Size;
  /** For text: which escape sequences it may have. */
  readonly color: ColorLevel;
  readonly view: {
    readonly theme: Theme;
    readonly ascii: boolean;
    /** The one that has the whole screen; left out: all of them. */
    readonly panel: string | undefined;
  };
}

/**
 * The screen at one moment of a scenario, in one of the formats; ends with a newline.
 *
 * @throws UsageError when the run has no such moment
 */
export async function snapshot(scenario: Scenario, options: SnapshotOptions): Promise<string> {
  const { theme, ascii, panel } = options.view;
  const view = { ...DEFAULT_VIEW, theme, ascii };
  if (panel === undefined) return render(await momentAt(scenario, options), { ...options, view });
  const known = PANELS.map(({ id }) => id);
  if (!known.includes(panel)) throw new UsageError(`there is no panel "${panel}"`, `it is one of ${known.join(', ')}`);
  const moment = await momentAt(scenario, options);
  return render(moment, { ...options, view: { ...focusOn(view, panel), expanded: true } });
}

async function momentAt(scenario: Scenario, { at, python, args }: SnapshotOptions): Promise<Moment> {
  const playback = await openPlayback(scenario, { python, args, patient: true });
  try {
    const broken = playback.broken.then((error) => {
      throw error;
    });
    const moved = await Promise.race([playback.go(targetOfName(at)), broken]);
    const moment = playback.moment();
    const isThere = at.kind === 'step' ? moment.step === at.number : moved;
    // The start is where a run stands anyway, and a part of the way may be there too.
    const isAlways = at.kind === 'start' || at.kind === 'end' || at.kind === 'percent';
    if (!isAlways && !isThere) {
      const last = moment.totalSteps ?? moment.step;
      throw new UsageError(missingMoment(at), `the run of ${scenario.name} ends at step ${last}`);
    }
    return moment;
  } finally {
    await playback.close();
  }
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
