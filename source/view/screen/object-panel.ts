import { formatBytes, formatCount } from '../bytes.ts';
import { notice, type Pressed, show } from '../effect.ts';
import { inspectBefore, inspectObject } from '../inspecting.ts';
import type { Inspection, KnownObject, Reference } from '../inspection.ts';
import { aliveText, sourcesText, trackingText, trialLines } from '../inspection-text.ts';
import type { Moment } from '../moment.ts';
import { cutLocation, padEnd, textWidth, wrapText } from '../text-width.ts';
import { visibleText } from '../visible-text.ts';
import { type Line, type Segment, scriptText, segment } from './line.ts';
import { selectedLine } from './list-panel.ts';
import type { Panel, PanelKey, PanelLook, Scroll } from './panel.ts';
import { drawRing } from './ring-drawing.ts';

/** One line of the inspector; a line with an object can be selected, and enter walks there. */
interface Entry {
  readonly line: Line;
  readonly object?: KnownObject;
}

/** The object that somebody looks at: what it is, what holds it, what it holds, and what would become of it. */
export function objectPanel(moment: Moment, look: PanelLook): Panel {
  const looked = look.view.trail.at(-1);
  if (looked === undefined) return { title: 'object', draw: (columns) => prose(NOTHING, columns) };
  const title = `object ${visibleText(looked.label)}`;
  const { object } = moment;
  if (object === null || object.asked !== String(looked.id)) {
    const hasLooked = moment.asked === String(looked.id) && moment.state !== 'running';
    return { title, draw: (columns) => prose(hasLooked ? gone(looked) : 'looking …', columns) };
  }
  const entriesFor = (columns: number): Entry[] => entries(object, moment, columns, look.expanded);
  const scroll = (columns: number, rows: number): Scroll => scrollOf(entriesFor(columns), rows, look);
  return {
    title: object.type === looked.type ? `object ${visibleText(object.label)}` : title,
    note: noteOf(object, moment, look),
    scroll,
    draw: (columns, rows) => {
      const all = entriesFor(columns);
      const { at } = scrollOf(all, rows, look);
      const selected = look.focused ? all.indexOf(selectable(all)[at]) : -1;
      const first = firstLine(all, rows, look, at);
      return all
        .slice(first, first + rows)
        .map(({ line }, i) => (first + i === selected ? selectedLine(line, columns) : line));
    },
  };
}

const NOTHING =
  'No object is being looked at. Choose a name (in the panel names, enter) or an object that waits or is stuck, and see what it is, who refers to it, why it is alive, and what the collector would make of it.';

function gone({ label }: KnownObject): string {
  return `${label} is not there at this step: not yet made, or freed. Step back, or choose another object.`;
}

function noteOf(object: Inspection, moment: Moment, { view }: PanelLook): string {
  const back = view.trail.length > 1 ? `   ${view.trail.length - 1} back` : '';
  return object.step === moment.step
    ? `${sourcesText(object).split(' = ')[0]}${back}`
    : `as of step ${formatCount(object.step)}`;
}

function selectable(all: readonly Entry[]): Entry[] {
  return all.filter(({ object }) => object !== undefined);
}

function scrollOf(all: readonly Entry[], rows: number, look: PanelLook): Scroll {
  const targets = selectable(all);
  const at = Math.min(Math.max(0, targets.length - 1), look.cursor?.row ?? 0);
  return {
    kind: 'rows',
    count: targets.length,
    page: Math.max(1, rows >> 1),
    at,
    first: firstLine(all, rows, look, at),
  };
}

/** The top until the reader moves; then the selected line in the middle, as far as there is something on both sides. */
function firstLine(all: readonly Entry[], rows: number, { cursor }: PanelLook, at: number): number {
  if (cursor === null || at === 0) return 0;
  const line = all.indexOf(selectable(all)[at]);
  return Math.max(0, Math.min(line - (rows >> 1), all.length - rows));
}

function entries(object: Inspection, moment: Moment, columns: number, expanded: boolean): Entry[] {
  return [
    ...labelled('alive', aliveText(object), columns, object.alive.why === 'waiting' ? 'bad' : 'plain'),
    ...facts(object, moment, columns).map((line) => ({ line })),
    ...trial(object, columns),
    ...ringEntries(object, columns, expanded),
    ...labelled('counted', sourcesText(object), columns),
    ...references('who refers to it', object.referrers, object.otherReferrers, columns),
    ...references('what it refers to', object.referents, object.otherReferents, columns),
  ];
}

function facts(object: Inspection, moment: Moment, columns: number): Line[] {
  const { type, size, block, finalizer, weakrefs, birth, notBefore } = object;
  const given = block === null ? 'static memory' : `own block ${formatBytes(block.given)}`;
  const words = [
    `${type}`,
    size === null ? given : `${formatBytes(size)} (${given})`,
    trackingText(object, moment.gc.incremental !== null),
  ];
  if (finalizer !== 'none') words.push(finalizer === 'done' ? 'finalizer has run' : 'has a finalizer');
  if (weakrefs > 0) words.push(`${formatCount(weakrefs)} ${weakrefs === 1 ? 'weak reference' : 'weak references'}`);
  const lines = wrapText(visibleText(words.join(' · ')), columns - 2).map((text): Line => [segment(` ${text}`)]);
  if (birth === null)
    return [
      ...lines,
      [segment(' born     ', 'heading'), segment('before the script, or in a block kept from then (free list)')],
    ];
  const place = `${birth.ofItems ? 'in a kept block (free list); its items come from ' : ''}${cutLocation(visibleText(birth.file), birth.line, 28)}`;
  return [
    ...lines,
    [
      segment(' born     ', 'heading'),
      segment(`${place}${notBefore === null ? '' : `, first run at step ${formatCount(notBefore)}`}   `),
      scriptText(sourceLine(moment, birth), 'quiet'),
    ],
  ];
}

function sourceLine({ script }: Moment, { file, line }: NonNullable<Inspection['birth']>): string {
  return script.sources.find((source) => source.file === file)?.lines[line - 1]?.trim() ?? '';
}

const LABEL = 10;

function labelled(label: string, text: string, columns: number, style: Segment['style'] = 'plain'): Entry[] {
  return wrapText(visibleText(text), Math.max(10, columns - LABEL - 1)).map((part, i) => ({
    line: [segment(` ${padEnd(i === 0 ? label : '', LABEL - 1)}`, 'heading'), segment(part, style)],
  }));
}

/** Trial deletion as arithmetic: a line each where there is room. */
function trial(object: Inspection, columns: number): Entry[] {
  return trialLines(object).flatMap(({ when, sum, verdict, dies }) => {
    const start = [segment(` ${when}: `, 'heading'), segment(sum, 'strong')];
    const arrow = segment(` → ${verdict}`, dies ? 'bad' : 'good');
    if (textWidth(when) + textWidth(sum) + textWidth(verdict) + 6 <= columns) return [{ line: [...start, arrow] }];
    return [{ line: start }, { line: [segment('  '), arrow] }];
  });
}

/** The ring itself: boxes where the panel has the screen, else a line. */
function ringEntries({ ring }: Inspection, columns: number, expanded: boolean): Entry[] {
  if (ring === null || (ring.total === 1 && ring.members[0]?.inside === 0)) return [];
  const indices = ring.members.map((_, i) => i);
  return drawRing(ring.members, indices, columns, expanded ? 5 : 1).map((line) => ({ line }));
}

function references(title: string, shown: readonly Reference[], others: number, columns: number): Entry[] {
  const heading = `${title}: ${formatCount(shown.length + others)}`;
  const howWidth = Math.min(24, Math.floor(columns * 0.45), Math.max(4, ...shown.map(({ how }) => textWidth(how)))) + 1;
  const lines: Entry[] = [{ line: [segment(` ${heading}`, 'heading')] }];
  for (const { how, object, place } of shown) {
    const line: Line = [
      segment('  '),
      segment(padEnd(visibleText(how), howWidth), 'strong'),
      scriptText(place),
      ...(object === null || object.type === ''
        ? []
        : [segment(place.startsWith(object.type) ? '' : `  ${visibleText(object.type)}`, 'quiet')]),
    ];
    lines.push(object === null ? { line } : { line, object });
  }
  if (others > 0) lines.push({ line: [segment(`  and ${formatCount(others)} more`, 'quiet')] });
  return lines;
}

function prose(text: string, columns: number): Line[] {
  return wrapText(visibleText(text), columns - 2).map((line) => [segment(` ${line}`, 'quiet')]);
}

function open(view: PanelLook['view'], { object }: Moment, row: number): Pressed {
  if (object === null) return notice(view, 'no object is being looked at: choose a name first');
  const targets = [...object.referrers, ...object.referents].flatMap((reference) => reference.object ?? []);
  const target = targets[row];
  return target === undefined ? notice(view, 'nothing to open here') : inspectObject(view, target);
}

/** Its keys. */
export const OBJECT_KEYS: readonly PanelKey[] = [
  {
    keys: ['enter'],
    label: 'enter',
    hint: 'walk',
    help: 'To the object that the selected line refers to',
    press: ({ view, moment, row }) => open(view, moment, row),
  },
  {
    keys: ['backspace', 'escape'],
    label: 'bksp',
    hint: 'back',
    help: 'Back to the object before; from the first one, out of the inspector',
    press: ({ view }) =>
      view.trail.length === 0 ? show({ ...view, focus: null, expanded: false }) : inspectBefore(view),
  },
];
