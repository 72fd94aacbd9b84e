import { formatBytes, formatCount } from './bytes.ts';
import type { Moment, NameInScope } from './moment.ts';

/** What one step did to the heap, as far as names and figures tell. */
export interface StepStory {
  /** The line that ran. */
  readonly file: string;
  readonly line: number;
  /** `rc(a) 1 → 2`, `+336 B`, … the most telling first; not yet made visible. */
  readonly parts: readonly string[];
  /** It wrote something. */
  readonly printed: boolean;
}

/** Changes that are told. */
const TOLD = 6;
/** A value longer than this is no number or short text, and not told. */
const SHORT = 14;

/** Told from two moments, one step apart; null where no line ran between them, and at the end, which is no step. */
export function storyOfStep(before: Moment, after: Moment): StepStory | null {
  const { file, line, depth, code } = before.execution;
  const isOver = after.state === 'ended' || after.state === 'failed';
  if (after.step !== before.step + 1 || line === 0 || isOver) return null;
  const parts = [
    ...collectionParts(before, after),
    ...garbageParts(before, after),
    ...ringPart(before, after),
    ...callPart(before, after),
    ...(after.execution.depth === depth && after.execution.code === code ? nameParts(before, after) : []),
    ...memoryPart(before, after),
  ];
  return { file, line, parts: parts.slice(0, TOLD), printed: hasPrinted(before, after) };
}

function hasPrinted({ output }: Moment, after: Moment): boolean {
  const last = after.output.at(-1);
  return last !== undefined && (after.output.length !== output.length || output.at(-1)?.text !== last.text);
}

function collectionParts({ gc }: Moment, after: Moment): string[] {
  const last = gc.collections.at(-1)?.ordinal ?? 0;
  return after.gc.collections
    .filter(({ ordinal }) => ordinal > last)
    .slice(-2)
    .map(({ generation, freed, candidates, uncollectable }) => {
      const stuck = uncollectable === 0 ? '' : `, ${formatCount(uncollectable)} stuck`;
      return `gen ${generation} ran: ${formatCount(freed)} of ${formatCount(candidates)} freed${stuck}`;
    });
}

function garbageParts({ gc }: Moment, after: Moment): string[] {
  const before = gc.waiting;
  const now = after.gc.waiting;
  if (before === null || now === null || now.objects <= before.objects) return [];
  const more = now.objects - before.objects;
  return [`${formatCount(more)} ${more === 1 ? 'object is' : 'objects are'} garbage now`];
}

/** The ring of the object that somebody looks at. */
function ringPart({ object }: Moment, after: Moment): string[] {
  const then = object?.ring;
  const now = after.object?.ring;
  if (!then || !now || object?.id !== after.object?.id || then.total === now.total) return [];
  return [
    now.total > then.total ? `ring of ${formatCount(now.total)} closed` : `ring of ${formatCount(then.total)} opened`,
  ];
}

function callPart({ execution }: Moment, after: Moment): string[] {
  const { depth, code } = after.execution;
  if (after.execution.line === 0 || depth === execution.depth) return [];
  return [depth > execution.depth ? `calls ${code}()` : `${execution.code}() returns`];
}

function nameParts(before: Moment, after: Moment): string[] {
  const then = new Map(before.execution.names.map((name) => [name.name, name]));
  const now = new Map(after.execution.names.map((name) => [name.name, name]));
  const made = [...now.values()]
    .filter(({ name }) => !then.has(name))
    .map((name) => `${name.name} is ${shortLabel(name)}`);
  const gone = [...then.keys()].filter((name) => !now.has(name)).map((name) => `${name} is gone`);
  const changed = [...now.values()].flatMap((name) => {
    const old = then.get(name.name);
    return old === undefined ? [] : changeOf(old, name);
  });
  return [...made, ...gone, ...changed];
}

function changeOf(old: NameInScope, now: NameInScope): string[] {
  const { name, type } = now;
  const length = /^\w+ \((\d+)\)/;
  const lengths = [old, now].map(({ label }) => length.exec(label)?.[1]);
  if (old.id !== now.id) {
    if (old.label.length > SHORT || now.label.length > SHORT) return [`${name} is another ${type}`];
    return old.label === now.label ? [] : [`${name} ${old.label} → ${now.label}`];
  }
  const parts: string[] = [];
  if (old.refcount !== now.refcount && old.refcount !== null && now.refcount !== null)
    parts.push(`rc(${name}) ${formatCount(old.refcount)} → ${formatCount(now.refcount)}`);
  if (lengths[0] !== undefined && lengths[1] !== undefined && lengths[0] !== lengths[1])
    parts.push(`len(${name}) ${lengths[0]} → ${lengths[1]}`);
  return parts;
}

function shortLabel({ label }: NameInScope): string {
  return label.replace(/ @[0-9a-f]+$/, '');
}

function memoryPart(before: Moment, after: Moment): string[] {
  const change = after.memory.traced - before.memory.traced;
  if (change === 0) return [];
  return [`${change > 0 ? '+' : '−'}${formatBytes(Math.abs(change))}`];
}

/** So many stories are kept, some hundred bytes each. */
const KEPT = 10_000;

/** The stories of the steps that a reader has seen happen: a step keeps its story whichever way one comes to it again. */
export class StepStories {
  private readonly stories = new Map<number, StepStory>();
  private latest: Moment | null = null;

  /** Takes note of a moment, and tells what the step before it did; null if nobody saw that. */
  at(moment: Moment): StepStory | null {
    const { latest } = this;
    if (latest !== moment) {
      // Another text has other steps.
      if (latest !== null && latest.script !== moment.script) this.stories.clear();
      else if (latest !== null) this.note(latest, moment);
      this.latest = moment;
    }
    return this.stories.get(moment.step) ?? null;
  }

  private note(before: Moment, after: Moment): void {
    if (this.stories.has(after.step)) return;
    const story = storyOfStep(before, after);
    if (story === null) return;
    const [first] = this.stories.keys();
    if (this.stories.size >= KEPT) this.stories.delete(first);
    this.stories.set(after.step, story);
  }
}
