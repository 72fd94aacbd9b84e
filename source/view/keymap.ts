import type { StepTarget } from './playback.ts';

/** What a key asks for, besides going somewhere. The dashboard's state decides what comes of it. */
export type Command =
  | 'play-pause'
  | 'go'
  | 'faster'
  | 'slower'
  | 'normal-speed'
  | 'restart'
  | 'go-to'
  | 'mark'
  | 'next-mark'
  | 'previous-mark'
  | 'loop'
  | 'next-panel'
  | 'previous-panel'
  | 'expand'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first-row'
  | 'last-row'
  | 'write'
  | 'theme'
  | 'repaint'
  | 'suspend'
  | 'help'
  | 'close'
  | 'quit'
  | 'quit-printing';

export interface KeyBinding {
  readonly command: Command;
  /** For `go`: where to. */
  readonly to?: StepTarget;
  /** Characters as typed, or a key's name as `keyNames()` gives it. */
  readonly keys: readonly string[];
  /** How help and hints write the keys. */
  readonly label: string;
  /** A sentence for the help. */
  readonly help: string;
}

/** Keys under one heading of the help. */
export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly KeyBinding[];
}

/** Every key of the frame. The key handler, the hint line and the help all come from this table. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'time',
    bindings: [
      { command: 'play-pause', keys: [' '], label: 'space', help: 'Play or pause; at the end, play from the start' },
      { command: 'go', to: { steps: 1 }, keys: ['right', '.'], label: '→ .', help: 'One step on' },
      {
        command: 'go',
        to: { steps: -1 },
        keys: ['left', ','],
        label: '← ,',
        help: 'One step back: exactly the same screen again',
      },
      { command: 'go', to: { steps: 10 }, keys: ['shift+right'], label: 'shift+→', help: 'Ten steps on' },
      { command: 'go', to: { steps: -10 }, keys: ['shift+left'], label: 'shift+←', help: 'Ten steps back' },
      {
        command: 'go',
        to: { over: 1 },
        keys: ['>'],
        label: '>',
        help: 'On to another line: over calls, and over the repetitions of the line itself',
      },
      { command: 'go', to: { over: -1 }, keys: ['<'], label: '<', help: 'Back to another line' },
      {
        command: 'go',
        to: { allocation: 1 },
        keys: ['a'],
        label: 'a',
        help: 'On until a line has allocated memory',
      },
      { command: 'go', to: { allocation: -1 }, keys: ['A'], label: 'A', help: 'Back to the allocation before' },
      { command: 'go', to: { collection: 1 }, keys: [']'], label: ']', help: 'On to the next collection' },
      { command: 'go', to: { collection: -1 }, keys: ['['], label: '[', help: 'Back to the collection before' },
      { command: 'go', to: { cell: 1 }, keys: ['}'], label: '}', help: 'On to the next cell' },
      { command: 'go', to: { cell: -1 }, keys: ['{'], label: '{', help: 'Back to the cell before' },
      {
        command: 'go',
        to: { event: 1 },
        keys: ['u'],
        label: 'u',
        help: 'On at full speed until the next event: a collection, a cell, output, the end',
      },
      { command: 'go', to: { event: -1 }, keys: ['U'], label: 'U', help: 'Back to the event before' },
      { command: 'go', to: 'start', keys: ['g'], label: 'g', help: 'To the start, before the first line' },
      { command: 'go', to: 'end', keys: ['G'], label: 'G', help: 'To the end of the run' },
      {
        command: 'go-to',
        keys: [':'],
        label: ':',
        help: 'Go to a moment: a step, 50%, line 14, the end of cell 3 or gc 2, mark 1, start, end',
      },
      { command: 'restart', keys: ['R'], label: 'R', help: 'Play again from the start' },
      {
        command: 'faster',
        keys: ['+', '='],
        label: '+',
        help: 'Play faster: 0.25x to 64x, then max (1x is 2 steps a second)',
      },
      { command: 'slower', keys: ['-', '_'], label: '-', help: 'Play slower' },
      { command: 'normal-speed', keys: ['backspace'], label: 'bksp', help: 'Play at normal speed, 1x' },
      {
        command: 'mark',
        keys: ['m'],
        label: 'm',
        help: 'Mark this step, or take its mark away; differences are counted from a mark',
      },
      { command: 'next-mark', keys: ["'"], label: "'", help: 'On to the next mark' },
      { command: 'previous-mark', keys: ['"'], label: '"', help: 'Back to the mark before' },
      { command: 'loop', keys: ['L'], label: 'L', help: 'Play over and over between two marks, or stop that' },
    ],
  },
  {
    title: 'panels',
    bindings: [
      { command: 'next-panel', keys: ['tab'], label: 'tab', help: 'Focus the next panel' },
      { command: 'previous-panel', keys: ['shift+tab'], label: 'shift+tab', help: 'Focus the panel before' },
      { command: 'expand', keys: ['e'], label: 'e', help: 'Give the panel in focus the whole screen, and back' },
      { command: 'up', keys: ['up', 'k'], label: '↑ k', help: 'One row up in the panel in focus' },
      { command: 'down', keys: ['down', 'j'], label: '↓ j', help: 'One row down' },
      { command: 'page-up', keys: ['pageup', 'ctrl+b'], label: 'pgup', help: 'A page up' },
      { command: 'page-down', keys: ['pagedown', 'ctrl+f'], label: 'pgdn', help: 'A page down' },
      {
        command: 'first-row',
        keys: ['home'],
        label: 'home',
        help: 'To the first row of the panel in focus; without a focus, to the first step',
      },
      { command: 'last-row', keys: ['end'], label: 'end', help: 'To the last row, or the last step' },
    ],
  },
  {
    title: 'screen',
    bindings: [
      { command: 'help', keys: ['?', 'h'], label: '?', help: 'Open or close this help' },
      { command: 'write', keys: ['w'], label: 'w', help: 'Write what is on the screen to a file' },
      { command: 'theme', keys: ['T'], label: 'T', help: 'The next theme: dark, light, colour-blind safe, mono' },
      { command: 'close', keys: ['escape'], label: 'esc', help: 'Close what is open: help, expanded panel, focus' },
      { command: 'repaint', keys: ['ctrl+l'], label: 'ctrl+l', help: 'Draw the whole screen again' },
      { command: 'suspend', keys: ['ctrl+z'], label: 'ctrl+z', help: 'Back to the shell; fg comes back here' },
      { command: 'quit', keys: ['q', 'ctrl+c'], label: 'q', help: 'Quit; inside the help, close the help' },
      { command: 'quit-printing', keys: ['Q'], label: 'Q', help: 'Quit, and leave the screen behind as text' },
    ],
  },
];

export const KEYMAP: readonly KeyBinding[] = KEY_GROUPS.flatMap(({ bindings }) => bindings);

/**
 * Keys grouped for the hint line, the most needed first: hints are dropped from the end of the list when room is short.
 * Each has a key of every binding that it is about, and a word. `?` and `q` always have room.
 */
export const HINTS: readonly { readonly keys: string; readonly text: string }[] = [
  { keys: 'space', text: 'play' },
  { keys: '← →', text: 'step' },
  { keys: '[ ]', text: 'gc' },
  { keys: '{ }', text: 'cell' },
  { keys: '+ -', text: 'speed' },
  { keys: 'tab', text: 'panel' },
  { keys: ':', text: 'go to' },
  { keys: 's', text: 'sort' },
  { keys: 'e', text: 'expand' },
  { keys: 'm', text: 'mark' },
  { keys: 'u', text: 'next event' },
  { keys: 'g G', text: 'ends' },
  { keys: 'a', text: 'allocation' },
  { keys: '< >', text: 'line' },
  { keys: 'w', text: 'write' },
  { keys: 'T', text: 'theme' },
];

const BY_KEY = new Map(KEYMAP.flatMap((entry) => entry.keys.map((key) => [key, entry] as const)));

/** What a key of the frame does; undefined for a key that does nothing. */
export function bindingOf(key: string): KeyBinding | undefined {
  return BY_KEY.get(key);
}
