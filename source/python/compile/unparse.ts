import type { Arguments, Comprehension, ConstantValue, Expression } from '../syntax/ast.ts';

// Binding strength of an expression's context; a weaker expression there needs parentheses.
const TUPLE = 0;
const TEST = 1;
const OR = 2;
const AND = 3;
const NOT = 4;
const COMPARISON = 5;
const BITWISE_OR = 6;
const BITWISE_XOR = 7;
const BITWISE_AND = 8;
const SHIFT = 9;
const ARITHMETIC = 10;
const TERM = 11;
const FACTOR = 12;
const POWER = 13;
const AWAIT = 14;
const ATOM = 15;

const BINARY_STRENGTH: Record<string, number> = {
  '+': ARITHMETIC,
  '-': ARITHMETIC,
  '*': TERM,
  '@': TERM,
  '/': TERM,
  '%': TERM,
  '//': TERM,
  '<<': SHIFT,
  '>>': SHIFT,
  '|': BITWISE_OR,
  '^': BITWISE_XOR,
  '&': BITWISE_AND,
  '**': POWER,
};

/** The source text of an expression, for annotations under PEP 563 (`Python/ast_unparse.c`). */
export function unparse(node: Expression): string {
  return text(node, TEST);
}

function text(node: Expression, level: number): string {
  const inParentheses = (strength: number, content: string) => (level > strength ? `(${content})` : content);
  switch (node.kind) {
    case 'Constant':
      return constantText(node.value);
    case 'Name':
      return node.id;
    case 'BoolOp': {
      const strength = node.op === 'and' ? AND : OR;
      return inParentheses(strength, node.values.map((value) => text(value, strength + 1)).join(` ${node.op} `));
    }
    case 'BinOp': {
      const strength = BINARY_STRENGTH[node.op] as number;
      const isPower = node.op === '**';
      const left = text(node.left, strength + (isPower ? 1 : 0));
      return inParentheses(strength, `${left} ${node.op} ${text(node.right, strength + (isPower ? 0 : 1))}`);
    }
    case 'UnaryOp': {
      const strength = node.op === 'not' ? NOT : FACTOR;
      return inParentheses(strength, `${node.op === 'not' ? 'not ' : node.op}${text(node.operand, strength)}`);
    }
    case 'Lambda': {
      const parameters = argumentsText(node.args);
      return inParentheses(TEST, `lambda${parameters === '' ? '' : ' '}${parameters}: ${text(node.body, TEST)}`);
    }
    case 'IfExp': {
      const [body, test] = [text(node.body, TEST + 1), text(node.test, TEST + 1)];
      return inParentheses(TEST, `${body} if ${test} else ${text(node.orelse, TEST)}`);
    }
    case 'Dict':
      return `{${node.keys
        .map((key, index) => {
          const value = node.values[index] as Expression;
          return key === null ? `**${text(value, BITWISE_OR)}` : `${text(key, TEST)}: ${text(value, TEST)}`;
        })
        .join(', ')}}`;
    case 'Set':
      return `{${list(node.elts)}}`;
    case 'List':
      return `[${list(node.elts)}]`;
    case 'Tuple':
      if (node.elts.length === 0) return '()';
      return inParentheses(TUPLE, node.elts.length === 1 ? `${list(node.elts)},` : list(node.elts));
    case 'ListComp':
      return `[${text(node.elt, TEST)}${generatorsText(node.generators)}]`;
    case 'SetComp':
      return `{${text(node.elt, TEST)}${generatorsText(node.generators)}}`;
    case 'GeneratorExp':
      return `(${text(node.elt, TEST)}${generatorsText(node.generators)})`;
    case 'DictComp':
      return `{${text(node.key, TEST)}: ${text(node.value, TEST)}${generatorsText(node.generators)}}`;
    case 'Yield':
      return node.value === null ? '(yield)' : `(yield ${text(node.value, TUPLE)})`;
    case 'YieldFrom':
      return `(yield from ${text(node.value, TEST)})`;
    case 'Await':
      return inParentheses(AWAIT, `await ${text(node.value, ATOM)}`);
    case 'Compare': {
      const rest = node.ops.map((op, index) => ` ${op} ${text(node.comparators[index] as Expression, COMPARISON + 1)}`);
      return inParentheses(COMPARISON, text(node.left, COMPARISON + 1) + rest.join(''));
    }
    case 'Call': {
      const [only] = node.args;
      if (node.args.length === 1 && node.keywords.length === 0 && only?.kind === 'GeneratorExp') {
        return text(node.func, ATOM) + text(only, TEST);
      }
      const keywords = node.keywords.map(({ arg, value }) =>
        arg === null ? `**${text(value, TEST)}` : `${arg}=${text(value, TEST)}`,
      );
      return `${text(node.func, ATOM)}(${[...node.args.map((arg) => text(arg, TEST)), ...keywords].join(', ')})`;
    }
    case 'JoinedStr':
      return `f${stringText(node.values.map(fieldText).join(''))}`;
    case 'FormattedValue':
      return `f${stringText(fieldText(node))}`;
    case 'TemplateStr':
      return `t${stringText(node.values.map(fieldText).join(''))}`;
    case 'Interpolation':
      return `t${stringText(fieldText(node))}`;
    case 'Attribute': {
      const value = text(node.value, ATOM);
      // `1 .real`: the dot must not join the number.
      const isInteger = node.value.kind === 'Constant' && node.value.value.type === 'int';
      return `${value}${isInteger ? ' ' : ''}.${node.attr}`;
    }
    case 'Starred':
      return `*${text(node.value, BITWISE_OR)}`;
    case 'Subscript':
      return `${text(node.value, ATOM)}[${text(node.slice, TUPLE)}]`;
    case 'Slice': {
      const part = (expression: Expression | null) => (expression === null ? '' : text(expression, TEST));
      const step = node.step === null ? '' : `:${text(node.step, TEST)}`;
      return `${part(node.lower)}:${part(node.upper)}${step}`;
    }
    case 'NamedExpr':
      return inParentheses(TUPLE, `${text(node.target, ATOM)} := ${text(node.value, ATOM)}`);
  }
}

function list(nodes: readonly Expression[]): string {
  return nodes.map((node) => text(node, TEST)).join(', ');
}

function generatorsText(generators: readonly Comprehension[]): string {
  return generators
    .map((generator) => {
      const target = text(generator.target, TUPLE);
      const conditions = generator.ifs.map((condition) => ` if ${text(condition, TEST + 1)}`).join('');
      return `${generator.isAsync ? ' async' : ''} for ${target} in ${text(generator.iter, TEST + 1)}${conditions}`;
    })
    .join('');
}

function argumentsText(args: Arguments): string {
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  const parts = positional.flatMap((arg, index) => {
    const value = args.defaults[index - firstDefault];
    const part = value === undefined ? arg.arg : `${arg.arg}=${text(value, TEST)}`;
    return index + 1 === args.posonlyargs.length ? [part, '/'] : [part];
  });
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push('*');
  args.kwonlyargs.forEach((arg, index) => {
    const value = args.kwDefaults[index] ?? null;
    parts.push(value === null ? arg.arg : `${arg.arg}=${text(value, TEST)}`);
  });
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(', ');
}

/** A piece of an f-string as it stands between the quotes. */
function fieldText(node: Expression): string {
  if (node.kind === 'Constant' && node.value.type === 'str') {
    return node.value.value.replaceAll('{', '{{').replaceAll('}', '}}');
  }
  if (node.kind === 'JoinedStr') return node.values.map(fieldText).join('');
  if (node.kind !== 'FormattedValue' && node.kind !== 'Interpolation') return text(node, TEST);
  const value = node.kind === 'Interpolation' ? node.str : text(node.value, TEST + 1);
  const conversion = node.conversion === '' ? '' : `!${node.conversion}`;
  const spec = node.formatSpec === null ? '' : `:${fieldText(node.formatSpec)}`;
  return `{${value.startsWith('{') ? ' ' : ''}${value}${conversion}${spec}}`;
}

function constantText(value: ConstantValue): string {
  switch (value.type) {
    case 'None':
      return 'None';
    case 'Ellipsis':
      return '...';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return floatText(value.value);
    case 'complex':
      return `${floatText(value.imaginary).replace(/\.0$/, '')}j`;
    case 'str':
      return stringText(value.value);
    case 'bytes':
      return `b${stringText(String.fromCharCode(...value.value), 0x7f)}`;
    case 'tuple': {
      const items = value.items.map(constantText);
      return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
    }
    case 'frozenset':
      return `frozenset({${value.items.map(constantText).join(', ')}})`;
  }
}

/** `repr()` of a float; infinity is written as a literal that gives it. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? '-1e309' : '1e309';
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power >= 16 || power < -4)
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** `repr()` of a str; characters from `escapeFrom` on are written as escapes. */
function stringText(value: string, escapeFrom = 0x110000): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const named: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\', [quote]: `\\${quote}` };
  let escaped = '';
  for (const character of value) {
    const code = character.codePointAt(0) as number;
    const isHidden = code < 0x20 || (code >= 0x7f && code < 0xa1) || code === 0xad || code >= escapeFrom;
    escaped += named[character] ?? (isHidden ? `\\x${code.toString(16).padStart(2, '0')}` : character);
  }
  return quote + escaped + quote;
}
