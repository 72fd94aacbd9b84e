import type { Scope } from '../scope.ts';

const n = (scope: Scope, low = 1, high = 9) => `${scope.chance.between(low, high)}`;

/** Generators that delegate to generators, and what is sent, thrown and closed into them. */
export function delegation(scope: Scope): string {
  const { chance } = scope;
  const handler = chance.pick([
    'except ValueError as error:',
    'except (KeyError, ValueError) as error:',
    'except Exception as error:',
    'except BaseException as error:',
  ]);
  const reaction = chance.pick([
    "print('caught', repr(error), sys.getrefcount(error))",
    'yield repr(error)',
    'raise',
    "raise KeyError('new') from error",
    "return 'ended'",
    'raise RuntimeError',
  ]);
  const steps = Array.from({ length: chance.between(3, 8) }, () =>
    chance.pick(["'next'", "'send'", "'throw'", "'throw key'", "'close'", "'exit'"]),
  );
  return `
def s_inner(held):
    try:
        for k in range(${n(scope, 1, 4)}):
            try:
                got = yield k
                print('inner got', got, sys.getrefcount(held))
            ${handler}
                ${reaction}
            ${chance.pick(["else:\n                print('else')", "finally:\n                print('inner finally', k)", 'finally:\n                held.append(k)'])}
        return held
    finally:
        print('inner done', len(held))
def s_outer(depth, held):
    with contextlib.suppress(${chance.pick(['KeyError', 'ValueError', 'LookupError', 'StopIteration'])}):
        if depth:
            result = yield from s_outer(depth - 1, held)
        else:
            result = yield from ${chance.pick(['s_inner(held)', 's_inner(held)', 'held', 'iter([7, 8])', 'map(str, held)'])}
        print('result', depth, result)
        return result
    ${chance.pick(["yield 'suppressed'", "print('suppressed')", 'yield from (1, 2)'])}
s_held = [${n(scope)}, ${n(scope)}]
s_source = s_outer(${n(scope, 0, 3)}, s_held)
for s_step in [${steps.join(', ')}]:
    try:
        if s_step == 'next': print(next(s_source))
        elif s_step == 'send': print(s_source.send([1]))
        elif s_step == 'throw': print(s_source.throw(ValueError('thrown')))
        elif s_step == 'throw key': print(s_source.throw(KeyError('key')))
        elif s_step == 'exit': print(s_source.throw(GeneratorExit()))
        else: print('closed', s_source.close())
    except BaseException as error:
        s_chain = []
        s_error = error
        while error is not None:
            s_chain.append((type(error).__name__, error.args if len(str(error.args)) < 40 else '...', error.__suppress_context__))
            error = error.__cause__ or error.__context__
        print(s_step, s_chain)
        s_trace, s_lines = s_error.__traceback__, []
        while s_trace: s_lines.append((s_trace.tb_frame.f_code.co_name, s_trace.tb_lineno)); s_trace = s_trace.tb_next
        print(s_lines)
        s_error = s_chain = s_trace = s_lines = None
    print(sys.getrefcount(s_held), s_source.gi_frame is not None, s_source.gi_running, s_source.gi_yieldfrom is not None)
del s_source
print(sys.getrefcount(s_held), gc.collect())`;
}
