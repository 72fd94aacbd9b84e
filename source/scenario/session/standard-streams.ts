import { fstatSync, readSync, writeSync } from 'node:fs';
import { OutputError } from '../errors.ts';
import { whyNotWritten } from '../written-file.ts';
import type { StreamsSoFar } from './streams-so-far.ts';

/** So many characters wait before they are written to a file or pipe. */
const BUFFERED = 65_536;

/** The reader of stdout or stderr has gone away. */
export class ReaderGone extends Error {
  override name = 'ReaderGone';
  /** 128 + SIGPIPE, as any filter ends whose reader went away. */
  static readonly STATUS = 141;
}

const UNTOUCHED: StreamsSoFar = { written: 0, read: new Uint8Array(0), inputEnded: false };

/**
 * The process's own streams, written synchronously from the engine's thread: what the two get comes in the order in which
 * the script wrote it.
 */
export class StandardStreams {
  private readonly isLineBuffered = [false, isTerminal(1), true];
  private pending = '';
  private stream: 1 | 2 = 1;
  private written: number;
  /** So many characters have been written by the run before. */
  private skip: number;
  closed = false;
  private readonly input: InputLines;

  constructor({ written, read, inputEnded }: StreamsSoFar = UNTOUCHED) {
    this.written = written;
    this.skip = written;
    this.input = new InputLines(read, inputEnded);
  }

  /** From now on nothing is written; what waits is lost. The run that goes on begins with the result. */
  close(): StreamsSoFar {
    this.closed = true;
    this.pending = '';
    return { written: this.written, read: Buffer.concat(this.input.chunks), inputEnded: this.input.ended };
  }

  /** @throws ReaderGone, OutputError */
  write(stream: 1 | 2, text: string): void {
    if (this.closed) return;
    if (this.skip > 0) {
      const skipped = Math.min(this.skip, text.length);
      this.skip -= skipped;
      text = text.slice(skipped);
      if (text === '') return;
    }
    if (stream !== this.stream) {
      this.flush();
      this.stream = stream;
    }
    this.pending += text;
    if (this.pending.length >= BUFFERED || (this.isLineBuffered[stream] && text.includes('\n'))) this.flush();
  }

  /** @throws ReaderGone, OutputError */
  flush(): void {
    const bytes = Buffer.from(this.pending);
    this.written += this.pending.length;
    this.pending = '';
    for (let at = 0; at < bytes.length; ) at += tryAgain(() => this.writeBytes(bytes, at));
  }

  private writeBytes(bytes: Uint8Array, at: number): number {
    try {
      return writeSync(this.stream, bytes, at);
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
      if (code === 'EAGAIN' || code === 'EPIPE') throw cause;
      const name = this.stream === 1 ? 'the standard output' : 'the standard error';
      throw new OutputError(`${name} cannot be written: ${whyNotWritten(cause)}`, undefined, { cause });
    }
  }

  /** The next line of stdin with its newline, '' at its end. */
  readLine(): string {
    this.flush();
    return this.input.next();
  }
}

/** Or another device that takes characters, such as /dev/null; `node:tty` would take a while to load. */
function isTerminal(stream: number): boolean {
  try {
    return fstatSync(stream).isCharacterDevice();
  } catch {
    return false; // closed
  }
}

class InputLines {
  /** All that was read. */
  readonly chunks: Uint8Array[] = [];
  ended: boolean;
  private readonly decoder = new TextDecoder();
  private text = '';

  constructor(read: Uint8Array, ended: boolean) {
    this.ended = ended;
    this.take(read);
  }

  next(): string {
    let end = this.text.indexOf('\n');
    while (end < 0 && !this.ended) {
      const start = this.text.length;
      this.read();
      end = this.text.indexOf('\n', start);
    }
    const length = end < 0 ? this.text.length : end + 1;
    const line = this.text.slice(0, length);
    this.text = this.text.slice(length);
    return line;
  }

  private read(): void {
    const chunk = Buffer.alloc(8192);
    let count = 0;
    try {
      if (fstatSync(0).isDirectory()) throw new Error('stdin is a directory');
      count = tryAgain(() => readSync(0, chunk));
    } catch {
      // EOF is an error on some systems; a closed or unreadable stdin is at its end.
    }
    this.ended = count === 0;
    this.take(chunk.subarray(0, count));
  }

  private take(chunk: Uint8Array): void {
    if (chunk.length > 0) this.chunks.push(chunk);
    this.text += this.decoder.decode(chunk, { stream: !this.ended });
  }
}

/** A pipe or terminal that another process has made non-blocking says EAGAIN when it is full or empty. */
function tryAgain(call: () => number): number {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (let wait = 1; ; wait = Math.min(50, wait * 2)) {
    try {
      return call();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') throw new ReaderGone();
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(sleeper, 0, 0, wait);
    }
  }
}
