import { expect, test } from 'vitest';
import { scriptOutput } from './script-output.ts';

test('a dict that __eq__ empties while it is searched is searched again', () => {
  const script = `
class Key:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        table.clear()
        table.update({str(i): i for i in range(20)})
        return False
table = {Key(): 1, Key: 2}
print(table.get(Key()), len(table))
`;
  expect(scriptOutput(script).out).toBe('None 20\n');
});

test('a list repeated beyond all memory raises MemoryError', () => {
  const script = `
import sys
items = [4, 5, 6, 7]
for times in (sys.maxsize, 2 ** 62, 2 ** 40):
    try:
        items *= times
    except MemoryError:
        print(len(items))
`;
  expect(scriptOutput(script).out).toBe('4\n4\n4\n');
});
