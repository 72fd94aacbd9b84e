import { readFileSync } from 'node:fs';
import type { CodeUnit } from '../../../source/python/compile/code-unit.ts';
import { type CompileOptions, compileModule } from '../../../source/python/compile/compile-module.ts';
import { parse } from '../../../source/python/syntax/parse.ts';

/** The sections of a file in the percent format, by title. */
export function sectionsOf(file: string): Map<string, string> {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const sections = text.split('# %% ').slice(1);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end + 1)];
    }),
  );
}

export function compile(source: string, options: Partial<CompileOptions> = {}): CodeUnit {
  const filename = 'snippet.py';
  return compileModule(parse(source, filename), { filename, mode: 'exec', source, ...options });
}

/** The code object and all that are nested in it. */
export function allUnits(unit: CodeUnit): CodeUnit[] {
  return [unit, ...unit.constants.flatMap((value) => ('kind' in value ? allUnits(value) : []))];
}
