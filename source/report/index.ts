import type { MomentName } from '../scenario/moment-name.ts';
import type { RunOptions } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Size } from '../view/screen/screen.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import type { SnapshotFormat } from './formats.ts';

export interface SnapshotOptions extends RunOptions {
  readonly at: MomentName;
  readonly format: SnapshotFormat;
  readonly size: Size;
  /** For text: which escape sequences it may have. */
  readonly color: ColorLevel;
}

/** The screen at one moment of a scenario, in one of the formats; ends with a newline. */
export async function snapshot(_scenario: Scenario, _options: SnapshotOptions): Promise<string> {
  throw new Error('the report is not wired up yet');
}
