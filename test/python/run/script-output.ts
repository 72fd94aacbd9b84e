import { Machine } from '../../../source/machine.ts';
import { readCompiled } from '../../../source/scenario/session/compiled-library.ts';

/** What a script writes to stdout and stderr, as `script.py`. */
export function scriptOutput(source: string): { out: string; err: string } {
  const text = ['', '', ''];
  const write = (stream: 1 | 2, part: string): void => {
    text[stream] += part;
  };
  const readSource = (filename: string): string | null => (filename === 'script.py' ? source : null);
  const machine = new Machine({ python: '3.13', argv: ['script.py'], host: { write, readSource, readCompiled } });
  machine.run(source, 'script.py');
  return { out: text[1] as string, err: text[2] as string };
}
