// Programs of a few scenes that print a lot, and programs that end with an error.

import { Chance } from './chance.ts';
import { line, type Program, statements } from './program.ts';
import { attributes } from './scenes/attributes.ts';
import { delegation } from './scenes/delegation.ts';
import { ending } from './scenes/endings.ts';
import { graph } from './scenes/graph.ts';
import { matching } from './scenes/matching.ts';
import { operands } from './scenes/operands.ts';
import { values } from './scenes/values.ts';
import { Scope } from './scope.ts';

const HEAD = `import collections, contextlib, functools, gc, itertools, math, operator, sys, weakref
log = []
class Guard:
    def __enter__(self): return [self]
    def __exit__(self, kind, error, trace): return True`;

const linesOf = (text: string): Program =>
  text
    .split('\n')
    .filter((one) => one !== '')
    .map((one) => line(one));

/** A program that ends with an error that nobody handles. */
export function uncaught(seed: number): Program {
  return linesOf(`${HEAD}\n${ending(new Scope(new Chance(seed)))}`);
}

const SCENES = { operands, attributes, delegation, graph, values, matching };

/** For each scene a kind of program that is three of them. */
export const SCENE_PROGRAMS: Readonly<Record<string, (seed: number) => Program>> = Object.fromEntries(
  Object.entries(SCENES).map(([name, scene]) => [
    name,
    (seed: number) => {
      const scope = new Scope(new Chance(seed));
      return [
        ...statements(HEAD),
        ...statements(['gc.collect()', scene(scope), scene(scope), scene(scope)].join('\n')),
      ];
    },
  ]),
);
