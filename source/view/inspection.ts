/**
 * What the engine answers about single objects of a run that stands still. Plain data, made on the engine's thread: read
 * from the simulated heap, changing nothing there. The same object at the same step gives the same answer.
 */

import type { Birthplace } from './moment.ts';

/** An object that can be asked about. */
export interface KnownObject {
  /** `id()`: stays with the object for its life; a later object may have it again. */
  readonly id: number;
  readonly type: string;
  /** As in `NameInScope.label`. */
  readonly label: string;
}

/** One reference, seen from the object that is inspected. */
export interface Reference {
  /** How the owner writes it: `.peer`, `[3]`, `['key']`, `local a`; empty where no expression leads there. */
  readonly how: string;
  /** The object at the other end; null for a frame on the stack, which is no object. */
  readonly object: KnownObject | null;
  /** What stands at the other end, in words: the object's label, `names of __main__`, `frame of f(), line 7`. */
  readonly place: string;
}

/** Where an object's counted references come from; the numbers add up to its reference count. */
export interface ReferenceSources {
  /** The collector's lists, youngest first: generations, or those of the incremental collector (3.14.0). */
  readonly lists: 'gen 0, gen 1, gen 2' | 'young, visited, pending';
  /** From tracked objects of each list. */
  readonly generations: readonly number[];
  /** From objects of the permanent generation. */
  readonly frozen: number;
  /** From containers that the collector does not track. */
  readonly untracked: number;
  /** From frames of the running stack: their locals and what lies on their value stacks. */
  readonly frames: number;
  /** From the interpreter itself. */
  readonly elsewhere: number;
}

/** A member of a ring: objects each of which reaches every other without going through a module's names or a class. */
export interface RingMember extends KnownObject {
  readonly refcount: number;
  /** References from members of the ring. */
  readonly inside: number;
  /** References from names: of modules, of running functions. */
  readonly names: number;
  /** References to other members shown: their index in the list, and how. */
  readonly edges: readonly RingEdge[];
}

export interface RingEdge {
  readonly to: number;
  readonly how: string;
}

/** The ring of an object, with the collector's arithmetic. A ring of one refers to itself, or is none. */
export interface Ring {
  /** The first ones, the inspected object first. */
  readonly members: readonly RingMember[];
  readonly total: number;
  /** References to members from outside the ring, and how many of these are names. 0: nothing holds the ring. */
  readonly outside: number;
  readonly names: number;
}

/** Why an object is alive. */
export type Alive =
  /** The shortest way to it; `expression` where Python could be asked the same. */
  | { readonly why: 'path'; readonly root: string; readonly steps: readonly Reference[]; readonly expression: string }
  /** Nothing that lives reaches it: a full collection now would find it. */
  | { readonly why: 'waiting' }
  /** Nothing in the script's reach refers to it, but the interpreter holds it or what leads to it. */
  | { readonly why: 'interpreter'; readonly steps: readonly Reference[] }
  | { readonly why: 'immortal' }
  /** The heap is too large to look at all of it. */
  | { readonly why: 'unknown'; readonly looked: number };

export interface Inspection extends KnownObject {
  /** What was asked for: an id or an expression. */
  readonly asked: string;
  readonly step: number;
  /** `sys.getsizeof()`, heads included; null where only the class's own `__sizeof__` would know. */
  readonly size: number | null;
  /** The block in the heap: bytes asked for, and bytes that the allocator gave; null for static memory. */
  readonly block: { readonly requested: number; readonly given: number } | null;
  /** null for an immortal object. */
  readonly refcount: number | null;
  /** Whether the type takes part in cyclic collection. */
  readonly collectable: boolean;
  readonly tracked: boolean;
  /** The generation whose list it is in; null for none. */
  readonly generation: number | 'permanent' | null;
  /** Collections that looked at it and left it alive, at least: what its generation tells. */
  readonly finalizer: 'none' | 'waiting' | 'done';
  readonly weakrefs: number;
  /** Where it was allocated; null for what was there before the script. */
  readonly birth: Birthplace | null;
  /** The step at which that line ran first: it is not older. null for lines of other files. */
  readonly notBefore: number | null;
  readonly sources: ReferenceSources;
  /** Who keeps it: the first ones, and how many more references there are. */
  readonly referrers: readonly Reference[];
  readonly otherReferrers: number;
  /** What it keeps. */
  readonly referents: readonly Reference[];
  readonly otherReferents: number;
  /** null where the collector does not look at the object, or its surroundings are too large. */
  readonly ring: Ring | null;
  readonly alive: Alive;
}
