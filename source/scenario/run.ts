import type { RunOptions } from './run-options.ts';
import type { Scenario } from './scenario.ts';
import { CONTROL_BYTES } from './session/control.ts';
import type { EngineThread } from './session/engine-thread.ts';
import { runOnShallowStack, StackRanOut } from './session/run-script.ts';
import type { StreamsSoFar } from './session/streams-so-far.ts';

export type { RunOptions } from './run-options.ts';

/** Runs a script as `python FILE` does: its output to stdout and stderr. The result is its exit status. */
export async function runScript(scenario: Scenario, options: RunOptions): Promise<number> {
  try {
    return runOnShallowStack(scenario, options);
  } catch (error) {
    if (error instanceof StackRanOut) return runOnDeepStack(scenario, options, error.streams);
    throw error;
  }
}

async function runOnDeepStack(scenario: Scenario, options: RunOptions, streams: StreamsSoFar): Promise<number> {
  const { EngineThread: Thread } = await import('./session/engine-thread.ts');
  let thread: EngineThread<never> | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      const control = new SharedArrayBuffer(CONTROL_BYTES);
      thread = new Thread({ task: 'run', scenario, options, streams }, control, (report) => {
        if (report.is === 'exit') resolve(report.status);
      });
      void thread.broken.then(reject);
    });
  } finally {
    await thread?.close();
  }
}
