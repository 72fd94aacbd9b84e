import { homedir } from 'node:os';
import { join } from 'node:path';

/** A path as it is typed here, where no shell reads it first: `~/` is the reader's own folder. */
export function fromHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}
