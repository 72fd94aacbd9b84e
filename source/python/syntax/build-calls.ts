import type { Arg, Arguments, Expression, Keyword } from './ast.ts';
import type { Parser } from './parser.ts';
import type { Token } from './token.ts';

export interface CallArguments {
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

type Defaulted = readonly [Arg, Expression | null];

/** What comes after the positional parameters. */
interface Rest {
  readonly vararg: Arg | null;
  readonly kwonly: readonly Defaulted[];
  readonly kwarg: Arg | null;
}

export function argumentsOf(
  posonly: readonly Defaulted[],
  plain: readonly Defaulted[],
  rest: Rest | readonly [],
): Arguments {
  const { vararg, kwonly, kwarg }: Rest = 'kwonly' in rest ? rest : { vararg: null, kwonly: [], kwarg: null };
  return {
    posonlyargs: posonly.map(([arg]) => arg),
    args: plain.map(([arg]) => arg),
    vararg,
    kwonlyargs: kwonly.map(([arg]) => arg),
    kwDefaults: kwonly.map(([, value]) => value),
    kwarg,
    defaults: [...posonly, ...plain].flatMap(([, value]) => value ?? []),
  };
}

const required = (args: readonly Arg[]): Defaulted[] => args.map((arg) => [arg, null]);

function keyword(p: Parser, name: Token | null, value: Expression): Keyword {
  return { kind: 'keyword', at: p.span(), arg: name?.text ?? null, value };
}

/** `*iterable` may stand among the keyword arguments, and counts as positional. */
function collect(args: readonly Expression[], mixed: readonly (Expression | Keyword)[]): CallArguments {
  return {
    args: [...args, ...mixed.filter((each): each is Expression => each.kind !== 'keyword')],
    keywords: mixed.filter((each): each is Keyword => each.kind === 'keyword'),
  };
}

/** Arguments and parameters. */
export const callActions = {
  args: (_: Parser, args: readonly Expression[], rest: readonly (Expression | Keyword)[] | null) =>
    collect(args, rest ?? []),
  kwargsOnly: (_: Parser, rest: readonly (Expression | Keyword)[]) => collect([], rest),
  concat: (_: Parser, left: readonly unknown[], right: readonly unknown[]) => [...left, ...right],
  keyword,
  keywordUnpacked: (p: Parser, value: Expression) => keyword(p, null, value),
  param: (p: Parser, name: Token, annotation: Expression | null = null): Arg => ({
    kind: 'arg',
    at: p.span(),
    arg: name.text,
    annotation,
  }),
  paramWithDefault: (_: Parser, arg: Arg, value: Expression | null): Defaulted => [arg, value],
  slashWithDefault: (_: Parser, left: readonly Arg[], right: readonly Defaulted[]) => [...required(left), ...right],
  parameters: (
    _: Parser,
    posonly: readonly Arg[],
    plain: readonly Arg[],
    defaulted: readonly Defaulted[],
    rest: Rest | null,
  ) => argumentsOf(required(posonly), [...required(plain), ...defaulted], rest ?? []),
  parametersAfterDefaults: (
    _: Parser,
    posonly: readonly Defaulted[],
    defaulted: readonly Defaulted[],
    rest: Rest | null,
  ) => argumentsOf(posonly, defaulted, rest ?? []),
  parametersWithoutSlash: (_: Parser, plain: readonly Arg[], defaulted: readonly Defaulted[], rest: Rest | null) =>
    argumentsOf([], [...required(plain), ...defaulted], rest ?? []),
  parametersAllDefaults: (_: Parser, defaulted: readonly Defaulted[], rest: Rest | null) =>
    argumentsOf([], defaulted, rest ?? []),
  parametersStarOnly: (_: Parser, rest: Rest) => argumentsOf([], [], rest),
  starArgs: (_: Parser, vararg: Arg, kwonly: readonly Defaulted[], kwarg: Arg | null): Rest => ({
    vararg,
    kwonly,
    kwarg,
  }),
  bareStar: (_: Parser, kwonly: readonly Defaulted[], kwarg: Arg | null): Rest => ({ vararg: null, kwonly, kwarg }),
  onlyKwargs: (_: Parser, kwarg: Arg): Rest => ({ vararg: null, kwonly: [], kwarg }),
  lambda: (p: Parser, args: Arguments | null, body: Expression): Expression => ({
    kind: 'Lambda',
    at: p.span(),
    args: args ?? argumentsOf([], [], []),
    body,
  }),
};
