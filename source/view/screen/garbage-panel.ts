import { formatBytes, formatCount } from '../bytes.ts';
import { notice } from '../effect.ts';
import { inspectObject } from '../inspecting.ts';
import type { Collector, GarbageMember, GarbageObject, Moment, WaitingGarbage } from '../moment.ts';
import { cutEnd, cutLocation, wrapText } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { nextCollection } from './generations-panel.ts';
import { cutFacts } from './grid.ts';
import { type Line, lineWidth, type Segment, scriptText, segment } from './line.ts';
import { selectedLine } from './list-panel.ts';
import type { Panel, PanelKey, PanelLook, Scroll } from './panel.ts';
import { drawRing } from './ring-drawing.ts';

/** A line of the panel; one with a member can be selected. */
interface Entry {
  readonly line: Line;
  readonly member?: GarbageMember;
}

/** Garbage: what the collector found and did not free, with the reason and the cure; and what it has not found yet. */
export function garbagePanel({ gc, script }: Moment, look: PanelLook): Panel {
  const members = membersOf(gc);
  const lines = (columns: number, rows: number): Entry[] => {
    const source = (member: GarbageMember): string =>
      script.sources.find(({ file }) => file === member.birth?.file)?.lines[(member.birth?.line ?? 0) - 1]?.trim() ??
      '';
    return [...stuckEntries(gc, columns, rows, source), ...waitingEntries(gc, columns, rows, source)];
  };
  const at = Math.min(look.cursor?.row ?? 0, Math.max(0, members.length - 1));
  const first = (all: readonly Entry[], rows: number): number => {
    if (look.cursor === null || at === 0) return 0;
    const line = all.findIndex(({ member }) => member === members[at]);
    return Math.max(0, Math.min(line - (rows >> 1), all.length - rows));
  };
  return {
    title: 'garbage',
    note: noteOf(gc),
    scroll: (columns, rows): Scroll => {
      const all = lines(columns, rows);
      return { kind: 'rows', count: members.length, page: Math.max(1, rows >> 1), at, first: first(all, rows) };
    },
    draw: (columns, rows) => {
      const all = lines(columns, rows);
      const start = first(all, rows);
      return all
        .slice(start, start + rows)
        .map(({ line, member }) =>
          look.focused && member !== undefined && member === members[at] ? selectedLine(line, columns) : line,
        );
    },
  };
}

function membersOf({ garbage, waiting }: Collector): GarbageMember[] {
  return [...garbage, ...(waiting?.members ?? [])];
}

function noteOf({ garbageTotal, waiting }: Collector): string {
  const stuck = `${formatCount(garbageTotal)} stuck${garbageTotal === 0 ? '' : ' !'}`;
  return waiting === null ? stuck : `${formatCount(waiting.objects)} waiting, ${stuck}`;
}

/** `2 objects in 1 ring wait` */
export function waitingText({ objects, rings }: WaitingGarbage): string {
  if (objects === 0) return 'none waits';
  const many = `${formatCount(objects)} ${objects === 1 ? 'object' : 'objects'}`;
  return `${many} in ${formatCount(rings)} ${rings === 1 ? 'ring' : 'rings'} ${objects === 1 ? 'waits' : 'wait'}`;
}

/** Headings are short in a panel of fewer columns. */
const NARROW = 50;

type SourceOf = (member: GarbageMember) => string;

function stuckEntries({ garbage, garbageTotal }: Collector, columns: number, rows: number, source: SourceOf): Entry[] {
  if (garbageTotal === 0) return [];
  const entries: Entry[] = [
    {
      line: [
        segment(
          ` stuck${columns < NARROW ? '' : ', in gc.garbage or kept with it'}: ${formatCount(garbageTotal)}`,
          'bad',
        ),
      ],
    },
  ];
  entries.push(...drawings(garbage, columns, rows));
  let reason = '';
  for (const object of garbage) {
    entries.push(memberEntry(object, ' ! ', columns, source));
    // Neighbours that are stuck for the same reason share its sentences.
    if (object.reason === reason) continue;
    reason = object.reason;
    entries.push(...sentence('why', object.reason, columns), ...sentence('cure', CURES[object.because], columns));
  }
  return garbageTotal > garbage.length ? [...entries, more(garbageTotal - garbage.length)] : entries;
}

const CURES: Record<GarbageObject['because'], string> = {
  'legacy finalizer': 'break the ring by hand: clear one of its references, then gc.garbage.clear()',
  'reachable from a legacy finalizer': 'break the ring of the object with the finalizer: this one goes with it',
  DEBUG_SAVEALL: 'gc.set_debug(0), then gc.garbage.clear() and gc.collect()',
};

function waitingEntries(
  { waiting, garbageTotal, ...gc }: Collector,
  columns: number,
  rows: number,
  source: SourceOf,
): Entry[] {
  if (waiting === null) {
    return prose(
      'The heap is too large to look for garbage at each step; pause for one of less than 20,000 containers, or let gc.collect() tell.',
      columns,
    );
  }
  const { objects, bytes, members } = waiting;
  if (objects === 0) {
    const stuck = garbageTotal === 0 ? 'Nothing is stuck, and nothing' : 'Nothing else';
    return prose(`${stuck} waits for the collector: every object is reached from outside.`, columns);
  }
  const head = ` waiting${columns < NARROW ? '' : ' for a collection'}: ${waitingText(waiting).replace(/ waits?$/, '')}, ${formatBytes(bytes)}`;
  const entries: Entry[] = [{ line: [segment(cutFacts(head, columns), 'warn')] }, ...drawings(members, columns, rows)];
  entries.push(...members.map((member) => memberEntry(member, '   ', columns, source)));
  if (objects > members.length) entries.push(more(objects - members.length));
  return [...entries, ...sentence('free', foundBy(waiting, { ...gc, waiting, garbageTotal }), columns)];
}

/** Which collection can find it. */
function foundBy({ generations }: WaitingGarbage, gc: Collector): string {
  const oldest = generations.reduce((last, count, i) => (count > 0 ? i : last), 0);
  if (gc.incremental !== null) return `an increment, or gc.collect(); ${nextCollection(gc)}`;
  return `a collection of gen ${oldest}, as gc.collect(${oldest}); ${nextCollection(gc)}`;
}

/** Each ring once, as large as there is room. */
function drawings(members: readonly GarbageMember[], columns: number, rows: number): Entry[] {
  const rings = [...new Set(members.map(({ ring }) => ring))].filter((ring) => ring >= 0);
  const shown = rings.slice(0, 3);
  const room = Math.floor((rows - members.length) / Math.max(1, shown.length));
  const lines = shown.flatMap((ring) => {
    const indices = members.flatMap((member, i) => (member.ring === ring ? [i] : []));
    return drawRing(members, indices, columns, room);
  });
  return lines.map((line) => ({ line }));
}

/** The arithmetic is never cut: room is taken from the place of birth, then from the label. */
function memberEntry(member: GarbageMember, mark: string, columns: number, source: SourceOf): Entry {
  const { refcount, inside, birth } = member;
  const where = columns < NARROW ? 'inside' : 'from garbage';
  const sum = `  rc ${formatCount(refcount)} − ${formatCount(inside)} ${where} = ${formatCount(refcount - inside)}`;
  const label = cutEnd(visibleText(member.label), Math.max(8, columns - 1 - mark.length - sum.length));
  const line: Segment[] = [segment(mark, 'bad'), segment(label, 'strong'), segment(sum)];
  const room = (): number => columns - 1 - lineWidth(line);
  const born = birth?.ofItems ? ITEMS_FROM : BORN;
  const place = Math.min(24, room() - born.length);
  if (birth !== null && place >= 8)
    line.push(segment(`${born}${cutLocation(visibleText(birth.file), birth.line, place)}`));
  if (room() >= 12) line.push(segment('  '), scriptText(source(member), 'quiet'));
  return { line, member };
}

const BORN = '  born ';
const ITEMS_FROM = '  items from ';

function sentence(label: string, text: string, columns: number): Entry[] {
  return wrapText(visibleText(text), Math.max(10, columns - 9)).map((part, i) => ({
    line: [segment(`   ${i === 0 ? label.padEnd(5) : '     '}`, 'heading'), segment(part)],
  }));
}

function prose(text: string, columns: number): Entry[] {
  return wrapText(text, columns - 2).map((line) => ({ line: [segment(` ${line}`, 'quiet')] }));
}

function more(count: number): Entry {
  return { line: [segment(`   and ${formatCount(count)} more`, 'quiet')] };
}

/** Garbage on one row: what is stuck, what waits; with neither, what the next collection waits for. */
export function garbageLine(gc: Collector): Line {
  const { garbage, garbageTotal, waiting } = gc;
  const first = garbage[0];
  const waits = waiting !== null && waiting.objects > 0;
  if (garbageTotal > 0 && first !== undefined) {
    return [
      segment(` stuck ${formatCount(garbageTotal)} !  `, 'bad'),
      scriptText(first.label, 'strong'),
      segment(` rc ${first.refcount}: `),
      scriptText(first.reason),
      ...(waits ? [segment(`   ${waitingText(waiting)}`, 'warn')] : []),
    ];
  }
  if (waits)
    return [
      segment(' garbage ', 'heading'),
      segment(waitingText(waiting), 'warn'),
      segment(`   ${nextCollection(gc)}`),
    ];
  return [segment(' garbage 0   ', 'heading'), segment(nextCollection(gc))];
}

/** Its keys. */
export const GARBAGE_KEYS: readonly PanelKey[] = [
  {
    keys: ['enter'],
    label: 'enter',
    hint: 'inspect',
    help: 'Look at the selected object: who refers to it, and the arithmetic of its ring',
    press: ({ view, moment, row }) => {
      const member = membersOf(moment.gc)[row];
      return member === undefined ? notice(view, 'no garbage to look at') : inspectObject(view, member);
    },
  },
];
