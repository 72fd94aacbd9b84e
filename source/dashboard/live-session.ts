import { render } from 'ink';
import type { ReactElement } from 'react';
import { processTerminal } from './process-terminal.ts';
import { ScreenWriter, type WriterOptions } from './screen-writer.ts';
import { WholeKeys } from './whole-keys.ts';

/** What a screen can ask of the session that shows it. */
export interface Session<Result> {
  readonly writer: ScreenWriter;
  /** Ends the session; the first call counts. */
  finish(result: Result): void;
  /** ctrl+z: gives the terminal to the shell, and takes it back when the shell lets the process go on. */
  suspend(): void;
}

/** Exit codes of processes that a signal ended are 128 + its number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGQUIT: 131 } as const;

/** Windows has no jobs to stop. */
const CAN_STOP = process.platform !== 'win32';

/** How long to wait for the stop to take place; the kernel ignores it where no shell could wake the process again. */
const STOP_GRACE = 50;

/**
 * Shows `element` on the alternate screen until it finishes the session. The terminal is restored on every way out:
 * the result, a signal, an exception in a component or anywhere else, `process.exit`.
 *
 * @param onSignal turns the exit code of a signal into the session's result
 * @param broken rejects when there is nothing left to show
 * @throws what a component throws or `broken` rejects with, after the terminal was restored
 */
export async function runSession<Result>(
  element: (session: Session<Result>) => ReactElement,
  onSignal: (exitCode: number) => Result,
  broken?: Promise<never>,
  options: WriterOptions = {},
): Promise<Result> {
  const writer = new ScreenWriter(processTerminal(process.stdout), options);
  let finish: (result: Result) => void = () => {};
  const finished = new Promise<Result>((resolve) => {
    finish = resolve;
  });

  const restore = () => {
    writer.leave();
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
  };
  const suspend = () => {
    if (!CAN_STOP) return;
    restore();
    process.off('SIGTSTP', suspend);
    const resume = () => {
      clearTimeout(timer);
      process.off('SIGCONT', resume);
      process.on('SIGTSTP', suspend);
      process.stdin.setRawMode(true);
      writer.enter();
      // The window may have another size by now.
      writer.emit('resize');
    };
    process.on('SIGCONT', resume);
    const timer = setTimeout(resume, STOP_GRACE);
    // The whole job stops, so that the shell notices even behind npm or npx.
    process.kill(0, 'SIGTSTP');
  };

  const removeHandlers = guard(restore, (code) => finish(onSignal(code)), suspend);
  const keys = new WholeKeys(process.stdin);
  writer.enter();
  try {
    const app = render(element({ writer, finish, suspend }), {
      // Ink needs no more of its streams than these have.
      stdout: writer as unknown as NodeJS.WriteStream,
      stdin: keys as unknown as NodeJS.ReadStream,
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    });
    // Ink rejects this with what a component throws.
    const drawn = app.waitUntilExit().then(() => finished);
    try {
      return await Promise.race([finished, drawn, ...(broken === undefined ? [] : [broken])]);
    } finally {
      app.unmount();
    }
  } finally {
    restore();
    removeHandlers();
    keys.stop();
    process.stdin.unref();
  }
}

function guard(restore: () => void, onExitCode: (code: number) => void, suspend: () => void): () => void {
  const signals = Object.entries(SIGNALS).map(([signal, code]) => ({ signal, handler: () => onExitCode(code) }));
  for (const { signal, handler } of signals) process.on(signal, handler);
  if (CAN_STOP) process.on('SIGTSTP', suspend);
  process.on('exit', restore);
  // Runs before Node prints the error, so that the error is not drawn on the screen that goes away.
  process.on('uncaughtExceptionMonitor', restore);
  return () => {
    for (const { signal, handler } of signals) process.off(signal, handler);
    process.off('SIGTSTP', suspend);
    process.off('exit', restore);
    process.off('uncaughtExceptionMonitor', restore);
  };
}
