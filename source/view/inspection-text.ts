import { formatCount } from './bytes.ts';
import type { Inspection, Reference } from './inspection.ts';

/** What an inspection says, in plain words: the same on the screen and in `explain`. Texts of the script are not yet made visible. */

/** Why the object is alive, one sentence without a full stop. */
export function aliveText({ alive, ring, collectable, tracked, generation }: Inspection): string {
  switch (alive.why) {
    case 'path': {
      if (alive.expression !== '') return `${alive.root}: ${alive.expression}`;
      return wayText(alive.root, alive.steps);
    }
    case 'interpreter':
      return alive.steps.length === 0
        ? 'no name leads here: the interpreter itself refers to it'
        : `no name leads here: the interpreter holds ${wayText('', alive.steps)}`;
    case 'immortal':
      return 'immortal: its count never changes, and it is never freed';
    case 'unknown':
      return `no way found among ${formatCount(alive.looked)} objects`;
    case 'waiting':
      if (generation === 'permanent') return 'nothing reaches it, but it is frozen: no collection looks at it';
      if (!collectable || !tracked) return 'only garbage refers to it: it goes when that goes';
      return (ring?.total ?? 1) > 1 || (ring?.members[0]?.inside ?? 0) > 0
        ? 'garbage: only its own ring refers to it, and that waits for the collector'
        : 'garbage: only other garbage refers to it, and that waits for the collector';
  }
}

/** `__main__: a → .peer → [0]` */
function wayText(root: string, steps: readonly Reference[]): string {
  const hows = steps.map(({ how, place }) => (how === '' ? place : how));
  return `${root === '' ? '' : `${root}: `}${hows.join(' → ')}`;
}

/** Where its counted references come from: `rc 2 = 1 from gen 0 + 1 from gen 2`. */
export function sourcesText({ refcount, sources }: Inspection): string {
  if (refcount === null) return 'immortal';
  const { lists, generations, frozen, untracked, frames, elsewhere } = sources;
  const names = lists.split(', ');
  const parts = generations.map((count, i) => part(count, `from ${names[i]}`));
  parts.push(part(frozen, 'from frozen objects'), part(untracked, 'from untracked containers'));
  parts.push(part(frames, frames === 1 ? 'from a frame' : 'from frames'), part(elsewhere, 'from the interpreter'));
  const counted = parts.filter((text) => text !== '');
  return `rc ${refcount}${counted.length === 0 ? '' : ` = ${counted.join(' + ')}`}`;
}

function part(count: number, text: string): string {
  return count === 0 ? '' : `${formatCount(count)} ${text}`;
}

/** One step of trial deletion: an equation, and what follows from it. */
export interface TrialLine {
  /** What is assumed: `a gen 0 collection now`, `without its names`. */
  readonly when: string;
  /** `rc 2 − 1 from inside = 1` */
  readonly sum: string;
  readonly verdict: string;
  readonly dies: boolean;
}

/** The collector's arithmetic for the object: now, in its ring, and once the names are gone. */
export function trialLines(inspection: Inspection): TrialLine[] {
  const { refcount, tracked, generation, ring, alive } = inspection;
  if (refcount === null || !tracked || generation === null) return [];
  const lines: TrialLine[] = [];
  if (generation !== 'permanent') lines.push(collectionLine(inspection, refcount, generation));
  const self = ring?.members[0];
  if (ring === null || self === undefined) return lines;
  const isRing = ring.total > 1 || self.inside > 0;
  if (!isRing) {
    if (self.names > 0 && alive.why === 'path') lines.push(withoutNames(refcount, self.names));
    return lines;
  }
  const outside = refcount - self.inside;
  const ringText = ring.total === 1 ? 'itself' : `its ring of ${formatCount(ring.total)}`;
  lines.push({
    when: 'its ring',
    sum: `rc ${refcount} − ${self.inside} from ${ringText} = ${outside}`,
    verdict:
      ring.outside === 0
        ? 'nothing outside holds the ring: unreachable'
        : outside > 0
          ? 'held from outside'
          : 'reached from a member that is held from outside',
    dies: ring.outside === 0,
  });
  if (ring.names > 0) lines.push(ringWithoutNames(refcount, ring.outside - ring.names, self, ring.total));
  return lines;
}

function collectionLine({ sources, alive }: Inspection, refcount: number, generation: number): TrialLine {
  const { what, from, last } = collectionOf(sources.lists, generation);
  const inside = sources.generations.slice(0, last + 1).reduce((sum, count) => sum + count, 0);
  const left = Math.max(0, refcount - inside);
  const dies = alive.why === 'waiting' && left === 0;
  const survives = left > 0 ? 'stays: something older or outside refers to it' : 'stays: a survivor reaches it';
  return {
    when: what,
    sum: `rc ${refcount} − ${inside} from ${from} = ${left}`,
    verdict: dies ? 'unreachable: freed' : survives,
    dies,
  };
}

/** The collection that looks at an object of a generation, and the last list that it looks at. */
function collectionOf(
  lists: Inspection['sources']['lists'],
  generation: number,
): { readonly what: string; readonly from: string; readonly last: number } {
  if (lists === 'gen 0, gen 1, gen 2') {
    const from = generation === 0 ? 'gen 0' : `gens 0 to ${generation}`;
    return { what: `a gen ${generation} collection`, from, last: generation };
  }
  // An increment looks at the young ones and at as much of the old ones as there is work.
  if (generation === 0) return { what: 'a young collection', from: 'young', last: 0 };
  return { what: 'a full collection', from: 'all lists', last: 2 };
}

function withoutNames(refcount: number, names: number): TrialLine {
  const left = refcount - names;
  return {
    when: names === 1 ? 'without its name' : 'without its names',
    sum: `rc ${refcount} − ${names} = ${left}`,
    verdict: left <= 0 ? 'freed at once, without the collector' : 'stays: others refer to it',
    dies: left <= 0,
  };
}

function ringWithoutNames(
  refcount: number,
  ringLeft: number,
  { inside, names }: { readonly inside: number; readonly names: number },
  total: number,
): TrialLine {
  const rest = refcount - names;
  const left = rest - inside;
  return {
    when: 'without all names',
    sum: `rc ${rest} − ${inside} from inside = ${left}`,
    verdict:
      ringLeft <= 0
        ? `unreachable: ${total === 1 ? 'it waits' : `all ${formatCount(total)} wait`} for the collector`
        : 'still held: more than names refers to the ring',
    dies: ringLeft <= 0,
  };
}

/** Where it is in the collector's eyes. */
export function trackingText({ collectable, tracked, generation }: Inspection, incremental: boolean): string {
  if (!collectable) return 'not a container: the collector never looks at it';
  if (!tracked) return 'untracked: nothing in it can be part of a cycle';
  if (generation === 'permanent') return 'tracked, frozen: no collection looks at it';
  return incremental ? `tracked, ${INCREMENTAL_NAMES[generation ?? 0]}` : `tracked, generation ${generation ?? '?'}`;
}

/** The lists of the incremental collector, in the order of `gc.generations`. */
export const INCREMENTAL_NAMES = ['young', 'old, visited', 'old, pending'] as const;
