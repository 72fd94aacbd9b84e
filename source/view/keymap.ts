/** What a key asks for. The dashboard's state decides what comes of it. */
export type Command =
  | 'play-pause'
  | 'step-forward'
  | 'step-back'
  | 'next-collection'
  | 'previous-collection'
  | 'next-cell'
  | 'previous-cell'
  | 'faster'
  | 'slower'
  | 'start'
  | 'end'
  | 'sort'
  | 'next-panel'
  | 'previous-panel'
  | 'expand'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first-row'
  | 'last-row'
  | 'help'
  | 'close'
  | 'quit';

export interface KeyBinding {
  readonly command: Command;
  /** Characters as typed, or a key's name as {@link keyName} gives it. */
  readonly keys: readonly string[];
  /** How help and hints write the keys. */
  readonly label: string;
  /** A few words for the hint line; hints are dropped from the end of the list when room is short. */
  readonly hint: string;
  /** A sentence for the help. */
  readonly help: string;
}

/** Every key of the dashboard. The key handler, the hint line and the help all come from this table. */
export const KEYMAP: readonly KeyBinding[] = [
  {
    command: 'play-pause',
    keys: [' '],
    label: 'space',
    hint: 'play/pause',
    help: 'Play or pause; at the end, play from the start',
  },
  { command: 'step-forward', keys: ['right', '.'], label: '→', hint: 'step', help: 'One step on' },
  {
    command: 'step-back',
    keys: ['left', ','],
    label: '←',
    hint: 'back',
    help: 'One step back: exactly the same screen again',
  },
  { command: 'next-collection', keys: [']'], label: ']', hint: 'next gc', help: 'On to the next collection' },
  {
    command: 'previous-collection',
    keys: ['['],
    label: '[',
    hint: 'previous gc',
    help: 'Back to the collection before',
  },
  { command: 'next-cell', keys: ['}'], label: '}', hint: 'next cell', help: 'On to the next cell' },
  { command: 'previous-cell', keys: ['{'], label: '{', hint: 'previous cell', help: 'Back to the cell before' },
  {
    command: 'faster',
    keys: ['+', '='],
    label: '+',
    hint: 'faster',
    help: 'Play faster: 0.25x to 64x, then max (1x is 2 steps a second)',
  },
  { command: 'slower', keys: ['-', '_'], label: '-', hint: 'slower', help: 'Play slower' },
  { command: 'start', keys: ['g'], label: 'g', hint: 'start', help: 'To the start, before the first line' },
  { command: 'end', keys: ['G'], label: 'G', hint: 'end', help: 'To the end of the run' },
  { command: 'sort', keys: ['s'], label: 's', hint: 'sort', help: 'Sort the top 10: size, count, average, file:line' },
  { command: 'next-panel', keys: ['tab'], label: 'tab', hint: 'panel', help: 'Focus the next panel' },
  {
    command: 'previous-panel',
    keys: ['shift+tab'],
    label: 'shift+tab',
    hint: 'panel back',
    help: 'Focus the panel before',
  },
  {
    command: 'expand',
    keys: ['e'],
    label: 'e',
    hint: 'expand',
    help: 'Give the panel in focus the whole screen, and back',
  },
  { command: 'up', keys: ['up', 'k'], label: '↑ k', hint: 'up', help: 'One row up in the panel in focus' },
  { command: 'down', keys: ['down', 'j'], label: '↓ j', hint: 'down', help: 'One row down' },
  { command: 'page-up', keys: ['pageup', 'ctrl+b'], label: 'pgup', hint: 'page up', help: 'A page up' },
  { command: 'page-down', keys: ['pagedown', 'ctrl+f'], label: 'pgdn', hint: 'page down', help: 'A page down' },
  {
    command: 'first-row',
    keys: ['home'],
    label: 'home',
    hint: 'first',
    help: 'To the first row of the panel in focus',
  },
  { command: 'last-row', keys: ['end'], label: 'end', hint: 'last', help: 'To its last row' },
  { command: 'help', keys: ['?', 'h'], label: '?', hint: 'help', help: 'Open or close this help' },
  {
    command: 'close',
    keys: ['escape'],
    label: 'esc',
    hint: 'close',
    help: 'Close what is open: help, expanded panel, focus',
  },
  {
    command: 'quit',
    keys: ['q', 'Q', 'ctrl+c'],
    label: 'q',
    hint: 'quit',
    help: 'Quit; inside the help, close the help',
  },
];

/** Keys grouped for the hint line, the most needed first; `?` and `q` always have room. */
export const HINTS: readonly { readonly commands: readonly Command[]; readonly text: string }[] = [
  { commands: ['play-pause'], text: 'play' },
  { commands: ['step-back', 'step-forward'], text: 'step' },
  { commands: ['previous-collection', 'next-collection'], text: 'gc' },
  { commands: ['previous-cell', 'next-cell'], text: 'cell' },
  { commands: ['faster', 'slower'], text: 'speed' },
  { commands: ['next-panel'], text: 'panel' },
  { commands: ['sort'], text: 'sort' },
  { commands: ['start', 'end'], text: 'ends' },
];

export function binding(command: Command): KeyBinding {
  const found = KEYMAP.find((entry) => entry.command === command);
  if (found === undefined) throw new RangeError(`no key for ${command}`);
  return found;
}

const BY_KEY = new Map(KEYMAP.flatMap((entry) => entry.keys.map((key) => [key, entry.command] as const)));

/** The command of a key; undefined for a key that does nothing. */
export function commandOf(key: string): Command | undefined {
  return BY_KEY.get(key);
}
