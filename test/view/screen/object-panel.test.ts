import { expect, test } from 'vitest';
import { press } from '../../../source/dashboard/dashboard-state.ts';
import { lookingAt, OBJECT_PANEL } from '../../../source/view/inspecting.ts';
import type { Inspection, KnownObject } from '../../../source/view/inspection.ts';
import type { Moment } from '../../../source/view/moment.ts';
import { partsNeeded } from '../../../source/view/screen/panels.ts';
import { composeScreen, renderScreen } from '../../../source/view/screen/screen.ts';
import { DEFAULT_VIEW, type ScreenView } from '../../../source/view/screen/screen-view.ts';
import { middle, stuck } from '../moments.ts';

const A: KnownObject = { id: 0x7f0000001000, type: 'Node', label: "Node 'a' @001000" };
const B: KnownObject = { id: 0x7f0000002000, type: 'Node', label: "Node 'b' @002000" };
const NAMES: KnownObject = { id: 0x7f0000003000, type: 'dict', label: 'dict (9) @003000' };

/** Two objects in a ring, each with a name. */
function inspection(object: KnownObject, peer: KnownObject, name: string): Inspection {
  return {
    ...object,
    asked: String(object.id),
    step: middle.step,
    size: 48,
    block: { requested: 328, given: 336 },
    refcount: 2,
    collectable: true,
    tracked: true,
    generation: 0,
    finalizer: 'none',
    weakrefs: 0,
    birth: { file: middle.execution.file, line: 21 },
    notBefore: 12,
    sources: { lists: 'gen 0, gen 1, gen 2', generations: [1, 0, 1], frozen: 0, untracked: 0, frames: 0, elsewhere: 0 },
    referrers: [
      { how: '.peer', object: peer, place: peer.label },
      { how: name, object: NAMES, place: 'names of __main__' },
    ],
    otherReferrers: 0,
    referents: [{ how: '.peer', object: peer, place: peer.label }],
    otherReferents: 0,
    ring: {
      members: [
        { ...object, refcount: 2, inside: 1, names: 1, edges: [{ to: 1, how: '.peer' }] },
        { ...peer, refcount: 2, inside: 1, names: 1, edges: [{ to: 0, how: '.peer' }] },
      ],
      total: 2,
      outside: 2,
      names: 2,
    },
    alive: { why: 'path', root: '__main__', steps: [{ how: name, object, place: object.label }], expression: name },
  };
}

const atA: Moment = { ...middle, object: inspection(A, B, 'a') };
const SIZE = { columns: 100, rows: 30 };

function screenOf(moment: Moment, view: ScreenView): string {
  return renderScreen(moment, { ...SIZE, color: 'none', view: { ...view, expanded: true } });
}

test('the inspector tells the arithmetic, the ring and who refers to the object', () => {
  const text = screenOf(atA, lookingAt(DEFAULT_VIEW, A));
  for (const line of [
    '48 B (own block 336 B) · tracked, generation 0',
    'alive    __main__: a',
    'a gen 0 collection: rc 2 − 1 from gen 0 = 1 → stays',
    'its ring: rc 2 − 1 from its ring of 2 = 1 → held from outside',
    'without all names: rc 1 − 1 from inside = 0 → unreachable: all 2 wait for the collector',
    "│ Node 'a' │ ─.peer→ │ Node 'b' │",
    'counted  rc 2 = 1 from gen 0 + 1 from gen 2',
    'who refers to it: 2',
    'a     names of __main__',
  ]) {
    expect(text).toContain(line);
  }
});

test('enter on a name opens the inspector, which asks the engine for that object', () => {
  const { view } = press({ ...DEFAULT_VIEW, focus: 'names' }, 'enter', middle, SIZE);
  const [name] = middle.execution.names;
  expect(view).toMatchObject({ focus: OBJECT_PANEL, trail: [{ id: name.id }] });
  expect(partsNeeded([OBJECT_PANEL], view)).toEqual([`object ${name.id}`]);
  expect(partsNeeded(['top'], view)).toEqual([]);
});

test('i asks why from anywhere', () => {
  const { view } = press(DEFAULT_VIEW, 'i', middle, SIZE);
  expect(view.focus).toBe(OBJECT_PANEL);
});

test('enter walks to the selected object, backspace comes back, and out', () => {
  const start = lookingAt({ ...DEFAULT_VIEW, recent: ['names'] }, A);
  const walked = press(start, 'enter', atA, SIZE).view;
  expect(walked.trail.map(({ id }) => id)).toEqual([A.id, B.id]);
  const down = press(start, 'j', atA, SIZE).view;
  expect(press(down, 'enter', atA, SIZE).view.trail.at(-1)).toEqual(NAMES);
  const back = press(walked, 'backspace', atA, SIZE).view;
  expect(back.trail).toEqual([A]);
  expect(press(back, 'escape', atA, SIZE).view).toMatchObject({ trail: [], focus: 'names' });
});

test('an object that is not there at this step says so, and stays chosen', () => {
  const gone = { ...middle, asked: String(A.id), object: null };
  expect(screenOf(gone, lookingAt(DEFAULT_VIEW, A))).toContain("Node 'a' @001000 is not there at this step");
  // Nobody has looked for it yet, as at the end, where that takes another run.
  expect(screenOf({ ...gone, asked: '' }, lookingAt(DEFAULT_VIEW, A))).toContain('looking …');
});

test('stuck objects come with their ring, the reason and the cure', () => {
  const view: ScreenView = { ...DEFAULT_VIEW, focus: 'garbage', recent: ['garbage'], expanded: true };
  const text = renderScreen(stuck, { ...SIZE, color: 'none', view });
  for (const line of [
    '│ Legacy#1 │ ─.peer→ │ Legacy#2 │',
    'why  its type has a tp_del slot',
    'cure break the ring by hand',
  ]) {
    expect(text).toContain(line);
  }
  expect(press(view, 'enter', stuck, SIZE).view.trail).toMatchObject([{ label: 'Legacy#1' }]);
});

test('enter in the collection log goes behind the selected collection, the newest first', () => {
  const view: ScreenView = { ...DEFAULT_VIEW, focus: 'collections', recent: ['collections'] };
  const [oldest] = middle.gc.collections;
  const newest = middle.gc.collections.at(-1);
  expect(press(view, 'enter', middle, SIZE).effect).toEqual({ do: 'step', to: { step: (newest?.step ?? 0) + 1 } });
  const last = press(view, 'end', middle, SIZE).view;
  expect(press(last, 'enter', middle, SIZE).effect).toEqual({ do: 'step', to: { step: oldest.step + 1 } });
});

test('what a screen says of garbage adds up in every panel', () => {
  const waiting = {
    ...middle.gc,
    waiting: { step: 1, objects: 2, bytes: 96, rings: 1, generations: [2, 0, 0], members: [] },
  };
  const moment: Moment = { ...middle, gc: waiting };
  for (const size of [SIZE, { columns: 80, rows: 24 }, { columns: 120, rows: 40 }, { columns: 200, rows: 60 }]) {
    const text = renderScreen(moment, { ...size, color: 'none' });
    expect(text).toMatch(/2 objects in 1 ring|2 in 1 ring/);
    expect(text).not.toMatch(/waiting +none|0 waiting/);
    expect(composeScreen(moment, DEFAULT_VIEW, size).lines).toHaveLength(size.rows);
  }
});
