import { EventEmitter } from 'node:events';
import { fillHole, type Picture } from './picture.ts';
import { rowChange } from './row-changes.ts';

/** Frames are at least this far apart, in milliseconds: about 30 a second. */
const FRAME_INTERVAL = 33;

const ALTERNATE = { enter: '\x1b[?1049h', leave: '\x1b[?1049l' };
/** Hide the cursor, no wrapping at the edge, wipe. */
const ENTER = '\x1b[?25l\x1b[?7l\x1b[2J';
// In reverse order; the cursor is shown after leaving, because some terminals keep its state per screen.
const LEAVE = '\x1b[?2026l\x1b[0m\x1b[?7h';
const SHOW_CURSOR = '\x1b[?25h';
/** Clicks and the wheel, reported as SGR sequences. */
const MOUSE = { enter: '\x1b[?1000h\x1b[?1006h', leave: '\x1b[?1006l\x1b[?1000l' };
const BEGIN_UPDATE = '\x1b[?2026h';
const END_UPDATE = '\x1b[?2026l';

/** The real terminal, as far as the writer needs it. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  /** Returns false when the terminal is behind; `drain` tells when it has caught up. */
  write(text: string): boolean;
  /** For leaving: must have arrived when it returns. */
  writeSync(text: string): void;
  on(event: 'resize' | 'drain', listener: () => void): void;
  off(event: 'resize' | 'drain', listener: () => void): void;
}

export interface WriterOptions {
  /** Stay on the main screen: what stands there moves up, and the last picture stays behind. */
  readonly inline?: boolean;
  readonly mouse?: boolean;
}

/**
 * Takes whole pictures and writes the cells that changed, each stretch of them at its absolute place, inside one synchronized update
 * (mode 2026), on the alternate screen. It is also the `stdout` that Ink is given: in debug mode Ink hands over each
 * frame whole, and its own ways of painting (which clear a full-height screen, scrollback included) never run.
 */
export class ScreenWriter extends EventEmitter {
  readonly isTTY = true;
  readonly #terminal: Terminal;
  readonly #inline: boolean;
  readonly #mouse: boolean;
  /** What the terminal shows, row by row; undefined where that is not known. */
  #shown: (string | undefined)[] = [];
  #picture: Picture | null = null;
  /** The sequence that parked the hidden cursor. */
  #parked = '';
  /** Ink's last frame, for the hole in the picture. */
  #frame = '';
  /** The next frame starts from an empty screen. */
  #wipe = false;
  #active = false;
  #blocked = false;
  #timer: NodeJS.Timeout | null = null;
  #lastFlush = 0;

  constructor(terminal: Terminal, { inline = false, mouse = false }: WriterOptions = {}) {
    super();
    this.#terminal = terminal;
    this.#inline = inline;
    this.#mouse = mouse;
  }

  get columns(): number {
    return this.#terminal.columns;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  /** Goes to the alternate screen, or makes room on the main one, and draws there from now on. */
  enter(): void {
    if (this.#active) return;
    this.#active = true;
    this.#shown = [];
    this.#terminal.on('resize', this.#resized);
    this.#terminal.on('drain', this.#drained);
    const screen = this.#inline ? '\r\n'.repeat(this.rows) : ALTERNATE.enter;
    this.#terminal.write(screen + ENTER + (this.#mouse ? MOUSE.enter : ''));
    this.#flush();
  }

  /** Gives the terminal back as it was. Safe at any moment, also twice, also from a dying process. */
  leave(): void {
    if (!this.#active) return;
    this.#active = false;
    this.#blocked = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#terminal.off('resize', this.#resized);
    this.#terminal.off('drain', this.#drained);
    const screen = this.#inline ? `\x1b[${this.rows};1H\r\n` : ALTERNATE.leave;
    this.#terminal.writeSync((this.#mouse ? MOUSE.leave : '') + LEAVE + screen + SHOW_CURSOR);
  }

  /** Draws every row again, whatever the terminal shows: after foreign output, or for ctrl+l. */
  repaint(): void {
    if (!this.#active) return;
    this.#forget();
    this.#flush();
  }

  /** Shows `picture` soon: at once after a rest, else {@link FRAME_INTERVAL} after the one before. */
  draw(picture: Picture): void {
    this.#picture = picture;
    this.#schedule();
  }

  /** Called by Ink with a frame, or with a sequence that only hides or shows the cursor. */
  write(frame: string, callback?: () => void): boolean {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what is looked for
    if (!/^(\x1b\[\?\d+[hl])*$/.test(frame)) {
      this.#frame = frame;
      this.#schedule();
    }
    callback?.();
    return true;
  }

  #forget(): void {
    this.#shown = [];
    this.#wipe = true;
  }

  #schedule(): void {
    if (!this.#active || this.#timer !== null || this.#blocked) return;
    // Never in the middle of a commit: the frame and the picture come one after the other.
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#flush();
      },
      Math.max(0, this.#lastFlush + FRAME_INTERVAL - performance.now()),
    );
  }

  #flush(): void {
    if (!this.#active || this.#picture === null || this.#blocked) return;
    this.#lastFlush = performance.now();
    const { columns, rows } = this;
    const frame = fillHole(this.#picture, this.#frame);
    let out = this.#wipe ? '\x1b[2J' : '';
    this.#wipe = false;
    for (let y = 0; y < rows; y += 1) {
      const row = frame[y] ?? '';
      if (this.#shown[y] === row) continue;
      out += rowChange(this.#shown[y], row, y, columns);
      this.#shown[y] = row;
    }
    const { cursor } = this.#picture;
    const place = cursor === undefined ? '' : `\x1b[${cursor.y + 1};${cursor.x + 1}H`;
    if (place !== '' && (out !== '' || place !== this.#parked)) out += place;
    this.#parked = place;
    if (out !== '') this.#blocked = !this.#terminal.write(BEGIN_UPDATE + out + END_UPDATE);
  }

  readonly #drained = () => {
    this.#blocked = false;
    this.#flush();
  };

  readonly #resized = () => {
    // The terminal has moved its rows about: nothing is known of them. A frame of the new size is on its way.
    // What it shows meanwhile is wiped in the same update that brings the new frame, so the screen is never blank.
    this.#forget();
    this.#picture = null;
    this.emit('resize');
  };
}
