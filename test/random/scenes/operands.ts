import type { Scope } from '../scope.ts';

const OPERATORS = [
  'add',
  'sub',
  'mul',
  'and',
  'or',
  'lshift',
  'matmul',
  'floordiv',
  'mod',
  'pow',
  'xor',
  'truediv',
] as const;
const COMPARISONS = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const;

/** Operands of related classes, each with some operators, reflected and in place, some of which decline. */
export function operands({ chance }: Scope): string {
  const method = (name: string) =>
    `    def __${name}__(self, other):\n        print('${name}', type(self).__name__, type(other).__name__)\n        return ${chance.pick(['NotImplemented', 'self', '(self.k, 1)', 'other'])}`;
  const methods = () => {
    const names = chance
      .some(OPERATORS, chance.between(1, 4))
      .flatMap((each) => chance.some([each, `r${each}`, `i${each}`], 2));
    return [...names, ...chance.some(COMPARISONS, chance.between(0, 2))].map(method).join('\n');
  };
  return `
class S_A:
    k = 1
${methods()}
class S_B(${chance.pick(['S_A', 'object', 'S_A'])}):
    k = 2
    __hash__ = ${chance.pick(['None', 'object.__hash__', 'lambda self: 7'])}
${methods()}
class S_C(${chance.pick(['S_B', 'S_A', 'int', 'str', 'list'])}):
    k = 3
${methods()}
s_all = [S_A(), S_B(), S_C(), 5, 'text', [1]]
for s_name in ${JSON.stringify(chance.some([...OPERATORS, ...COMPARISONS, 'iadd', 'imul', 'ior'], 6))}:
    s_operator = getattr(operator, s_name, None) or getattr(operator, s_name + '_')
    for s_x in s_all[:3]:
        for s_y in s_all:
            try:
                s_result = s_operator(s_x, s_y)
                print(s_name, type(s_result).__name__, sys.getrefcount(s_x), sys.getrefcount(s_y) > 3)
            except TypeError as error:
                print(s_name, str(error).split(' at 0x')[0])
for s_x in s_all[:3]:
    try: print(hash(s_x) == hash(s_x), s_x in {s_x: 1}, s_all.count(s_x), len({s_x, s_all[0]}))
    except TypeError as error: print(error)
s_x = s_y = s_result = None
del s_all
print(gc.collect(), S_A.__subclasses__() == [S_B], len(S_C.__mro__))`;
}
