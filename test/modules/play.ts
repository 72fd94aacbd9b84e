import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import type { ModuleFile } from '../../source/python/host.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';

/** What a script wrote, and its exit status. */
export interface Played {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** Plays a script named script.py, beside modules of these texts. */
export function play(
  source: string,
  modules: Readonly<Record<string, string>> = {},
  input: string[] = [],
  python: PythonVersion = '3.13',
): Played {
  const text = ['', '', ''];
  const lines = [...input];
  const machine = new Machine({
    python,
    argv: ['script.py'],
    memoryLimit: 2 ** 28,
    host: {
      write: (stream, written) => {
        text[stream] += written;
      },
      readSource: (filename) => (filename === 'script.py' ? source : null),
      readCompiled,
      readModule: (directory, name) => moduleIn(modules, directory, name),
      readLine: () => lines.shift() ?? '',
    },
  });
  const status = machine.run(source, 'script.py');
  return { out: text[1], err: text[2], status };
}

/** What a script prints, line by line; it must end without an error. */
export function lines(source: string, modules?: Readonly<Record<string, string>>): string[] {
  const { out, err, status } = play(source, modules);
  if (status !== 0 || err !== '') throw new Error(`status ${status}\n${err}`);
  return out.split('\n').slice(0, -1);
}

/** The last line of the report of a script that fails. */
export function failure(source: string): string {
  return play(source).err.trimEnd().split('\n').at(-1) ?? '';
}

/** Modules are listed by their place without the ending: `helper`, `package/__init__`, `package/part`. */
function moduleIn(modules: Readonly<Record<string, string>>, directory: string, name: string): ModuleFile | null {
  const place = directory === '' ? name : `${directory}/${name}`;
  const found = [`${place}/__init__`, place].find((each) => each in modules);
  if (found !== undefined) return { filename: `${found}.py`, source: modules[found] };
  const isNamespace = Object.keys(modules).some((each) => each.startsWith(`${place}/`));
  return isNamespace ? { filename: place, source: null } : null;
}
