import { readFileSync, statSync } from 'node:fs';

/** Milliseconds between two looks. A file that was saved has rested for as long when it is told. */
const INTERVAL = 120;

/**
 * Tells when one of some files has another text. It looks at them again and again instead of asking the system to tell:
 * that is the same for a file that is written in place, renamed over, deleted and made again, or on a far disk, and a
 * handful of files cost next to nothing. While a file still changes nothing is told, so that many saves in a moment are one.
 */
export class FileWatch {
  private readonly paths: () => readonly string[];
  private readonly changed: () => void;
  private readonly timer: NodeJS.Timeout;
  private readonly states = new Map<string, string>();
  private readonly texts = new Map<string, string | null>();
  private isMoving = false;

  /**
   * @param paths - asked at each look; a file that comes to them later counts from then on
   * @param changed - never called while nothing has changed since the last call
   */
  constructor(paths: () => readonly string[], changed: () => void) {
    this.paths = paths;
    this.changed = changed;
    for (const path of paths()) this.begin(path);
    this.timer = setInterval(() => this.look(), INTERVAL);
    this.timer.unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private begin(path: string): void {
    this.states.set(path, stateOf(path));
    this.texts.set(path, textOf(path));
  }

  private look(): void {
    let moved = false;
    for (const path of this.paths()) {
      const state = stateOf(path);
      const known = this.states.get(path);
      if (known === undefined) this.begin(path);
      else if (state !== known) {
        this.states.set(path, state);
        moved = true;
      }
    }
    if (moved) this.isMoving = true;
    else if (this.isMoving) {
      this.isMoving = false;
      if (this.readAll()) this.changed();
    }
  }

  /** Whether a text is another one than before. */
  private readAll(): boolean {
    let differs = false;
    for (const path of this.paths()) {
      const text = textOf(path);
      if (text !== this.texts.get(path)) differs = true;
      this.texts.set(path, text);
    }
    return differs;
  }
}

/** What changes when a file is written, replaced or taken away. */
function stateOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs}`;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}
