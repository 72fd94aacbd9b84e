import { type Dirent, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromHome } from './home-folder.ts';

/** Names of so many files are shown at most. */
const SHOWN = 40;

/** Scripts, notebooks and folders whose path begins with `typed`, as somebody would type on. */
export function filesLike(typed: string): string[] {
  const folder = fromHome(typed.endsWith('/') ? typed : `${dirname(typed)}/`);
  const inFolder = typed.includes('/');
  const prefix = typed.slice(inFolder ? typed.lastIndexOf('/') + 1 : 0);
  try {
    return readdirSync(inFolder ? folder : '.', { withFileTypes: true })
      .filter(({ name }) => name.startsWith(prefix) && (prefix.startsWith('.') || !name.startsWith('.')))
      .map((entry) => ({ name: entry.name, isFolder: isFolder(entry, join(inFolder ? folder : '.', entry.name)) }))
      .filter(({ name, isFolder }) => isFolder || /\.(py|ipynb|scn)$/.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, SHOWN)
      .map(
        ({ name, isFolder }) =>
          `${inFolder ? typed.slice(0, typed.lastIndexOf('/') + 1) : ''}${name}${isFolder ? '/' : ''}`,
      );
  } catch {
    return [];
  }
}

/** A link to a folder is one, too. */
function isFolder(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** `typed` and as much more as all of `files` have in common. */
export function completed(typed: string, files: readonly string[]): string {
  const [first = typed, ...others] = files;
  let length = first.length;
  for (const other of others) while (length > 0 && !other.startsWith(first.slice(0, length))) length -= 1;
  return length > typed.length ? first.slice(0, length) : typed;
}

/** Why a path cannot be opened, in words; null when it can. */
export function whyNotOpened(path: string): string | null {
  const found = statSync(fromHome(path), { throwIfNoEntry: false });
  if (found === undefined) return `there is no file ${path}`;
  return found.isDirectory() ? `${join(path, '.')} is a folder: type on` : null;
}
