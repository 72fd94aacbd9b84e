import { Readable } from 'node:stream';

/** So long the rest of an escape sequence may take to come; then what has come is a key of its own. In milliseconds. */
const PATIENCE = 30;
/** Ink takes two pieces for two, in milliseconds. */
const APART = 5;
const ESCAPE = '\x1b';

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const BEGUN = /\x1b{1,2}(?:\[[\x20-\x3f]*|O)?$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const SEQUENCE = /\x1b(?:\[\[?[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|O[\x40-\x7e])/g;
/** Arrows, home and end, the page keys, delete, shift+tab, in the encodings of all terminals; and what a mouse reports. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const KNOWN = /^\x1b(?:\[(?:1;\d+)?[A-DHF]|\[[1-8](?:;\d+)?~|\[Z|O[A-DHF]|\[<\d+;\d+;\d+[Mm])$/;

/**
 * A terminal's input for Ink, which takes the beginning of an escape sequence for the key escape when the rest of it comes
 * a moment later, as it does over slow lines, and which breaks at sequences that it does not know.
 */
export class WholeKeys extends Readable {
  readonly isTTY = true;
  readonly #terminal: NodeJS.ReadStream;
  #begun = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(terminal: NodeJS.ReadStream) {
    super({ read: () => {} });
    this.#terminal = terminal;
    terminal.setEncoding('utf8');
    terminal.on('data', this.#take);
    // A session before this one has paused it.
    terminal.resume();
  }

  setRawMode(isRaw: boolean): this {
    this.#terminal.setRawMode(isRaw);
    return this;
  }

  ref(): this {
    this.#terminal.ref();
    return this;
  }

  unref(): this {
    this.#terminal.unref();
    return this;
  }

  /** Leaves the terminal to whoever reads next. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#terminal.off('data', this.#take);
    this.#terminal.pause();
  }

  readonly #take = (text: string) => {
    clearTimeout(this.#timer);
    if (this.#begun === ESCAPE && !'[O\x1b'.includes(text[0])) return this.#takeAfterEscape(text);
    const all = this.#begun + text;
    const end = BEGUN.exec(all)?.index ?? all.length;
    this.#begun = all.slice(end);
    const known = all.slice(0, end).replace(SEQUENCE, (sequence) => (KNOWN.test(sequence) ? sequence : ''));
    if (known !== '') this.push(known, 'utf8');
    if (this.#begun !== '') this.#timer = setTimeout(this.#flush, PATIENCE);
  };

  /** The key escape and another one typed fast are two keys; in one piece they would be one with alt. */
  #takeAfterEscape(text: string): void {
    this.#flush();
    this.#terminal.pause();
    this.#timer = setTimeout(() => {
      this.#terminal.resume();
      this.#take(text);
    }, APART);
  }

  readonly #flush = () => {
    this.push(this.#begun, 'utf8');
    this.#begun = '';
  };
}
