import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Command, Elsewhere, Report, SourceFile, Stand } from './commands.ts';
import { COMMANDS_SENT, MOMENT_WANTED } from './control.ts';
import type { Link } from './link.ts';
import type { Foresight } from './prescan.ts';

/** Atomics.wait() takes no more than it can count. */
const FOREVER = 2 ** 31 - 1;

/** The engine thread's end of the way: it never gets to its event loop, so it fetches its messages itself. */
export class ThreadLink implements Link {
  private readonly port: MessagePort;
  private readonly control: Int32Array;
  private taken = 0;

  constructor(port: MessagePort, control: SharedArrayBuffer) {
    this.port = port;
    this.control = new Int32Array(control);
  }

  hasCommand(): boolean {
    return Atomics.load(this.control, COMMANDS_SENT) !== this.taken;
  }

  command(): Command | null {
    const received: { message: Command } | undefined = receiveMessageOnPort(this.port);
    if (received === undefined) return null;
    this.taken++;
    return received.message;
  }

  sleep(milliseconds: number): void {
    Atomics.wait(this.control, COMMANDS_SENT, this.taken, Math.min(milliseconds, FOREVER));
  }

  wantsMoment(): boolean {
    return Atomics.load(this.control, MOMENT_WANTED) === 1;
  }

  moment(moment: unknown): void {
    Atomics.store(this.control, MOMENT_WANTED, 0);
    this.send({ is: 'moment', moment });
  }

  source(file: SourceFile): void {
    this.send({ is: 'source', ...file });
  }

  arrived(id: number, moved: boolean): void {
    this.send({ is: 'arrived', id, moved });
  }

  elsewhere(where: Elsewhere): void {
    this.send({ is: 'elsewhere', ...where });
  }

  stands(stand: Stand): void {
    this.send({ is: 'stands', ...stand });
  }

  scouts(): void {
    this.send({ is: 'scouts' });
  }

  foresees(foresight: Foresight): void {
    this.send({ is: 'foresees', foresight });
  }

  now(): number {
    return performance.now();
  }

  private send(report: Report<unknown>): void {
    this.port.postMessage(report);
  }
}
