import { expect, test } from 'vitest';
import { Machine } from '../../../source/machine.ts';

test.each([1, 200])(
  'a script can handle that its memory is full, and go on (translated after %i entries)',
  (threshold) => {
    const source = `
def eat():
    rows = []
    try:
        while True:
            rows.append((len(rows), float(len(rows))))
    except MemoryError:
        count = len(rows)
        rows.clear()
        return count
print(eat() > 1000, eat() > 1000)
`;
    let out = '';
    const machine = new Machine({
      python: '3.13',
      argv: ['script.py'],
      memoryLimit: 3 * 2 ** 25,
      host: {
        write: (_stream, text) => {
          out += text;
        },
        readSource: () => source,
      },
    });
    machine.vm.interpreter.tiers.threshold = threshold;
    expect(machine.run(source, 'script.py')).toBe(0);
    expect(out).toBe('True True\n');
  },
);
