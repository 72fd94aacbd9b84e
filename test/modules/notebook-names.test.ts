import { expect, test } from 'vitest';
import { Machine } from '../../source/machine.ts';

const SOURCE = `
for x in 'a', None:
    display(x, [x], display_id=True)
print(display())
`;

function output(isNotebook: boolean): string {
  let text = '';
  const machine = new Machine({
    python: '3.13',
    argv: ['n.ipynb'],
    memoryLimit: 2 ** 28,
    host: {
      write: (_stream, written) => {
        text += written;
      },
      readSource: () => null,
    },
  });
  machine.run(SOURCE, 'n.ipynb', { isNotebook });
  return text;
}

test('display() shows the repr of each object, None too', () => {
  expect(output(true)).toBe("'a'\n['a']\nNone\n[None]\nNone\n");
});

test('a script has no display()', () => {
  expect(output(false)).toContain("NameError: name 'display' is not defined");
});
