import type { Chance } from './chance.ts';

/** What a variable of a generated program holds, so that most of what is done with it goes well. */
export type Kind =
  | 'int'
  | 'float'
  | 'str'
  | 'bytes'
  | 'bool'
  | 'ints'
  | 'strs'
  | 'table'
  | 'set'
  | 'pair'
  | 'node'
  | 'deque'
  | 'any';

export const KINDS: readonly Exclude<Kind, 'any'>[] = [
  'int',
  'float',
  'str',
  'bytes',
  'bool',
  'ints',
  'strs',
  'table',
  'set',
  'pair',
  'node',
  'deque',
];

export interface KnownFunction {
  readonly name: string;
  readonly parameters: readonly Kind[];
  readonly result: Kind;
}

export interface KnownClass {
  readonly name: string;
  /** Whether instances can be weakly referenced and take any attribute. */
  readonly open: boolean;
  readonly weak: boolean;
}

/** The names that a place in the program may use. */
export class Scope {
  readonly chance: Chance;
  /** Functions and generator functions, of the whole program: shared by all its scopes. */
  readonly functions: KnownFunction[];
  readonly generators: KnownFunction[];
  readonly classes: KnownClass[];
  readonly isFunction: boolean;
  /** How deep in loops: what would grow too large or take too long is left out there. */
  loops = 0;
  private readonly names = new Map<Kind, string[]>();
  private readonly counter: { next: number };

  constructor(chance: Chance, outer?: Scope) {
    this.chance = chance;
    this.functions = outer?.functions ?? [];
    this.generators = outer?.generators ?? [];
    this.classes = outer?.classes ?? [];
    this.counter = outer?.counter ?? { next: 0 };
    this.isFunction = outer !== undefined;
  }

  /** A name that is not used yet. */
  fresh(letter: string): string {
    return `${letter}${this.counter.next++}`;
  }

  declare(name: string, kind: Kind): void {
    const names = this.names.get(kind) ?? [];
    if (!names.includes(name)) names.push(name);
    this.names.set(kind, names);
  }

  forget(name: string): void {
    for (const [kind, names] of this.names) {
      this.names.set(
        kind,
        names.filter((one) => one !== name),
      );
    }
  }

  of(kind: Kind): readonly string[] {
    return kind === 'any' ? [...this.names.values()].flat() : (this.names.get(kind) ?? []);
  }

  /** A variable of this kind, or null when there is none. */
  variable(kind: Kind): string | null {
    const names = this.of(kind);
    return names.length > 0 ? this.chance.pick(names) : null;
  }

  kindOf(name: string): Kind {
    for (const [kind, names] of this.names) if (names.includes(name)) return kind;
    return 'any';
  }

  /** What `make` declares is known there only: it may never be executed, or a comprehension's. */
  within<T>(make: () => T): T {
    const kept = new Map([...this.names].map(([kind, names]) => [kind, [...names]]));
    const result = make();
    this.names.clear();
    for (const [kind, names] of kept) this.names.set(kind, names);
    return result;
  }
}
