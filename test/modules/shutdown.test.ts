import { expect, test } from 'vitest';
import { play } from './play.ts';

const FINALIZED = `
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
`;

test('exit functions run last first, then the names go in order of creation', () => {
  const script = `${FINALIZED}
import atexit
b = D('b')
a = D('a')
_z = D('_z')
atexit.register(print, 'first')
atexit.register(print, 'last')
print('end')
`;
  expect(play(script).out).toBe('end\nlast\nfirst\ndel b\ndel a\ndel _z\n');
});

test('cycles lost before the end die first', () => {
  const script = `${FINALIZED}
kept = D('kept')
lost = D('lost'); lost.me = lost
del lost
`;
  expect(play(script).out).toBe('del lost\ndel kept\n');
});

test('an exit function that raises does not stop the others', () => {
  const { out, err, status } = play(`
import atexit
def fail(): raise ValueError('late')
atexit.register(print, 'still')
atexit.register(fail)
`);
  expect(out).toBe('still\n');
  expect(err).toMatch(/^Exception ignored in atexit callback <function fail at 0x7f[0-9a-f]+>:\n/);
  expect(status).toBe(0);
});

test('up to 3.9 what an exit function raises goes past sys.unraisablehook, and SystemExit past everybody', () => {
  const { out, err } = play(
    `
import atexit, sys
def fail(): raise ValueError('late')
sys.unraisablehook = print
atexit.register(fail)
atexit.register(sys.exit, 3)
`,
    {},
    [],
    '3.9',
  );
  expect(out).toBe('');
  expect(err).toMatch(/^Error in atexit._run_exitfuncs:\nTraceback .*\n.*in fail\n(.*\n)*ValueError: late\n$/);
});

test('an uncaught exception is reported and makes the status 1', () => {
  const { err, status } = play('x = {}\nx[1]');
  expect(err).toContain('File "script.py", line 2, in <module>');
  expect(err).toMatch(/KeyError: 1\n$/);
  expect(status).toBe(1);
});

test('what is left in gc.garbage is shown if the debug flag asks for it', () => {
  const { err } = play("import gc\ngc.garbage.append('left')\ngc.set_debug(gc.DEBUG_UNCOLLECTABLE)\n");
  expect(err).toBe("      ['left']\n");
});
