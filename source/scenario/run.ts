import type { RunOptions } from './run-options.ts';
import type { Scenario } from './scenario.ts';
import { CONTROL_BYTES } from './session/control.ts';
import { EngineThread } from './session/engine-thread.ts';

export type { RunOptions } from './run-options.ts';

/** Runs a script as `python FILE` does: its output to stdout and stderr. The result is its exit status. */
export async function runScript(scenario: Scenario, options: RunOptions): Promise<number> {
  let thread: EngineThread<never> | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      const control = new SharedArrayBuffer(CONTROL_BYTES);
      thread = new EngineThread({ task: 'run', scenario, options }, control, (report) => {
        if (report.is === 'exit') resolve(report.status);
      });
      void thread.broken.then(reject);
    });
  } finally {
    await thread?.close();
  }
}
