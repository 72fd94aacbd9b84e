// Programs about programs that Python refuses: what is said of them, and where.

import { Chance } from './chance.ts';
import { generate } from './generate.ts';
import { mutate } from './mutations.ts';
import { line, type Program, statements, textOf } from './program.ts';
import { SNIPPETS } from './snippets.ts';

const CHECK = `
import warnings
def check(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, 'made.py', 'exec')
            said = 'compiled'
        except SyntaxError as error:
            end = getattr(error, 'end_lineno', None), getattr(error, 'end_offset', None)
            said = type(error).__name__, error.msg, error.lineno, error.offset, *end, error.text
        except Exception as error:
            said = repr(error)
    print(ascii(source), ascii(said), *[(one.category.__name__, str(one.message), one.lineno) for one in caught])`;

/** How many texts a program of `compiled()` asks about. */
const TEXTS = 40;

/** A str literal that is read alike by all versions. */
function literal(text: string): string {
  const escaped = JSON.stringify(text).replace(/[\x7f-\uffff]/g, (one) => {
    return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return escaped;
}

/** A program that compiles many wrong texts and prints what it is told. */
export function compiled(seed: number): Program {
  const chance = new Chance(seed);
  const checks = Array.from({ length: TEXTS }, () => line(`check(${literal(wrongText(chance))})`));
  return [...statements(CHECK), ...checks];
}

function wrongText(chance: Chance): string {
  const parts = Array.from({ length: chance.between(1, 3) }, () => chance.pick(SNIPPETS));
  const inFunction = chance.percent(15);
  const text = inFunction
    ? `def body():\n    ${parts.join('\n').replaceAll('\n', '\n    ')}`
    : parts.join(chance.percent(10) ? '; ' : '\n');
  return mutate(chance, text + chance.pick(['\n', '\n', '']));
}

/** A program with a mistake in itself: it ends with a traceback before it begins. */
export function broken(seed: number): Program {
  const chance = new Chance(seed);
  const whole = chance.percent(40) ? textOf(generate(seed)) : wrongText(chance);
  // A file with a null character is no script to heaptop.
  return mutate(chance, whole)
    .replaceAll('\0', '')
    .split('\n')
    .map((text) => line(text));
}
