import { padEnd, textWidth } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, segment } from './line.ts';

/** An object of a ring, as far as a drawing needs it. */
export interface RingNode {
  readonly label: string;
  readonly refcount: number;
  readonly edges: readonly { readonly to: number; readonly how: string }[];
}

/** A way around: each object and how it refers to the next, the last one to the first. */
interface Stop {
  readonly name: string;
  readonly refcount: number;
  readonly how: string;
}

/**
 * A ring drawn: boxes and arrows in five rows where there is room, else a chain of names that ends where it began.
 *
 * @param indices - of the ring's objects in `nodes`; edges count in `nodes` too
 */
export function drawRing(
  nodes: readonly RingNode[],
  indices: readonly number[],
  columns: number,
  rows: number,
): Line[] {
  const stops = wayAround(nodes, indices);
  if (stops.length === 0) return [];
  const left = indices.length - stops.length;
  const more = left > 0 ? `  and ${left} more in the ring` : '';
  const boxes = rows >= 5 ? drawBoxes(stops, columns) : null;
  if (boxes !== null) return more === '' ? boxes : [...boxes, [segment(more, 'quiet')]];
  return [[...drawChain(stops, columns - more.length), ...(more === '' ? [] : [segment(more, 'quiet')])]];
}

/** The shortest way from the first object back to itself. */
function wayAround(nodes: readonly RingNode[], indices: readonly number[]): Stop[] {
  const [start] = indices;
  if (start === undefined) return [];
  const members = new Set(indices);
  const cameFrom = new Map<number, { readonly from: number; readonly how: string }>();
  const queue = [start];
  for (const at of queue) {
    for (const { to, how } of nodes[at].edges) {
      if (!members.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, { from: at, how });
      if (to === start) return stopsOf(nodes, cameFrom, start);
      queue.push(to);
    }
  }
  return [];
}

function stopsOf(
  nodes: readonly RingNode[],
  cameFrom: ReadonlyMap<number, { readonly from: number; readonly how: string }>,
  start: number,
): Stop[] {
  const way: { readonly node: number; readonly how: string }[] = [];
  let at = start;
  do {
    const step = cameFrom.get(at);
    if (step === undefined) return [];
    way.unshift({ node: step.from, how: step.how });
    at = step.from;
  } while (at !== start);
  const names = namesOf(way.map(({ node }) => nodes[node].label));
  return way.map(({ node, how }, i) => ({ name: names[i], refcount: nodes[node].refcount, how: visibleText(how) }));
}

/** Labels without the end of the address, where they can be told apart without it. */
function namesOf(labels: readonly string[]): string[] {
  const short = labels.map((label) => visibleText(label.replace(/ @[0-9a-f]+$/, '')));
  return short.map((name, i) => (short.indexOf(name) === short.lastIndexOf(name) ? name : visibleText(labels[i])));
}

/** As many names as have room, and the first one again; where not all have, they are told short and without counts. */
function drawChain(stops: readonly Stop[], columns: number): Line {
  const links = stops.map(({ name, refcount, how }) => ({ name, rest: ` (rc ${refcount}) ─${how}→ ` }));
  const all = chainOf(links, columns);
  return all.complete ? all.line : chainOf(shortLinks(stops), columns).line;
}

interface Link {
  readonly name: string;
  readonly rest: string;
}

/** `Node 'a'` is `'a'`, where no other is. */
function shortLinks(stops: readonly Stop[]): Link[] {
  const short = stops.map(({ name }) => name.replace(/^\S+ (?='.*'$)/, ''));
  const unique = new Set(short).size === short.length;
  return stops.map(({ name, how }, i) => ({ name: unique ? short[i] : name, rest: ` ─${how}→ ` }));
}

function chainOf(links: readonly Link[], columns: number): { readonly line: Line; readonly complete: boolean } {
  const back = links[0].name;
  const line = [segment(' ')];
  let room = columns - 1 - textWidth(back);
  for (const [i, { name, rest }] of links.entries()) {
    const left = `… ${links.length - i} more … → `;
    const width = textWidth(name) + textWidth(rest);
    if (i > 0 && width + (i < links.length - 1 ? left.length : 0) > room)
      return { line: [...line, segment(left, 'quiet'), segment(back, 'strong')], complete: false };
    line.push(segment(name, 'strong'), segment(rest));
    room -= width;
  }
  return { line: [...line, segment(back, 'strong')], complete: room >= 0 };
}

/** null where the boxes have no room. */
function drawBoxes(stops: readonly Stop[], columns: number): Line[] | null {
  const widths = stops.map(({ name, refcount }) => Math.max(textWidth(name), textWidth(`rc ${refcount}`), 5) + 2);
  const arrows = stops.slice(0, -1).map(({ how }) => `─${how}→`);
  const total =
    1 + widths.reduce((sum, width) => sum + width + 2, 0) + arrows.reduce((sum, text) => sum + textWidth(text) + 2, 0);
  if (total > columns) return null;
  const gap = (i: number) => (i < arrows.length ? ' '.repeat(textWidth(arrows[i]) + 2) : '');
  const across = (part: (stop: Stop, width: number, i: number) => string): string =>
    ` ${stops.map((stop, i) => part(stop, widths[i], i) + gap(i)).join('')}`;
  const last = stops.length - 1;
  const foot = (width: number, i: number): string => {
    const mark = i === 0 && last === 0 ? '▲┬' : i === 0 ? '▲' : i === last ? '┬' : '─';
    const before = (width - mark.length) >> 1;
    return `└${'─'.repeat(before)}${mark}${'─'.repeat(width - before - mark.length)}┘`;
  };
  const names: Line = [
    segment(' '),
    ...stops.flatMap(({ name }, i) => [
      segment('│ '),
      segment(padEnd(name, widths[i] - 1), 'strong'),
      segment(`│${i < arrows.length ? ` ${arrows[i]} ` : ''}`),
    ]),
  ];
  const bottom = across((_, width, i) => foot(width, i));
  return [
    [segment(across((_, width) => `┌${'─'.repeat(width)}┐`))],
    names,
    [segment(across(({ refcount }, width) => `│ ${padEnd(`rc ${refcount}`, width - 1)}│`))],
    [segment(bottom)],
    [segment(wayBack(bottom, stops[last].how))],
  ];
}

/** From under the last box to under the first one: `╰── .peer ──╯`. */
function wayBack(bottom: string, how: string): string {
  const from = bottom.indexOf('▲');
  const to = bottom.indexOf('┬');
  const room = to - from - 1;
  if (room < textWidth(how) + 2) return `${' '.repeat(from)}╰${'─'.repeat(Math.max(0, room))}╯ ${how}`;
  const before = (room - textWidth(how) - 2) >> 1;
  return `${' '.repeat(from)}╰${'─'.repeat(before)} ${how} ${'─'.repeat(room - textWidth(how) - 2 - before)}╯`;
}
