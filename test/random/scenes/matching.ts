import type { Scope } from '../scope.ts';

/** All kinds of patterns against all kinds of subjects. */
export function matching({ chance }: Scope): string {
  const pattern = (depth: number): string =>
    chance.pick<() => string>([
      () =>
        chance.pick(['0', '1', '-1', '1.5', "'a'", 'None', 'True', '_', 'int()', 'str(x)', 'list()', 'S_Point.zero']),
      () => (depth > 0 ? `[${pattern(depth - 1)}, *rest]` : '[]'),
      () => (depth > 0 ? `(${pattern(depth - 1)}, ${pattern(0)})` : '()'),
      () => (depth > 0 ? `{'k': ${pattern(depth - 1)}, **more}` : '{}'),
      () => (depth > 0 ? `S_Point(${pattern(depth - 1)}, y=${pattern(0)})` : 'S_Point()'),
      () => '1 | 2 | "a"',
    ])();
  const unique = (text: string): string => {
    let k = 0;
    return text
      .replace(/\*rest/g, () => `*rest${k++}`)
      .replace(/\*more/g, () => `*more${k++}`)
      .replace(/str\(x\)/g, () => `str(x${k++})`);
  };
  const cases = Array.from(
    { length: chance.between(3, 6) },
    (_, k) =>
      `        case ${unique(pattern(2)).replace(/^_$/, '0')}${chance.percent(25) ? ' if subject' : ''}: return ${k}, {name: value for name, value in locals().items() if name != 'subject'}`,
  );
  return `
class S_Point:
    zero = 0
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'P({self.x}, {self.y})'
def s_match(subject):
    match subject:
${cases.join('\n')}
        case _: return 'none'
for s_subject in (0, 1, -1, True, 1.5, 'a', 'bc', None, [], [0], [1, 2, 3], (1, 'a'), ([1], 2), {}, {'k': 1}, {'k': [1, 2], 'z': 3}, S_Point(0, 1), S_Point([1], 'a'), range(2), b'ab', {1}):
    try: print(s_subject, s_match(s_subject))
    except TypeError as error: print(error)`;
}
