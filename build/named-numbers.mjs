// Names of numbers (`F_CODE`, `GC_NEXT`, …) become the numbers themselves in all files of source/. esbuild declares what
// belongs to a module with `var`, and V8 would read each name from memory, check that it is a small integer and check the sum.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAME = /^[A-Z][A-Z0-9_]*$/;
const DECLARATION = /^(?:export )?const ([A-Z][A-Z0-9_]*) = ([^;\n]+);/gm;
const IMPORT = /^import (?:\* as (\w+)|\{([^}]*)\}) from ['"](\.[^'"]+\.ts)['"];/gm;

/** What an expression consists of once its names are numbers. */
const NUMERIC = /^[\s\d.()+*/%<>&|^~x_a-fA-F-]+$/;

/** The numbers that modules declare, as far as asked for. */
class Numbers {
  modules = new Map();

  module(path) {
    let module = this.modules.get(path);
    if (module === undefined) {
      const text = readFileSync(path, 'utf8');
      module = { expressions: new Map(), imports: new Map(), spaces: new Map(), values: new Map() };
      for (const [, name, expression] of text.matchAll(DECLARATION)) module.expressions.set(name, expression);
      for (const [, space, names, from] of text.matchAll(IMPORT)) {
        const source = join(dirname(path), from);
        if (space !== undefined) module.spaces.set(space, source);
        for (const entry of names?.split(',') ?? []) {
          const [name, as = name] = entry.trim().split(' as ');
          if (NAME.test(name)) module.imports.set(as, { source, name });
        }
      }
      this.modules.set(path, module);
    }
    return module;
  }

  /** The number that a name of the file at `path` stands for, if it does. */
  of(path, name) {
    const { expressions, imports, values } = this.module(path);
    if (values.has(name)) return values.get(name);
    values.set(name, undefined); // for what refers to itself
    const imported = imports.get(name);
    const value = imported ? this.of(imported.source, imported.name) : this.evaluate(path, expressions.get(name));
    values.set(name, value);
    return value;
  }

  evaluate(path, expression) {
    if (expression === undefined) return undefined;
    const text = expression.replace(/\b[A-Z][A-Z0-9_]*\b/g, (name) => {
      const value = this.of(path, name);
      return value === undefined ? name : `(${value})`;
    });
    if (!NUMERIC.test(text)) return undefined;
    const value = new Function(`return ${text}`)();
    return Number.isFinite(value) ? value : undefined;
  }
}

// What is passed over: lists of imports and exports, the declared name itself, text, comments, regular expressions (a slash
// that follows no operand), keys of objects and names behind a dot.
const TOKEN = new RegExp(
  [
    String.raw`^(?:import|export) (?:\{[^}]*\}|\*)[^\n]*`,
    '^(?:export )?const [A-Z][A-Z0-9_]* =',
    String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`,
    String.raw`/\*[\s\S]*?\*/|//[^\n]*`,
    String.raw`(?<![\w$)\]"'}] ?)/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*`,
    String.raw`(?<![\w$.])(?<space>[a-z]\w*)\.(?<member>[A-Z][A-Z0-9_]*)\b`,
    String.raw`(?<=[{,]\s*)[A-Z][A-Z0-9_]*:`,
    String.raw`(?<![\w$.#])(?<name>[A-Z][A-Z0-9_]*)\b(?!\$)`,
    '[`{}]',
  ].join('|'),
  'gm',
);
const TEMPLATE_TEXT = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;

/** A file's JavaScript with numbers for names. */
function written(code, path, numbers) {
  const { spaces } = numbers.module(path);
  let out = '';
  let at = 0;
  // What each open brace is: a template's substitution or anything else.
  const braces = [];
  const takeTemplateText = () => {
    TEMPLATE_TEXT.lastIndex = at;
    const [text] = TEMPLATE_TEXT.exec(code);
    out += text;
    at += text.length;
    if (text.endsWith('{')) braces.push('substitution');
  };
  while (true) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(code);
    if (match === null) return out + code.slice(at);
    const [token] = match;
    const { space, member, name } = match.groups;
    out += code.slice(at, match.index);
    at = match.index + token.length;
    const source = space === undefined ? path : spaces.get(space);
    const value = source && (name ?? member) ? numbers.of(source, name ?? member) : undefined;
    out += value === undefined ? token : value < 0 ? `(${value})` : value;
    if (token === '`') takeTemplateText();
    else if (token === '{') braces.push('brace');
    else if (token === '}' && braces.pop() === 'substitution') takeTemplateText();
  }
}

// A field that is declared only must not be set to undefined first: V8 takes one that is set once as known.
const tsconfigRaw = { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } };

/** The esbuild plugin. `transform` is esbuild's, which the build may have to do without. */
export function namedNumbers(transform, target) {
  return {
    name: 'named-numbers',
    setup(build) {
      const numbers = new Numbers();
      build.onLoad({ filter: /[\\/]source[\\/].*\.ts$/ }, async ({ path }) => {
        const { code } = await transform(readFileSync(path, 'utf8'), {
          loader: 'ts',
          target,
          sourcefile: path,
          tsconfigRaw,
        });
        return { contents: written(code, path, numbers), loader: 'js' };
      });
    },
  };
}
