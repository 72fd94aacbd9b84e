import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A bundled scenario: the name to call it by, and its file. */
export interface BundledFile {
  readonly name: string;
  readonly file: string;
  readonly path: string;
}

/**
 * The bundled scenarios in the order of the alphabet. A name is the file's without `.py`; a notebook keeps its `.ipynb`
 * when a script of the same name stands beside it.
 */
export function bundledFiles(): BundledFile[] {
  const folder = join(projectFolder(), 'scenarios');
  const files = readdirSync(folder).sort();
  const found = files.flatMap((file) => {
    const script = file.replace(/\.ipynb$/, '.py');
    if (!script.endsWith('.py')) return [];
    const name = file !== script && files.includes(script) ? file : script.slice(0, -'.py'.length);
    return [{ name, file, path: join(folder, file) }];
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The nearest folder upward that has scenarios: this module runs from `source/scenario/` and, bundled, from `dist/`. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'scenarios')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The name that was probably meant: one or two slips away, or beginning with what was typed. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const begins = wanted.length > 2 ? names.find((name) => name.startsWith(wanted) || name.includes(wanted)) : undefined;
  const near = names
    .map((name) => ({ name, slips: slipsBetween(wanted, name) }))
    .filter(({ name, slips }) => slips <= Math.max(2, name.length / 4))
    .sort((a, b) => a.slips - b.slips)[0]?.name;
  return near ?? begins;
}

/** Levenshtein's distance: insertions, deletions and replacements from `a` to `b`. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
