// Mistakes as people and generators make them: a valid text with a token or a character too many, too few, or another one.

import type { Chance } from './chance.ts';

const TOKEN = new RegExp(
  [
    String.raw`\n[ \t]*`,
    String.raw`[rbfuRBFU]{0,2}(?:"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')`,
    String.raw`#[^\n]*`,
    String.raw`\d[\w.]*`,
    String.raw`\w+`,
    String.raw`\*\*=|\/\/=|<<=|>>=|\.\.\.|->|:=|[-+*/%&|^@<>=!]=|\*\*|\/\/|<<|>>`,
    String.raw`[ \t]+`,
    '[^]',
  ].join('|'),
  'g',
);

/** Tokens, white space and comments: together they are the text again. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** What is put where it does not belong. */
const INTRUDERS = [
  ...['if', 'else', 'elif', 'for', 'in', 'is', 'not', 'and', 'or', 'lambda', 'def', 'class', 'return', 'yield', 'from'],
  ...[
    'import',
    'as',
    'with',
    'try',
    'except',
    'finally',
    'while',
    'break',
    'continue',
    'pass',
    'raise',
    'del',
    'global',
  ],
  ...[
    'nonlocal',
    'assert',
    'await',
    'async',
    'None',
    'True',
    'False',
    'match',
    'case',
    'type',
    '_',
    'print',
    'exec',
    'x',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    ';',
    '.',
    '...',
    '=',
    '==',
    ':=',
    '->',
    '+',
    '-',
    '*',
    '**',
    '/',
    '//',
    '%',
  ],
  ...[
    '@',
    '&',
    '|',
    '^',
    '~',
    '<',
    '>',
    '<=',
    '!=',
    '!',
    '+=',
    '*=',
    '<<=',
    '<>',
    '++',
    '&&',
    '||',
    '$',
    '?',
    '`',
    '\\',
  ],
  ...[
    '1',
    '0',
    '1.5',
    '2j',
    '0x1f',
    '08',
    '1_',
    '1__0',
    '0b2',
    '0o8',
    '1e',
    '12abc',
    '1.e',
    '1if',
    '0xg',
    '99999999999',
  ],
  ...[
    "'s'",
    '"t"',
    "b'b'",
    "f'{x}'",
    "f'{x!r:>{y}}'",
    "'''d'''",
    "'",
    '"',
    "'''",
    "f'{'",
    "f'{}'",
    "f'{x'",
    "f'}'",
    "rb'\\d'",
  ],
  ...["'\\d'", "'\\x1'", "b'é'", 'é', '€', '“', ' ', '\t', '\n', '\n    ', '\n  ', '#', 'ur"x"', '\\\n', '\0', '⁄'],
] as const;

const isBlank = (token: string): boolean => /^[ \t]+$/.test(token);

type Mutation = (chance: Chance, tokens: string[], at: number) => void;

const MUTATIONS: readonly (readonly [weight: number, make: () => Mutation])[] = [
  [5, () => (_, tokens, at) => tokens.splice(at, 1)],
  [4, () => (_, tokens, at) => tokens.splice(at, 0, tokens[at], ' ')],
  [4, () => (chance, tokens, at) => tokens.splice(at, 1, chance.pick(INTRUDERS))],
  [3, () => (chance, tokens, at) => tokens.splice(at, 0, chance.pick(INTRUDERS), chance.pick(['', ' ']))],
  [3, () => (chance, tokens, at) => tokens.splice(at, 1, chance.pick(tokens))],
  [2, () => swap],
  [2, () => indent],
  [2, () => spoil],
  [1, () => (_, tokens, at) => tokens.splice(at + 1)],
];

/** The token changes its place with the next one that can be seen. */
function swap(_: Chance, tokens: string[], at: number): void {
  let other = at + 1;
  while (other < tokens.length && isBlank(tokens[other])) other++;
  if (other < tokens.length) [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
}

/** A line gets another indentation. */
function indent(chance: Chance, tokens: string[], at: number): void {
  let line = at;
  while (line > 0 && !tokens[line].startsWith('\n')) line--;
  const blank = chance.pick(['', ' ', '  ', '    ', '\t', '      ', '        ', '    \t']);
  if (tokens[line].startsWith('\n')) tokens[line] = `\n${blank}`;
  else tokens.unshift(blank);
}

/** A character of the token goes, or comes twice, or another one comes. */
function spoil(chance: Chance, tokens: string[], at: number): void {
  const token = tokens[at];
  const place = chance.below(token.length);
  const made = chance.pick(['', token[place].repeat(2), `${token[place]}${chance.pick(INTRUDERS)}`]);
  tokens[at] = token.slice(0, place) + made + token.slice(place + 1);
}

/** The text with one mistake, now and then two; some are none to Python. */
export function mutate(chance: Chance, text: string): string {
  const tokens = tokensOf(text);
  for (let left = chance.percent(15) ? 2 : 1; left > 0; left--) {
    let at = chance.below(tokens.length);
    while (isBlank(tokens[at]) && at > 0) at--;
    if (tokens.length > 0) chance.weighted(MUTATIONS)(chance, tokens, at);
  }
  return tokens.join('');
}
