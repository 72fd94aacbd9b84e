import { expect, test } from 'vitest';
import type { Command } from '../../../source/scenario/session/commands.ts';
import type { SentMoment } from '../../../source/view/observe/observer.ts';
import { playSession, scriptFrom } from '../played-session.ts';

/** The last moment that was sent after each command. */
function answersTo(source: string, commands: readonly Command[]): SentMoment[] {
  const answers: SentMoment[] = [];
  let latest: SentMoment | null = null;
  let rests = 0;
  playSession(scriptFrom(source), commands, {
    moment: (moment) => {
      latest = moment;
    },
    rests: () => {
      if (rests > 0 && latest !== null) answers.push(latest);
      rests += 1;
    },
  });
  return answers;
}

const SCRIPT = `class Node:
    def __init__(self, name):
        self.name = name
a = Node('a')
b = Node('b')
a.peer = b
b.peer = a
rows = [[i, str(i)] for i in range(20)]
del b
text = 'x' * 40
text += 'y'
print(len(rows), text)
`;

const go = (step: number, id = step): Command => ({ do: 'go', to: { step }, id });
const want = (object: string): Command => ({ do: 'want', parts: [`object ${object}`] });

test('at the end, where the heap has gone, another run is looked at', () => {
  const [end, found, other] = answersTo(SCRIPT, [{ do: 'go', to: 'end', id: 1 }, want('a.peer'), want('rows[3]')]);
  expect(end).toMatchObject({ state: 'ended', object: null });
  expect(found).toMatchObject({ state: 'ended', step: end.step, object: { label: expect.stringContaining("'b'") } });
  expect(found.object?.alive).toMatchObject({ why: 'path', expression: 'a.peer' });
  expect(other.object).toMatchObject({ asked: 'rows[3]', type: 'list' });
  const [, none] = answersTo(SCRIPT, [{ do: 'go', to: 'end', id: 1 }, want('nobody')]);
  expect(none).toMatchObject({ state: 'ended', asked: 'nobody', object: null });
});

test('an object is looked at where the reader is, also behind the place that the run has reached', () => {
  const [, , behind] = answersTo(SCRIPT, [go(9), go(8), want('a')]);
  const [, straight] = answersTo(SCRIPT, [want('a'), go(8)]);
  expect(behind).toMatchObject({ step: 8, object: { asked: 'a', step: 8, birth: { line: 4 } } });
  const birth = answersTo(SCRIPT, [go(1), go(2), go(3), go(4), go(5)]).find(({ execution }) => execution.line === 4);
  expect(behind.object?.notBefore).toBe(birth?.step);
  expect(behind).toEqual(straight);
});

test('an object that is not there is null, and the run goes on', () => {
  const [, none, later] = answersTo(SCRIPT, [go(3), want('a'), { do: 'go', to: 'end', id: 2 }]);
  expect(none.object).toBeNull();
  expect(later).toMatchObject({ state: 'ended', object: { asked: 'a' } });
});

test('a run that is inspected at every step is the same run', () => {
  const steps = Array.from({ length: 30 }, (_, i) => go(i + 1));
  const plain = answersTo(SCRIPT, steps);
  const inspected = answersTo(
    SCRIPT,
    steps.flatMap((step, i) => [
      step,
      want(['a', 'rows', 'Node', 'text', 'a.peer', 'rows[1]', 'nobody.at_all'][i % 7]),
    ]),
  ).filter((_, i) => i % 2 === 1);
  expect(inspected.map((moment) => ({ ...moment, asked: '', object: null }))).toEqual(plain);
  expect(inspected.filter(({ object }) => object !== null).length).toBeGreaterThanOrEqual(10);
});
