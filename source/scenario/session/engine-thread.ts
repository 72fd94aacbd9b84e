import { Worker } from 'node:worker_threads';
import type { Assignment, Command, Report } from './commands.ts';
import { COMMANDS_SENT, MOMENT_WANTED } from './control.ts';
import { errorOf } from './error-report.ts';

/** Native calls of the engine nest as deeply as the script's: 10,000 of them take about 100 MB. */
const STACK_MEGABYTES = 256;

/** The bundled worker lies beside the bundled command; seen from the source files it is in `dist/`. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? '../../../dist/worker.js' : './worker.js', import.meta.url);

/** The main thread's end: starts the engine's thread, sends it commands, hears its reports. */
export class EngineThread<M> {
  /** The thread broke, or ended without being told to. */
  readonly broken: Promise<Error>;
  private readonly worker: Worker;
  private readonly control: Int32Array;
  private closing = false;

  constructor(assignment: Assignment, control: SharedArrayBuffer, hear: (report: Report<M>) => void) {
    this.control = new Int32Array(control);
    this.worker = new Worker(WORKER, {
      workerData: assignment,
      resourceLimits: { stackSizeMb: STACK_MEGABYTES },
      stdin: false,
    });
    this.broken = new Promise((resolve) => {
      this.worker.on('error', resolve);
      this.worker.on('exit', () => this.closing || resolve(new Error("the engine's thread has ended")));
      this.worker.on('message', (report: Report<M>) => {
        if (report.is === 'broken') resolve(errorOf(report.error));
        else hear(report);
      });
    });
  }

  send(command: Command): void {
    this.worker.postMessage(command);
    Atomics.add(this.control, COMMANDS_SENT, 1);
    Atomics.notify(this.control, COMMANDS_SENT);
  }

  /** The last moment has been drawn: the next one is welcome. */
  wantMoment(): void {
    if (Atomics.exchange(this.control, MOMENT_WANTED, 1) === 0) Atomics.notify(this.control, COMMANDS_SENT);
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.worker.terminate();
  }
}
