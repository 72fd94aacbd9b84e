import { writeSync } from 'node:fs';
import type { Terminal } from './screen-writer.ts';
import { terminalSize } from './terminal-check.ts';

/** The process's own terminal. */
export function processTerminal(stdout: typeof process.stdout): Terminal {
  return {
    get columns() {
      return terminalSize(stdout, process.env).columns;
    },
    get rows() {
      return terminalSize(stdout, process.env).rows;
    },
    write: (text) => stdout.write(text),
    writeSync: (text) => writeAll(stdout.fd, text),
    on: (event, listener) => void stdout.on(event, listener),
    off: (event, listener) => void stdout.off(event, listener),
  };
}

/** A terminal set to non-blocking answers EAGAIN while it is full; one that is gone answers EIO or EPIPE. */
function writeAll(fd: number, text: string): void {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      writeSync(fd, text);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
