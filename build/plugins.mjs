// What the bundled packages do as they are loaded and heaptop does not need: each of these costs tens of milliseconds.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A plugin that changes the text of one package's files. Fails the build when the package has changed. */
function edited(name, filter, edit) {
  return {
    name,
    setup(build) {
      build.onLoad({ filter }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const contents = edit(text, path);
        if (contents === text) return { errors: [{ text: `${name}: ${path} is not what it was` }] };
        return { contents, resolveDir: dirname(path) };
      });
    },
  };
}

/** Ink waits for its devtools and its package.json when DEV=true; a file that may wait cannot be CommonJS. */
const inkWithoutDevtools = edited('ink-without-devtools', /[\\/]ink[\\/]build[\\/]reconciler\.js$/, (text) =>
  text.replace("await import('./devtools.js');", '').replace('await loadPackageJson()', '{}'),
);

const WASM = /(data:application\/octet-stream;base64,)([\w+/=]+)/;

/** Yoga instantiates its WebAssembly asynchronously, at its top level; this one does it there and then. */
const yogaAtOnce = edited('yoga-at-once', /[\\/]yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/, (text, path) => {
  const emscripten = readFileSync(join(dirname(path), '../binaries/yoga-wasm-base64-esm.js'), 'utf8');
  const base64 = WASM.exec(emscripten)[2];
  return text.replace(
    'wrapAssembly(await loadYoga())',
    `(() => {
      const assembly = {
        instantiateWasm(imports, done) {
          const code = new WebAssembly.Module(Buffer.from('${base64}', 'base64'));
          const instance = new WebAssembly.Instance(code, imports);
          done(instance);
          return instance.exports;
        },
      };
      loadYoga(assembly);
      return wrapAssembly(assembly);
    })()`,
  );
});
const yogaWithoutWasm = edited('yoga-without-wasm', /[\\/]yoga-wasm-base64-esm\.js$/, (text) =>
  text.replace(WASM, '$1'),
);

/** Unicode's tables, which most screens never need, are read when they are first asked. */
const unicodeWhenNeeded = edited(
  'unicode-when-needed',
  /[\\/](string-width[\\/]index|slice-ansi[\\/]tokenize-ansi|ansi-tokenize[\\/]build[\\/]tokenize)\.js$/,
  (text) =>
    text
      .replace(
        /^const (\w+) = (new Intl\.Segmenter\(.*\));$/m,
        'let $1Made;\nconst $1 = { segment: (text) => ($1Made ??= $2).segment(text) };',
      )
      .replace(
        /^const (\w+) = (\/\^\\p\{\w+\}\$\/[uv]);$/m,
        'let $1Made;\nconst $1 = { test: (text) => ($1Made ??= $2).test(text) };',
      ),
);

/** yargs measures its help texts with emoji tables. Our help is plain ASCII: let yargs and its cliui count and wrap that. */
const plainText = {
  'string-width': 'export default (text) => text.length;',
  'wrap-ansi': `
    export default (text, columns) => text.split('\\n').map((line) => {
      const rows = [''];
      for (const word of line.split(' ')) {
        const row = rows.at(-1);
        if (rows.length === 1 && row === '' && word !== '') rows[0] = word;
        else if (row.length + 1 + word.length <= columns || row === '') rows[rows.length - 1] = row + ' ' + word;
        else rows.push(word);
      }
      return rows.join('\\n');
    }).join('\\n');`,
};
const withPlainHelp = {
  name: 'with-plain-help',
  setup(build) {
    build.onResolve({ filter: /^(string-width|wrap-ansi)$/ }, ({ path, importer }) =>
      /node_modules[\\/](yargs|cliui)[\\/]/.test(importer) ? { path, namespace: 'plain-text' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'plain-text' }, ({ path }) => ({ contents: plainText[path] }));
  },
};

/** Ink measures each text it draws with Intl.Segmenter, which takes a third of the drawing: let it measure as we do. */
const withOwnWidths = {
  name: 'with-own-widths',
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, ({ path, importer }) =>
      /node_modules[\\/](ink|widest-line)[\\/]/.test(importer) ? { path, namespace: 'own-widths' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'own-widths' }, () => ({
      contents: "export { textWidth as default } from './source/view/text-width.ts';",
      resolveDir: join(import.meta.dirname, '..'),
    }));
  },
};

/** yargs asserts two things that are always so, and Node's assert asks stderr for its colours. */
const assertQuietly = {
  name: 'assert-quietly',
  setup(build) {
    build.onResolve({ filter: /^assert$/ }, ({ importer }) =>
      /node_modules[\\/]yargs[\\/]/.test(importer) ? { path: 'assert', namespace: 'quiet' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'quiet' }, () => ({
      contents: `
        const check = (holds) => { if (!holds) throw new Error('yargs: an assertion failed'); };
        export const strictEqual = (a, b) => check(Object.is(a, b));
        export const notStrictEqual = (a, b) => check(!Object.is(a, b));`,
    }));
  },
};

export const plugins = [
  inkWithoutDevtools,
  yogaAtOnce,
  yogaWithoutWasm,
  unicodeWhenNeeded,
  withPlainHelp,
  withOwnWidths,
  assertQuietly,
];
