import { generate } from './generate.ts';
import type { Program } from './program.ts';
import { SCENE_PROGRAMS, uncaught } from './scene-programs.ts';
import { broken, compiled } from './syntax-programs.ts';

/** What `--kind` names: each makes a program of a seed. */
export const KINDS_OF_PROGRAMS: Readonly<Record<string, (seed: number) => Program>> = {
  usual: generate,
  compiled,
  broken,
  uncaught,
  ...SCENE_PROGRAMS,
};
