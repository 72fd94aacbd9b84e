// Writes docs/differences.md from the marks in source/:
//   // DIFFERS: what — why — how to live with it
// A mark goes on in the comment lines below it. `--check` writes nothing and fails when the page is out of date.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const page = join(root, 'docs/differences.md');

const SECTIONS = [
  ['source/heap', 'Memory'],
  ['source/python', 'The language'],
  ['source/modules', 'Modules'],
];

const HEAD = `# Where heaptop differs from CPython

What a script prints is meant to be what CPython 3.13 prints. This page lists where it knowingly is not, and what to do
about it. It is made from the marks \`DIFFERS:\` in the source by \`npm run differences\`.
`;

/** The marks of a file: what, why, how to live with it. */
function marksOf(file) {
  const marks = [];
  for (const [, first, more] of readFileSync(file, 'utf8').matchAll(/\/\/ DIFFERS: (.*)((?:\n *\/\/ .*)*)/g)) {
    const parts = (first + more.replace(/\n *\/\//g, '')).split(' — ');
    if (parts.length !== 3) throw new Error(`${relative(root, file)}: a mark is "what — why — how to live with it"`);
    marks.push(parts);
  }
  return marks;
}

function section([folder, title]) {
  const files = readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const items = files.flatMap((name) =>
    marksOf(join(root, folder, name)).map(
      ([what, why, how]) =>
        `- **${what.replace(/\.$/, '')}.**\n  Cause: ${why}\n  Instead: ${how}\n  ([${name}](../${folder}/${name}))\n`,
    ),
  );
  return `## ${title}\n\n${items.join('\n')}`;
}

try {
  const text = [HEAD, ...SECTIONS.map(section)].join('\n');
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, text);
  } else if (readFileSync(page, 'utf8') !== text) {
    throw new Error('docs/differences.md is out of date: npm run differences');
  }
} catch (error) {
  console.error(`differences: ${error.message}`);
  process.exitCode = 1;
}
