import { useInput } from 'ink';
import { useRef, useState } from 'react';
import { type Choice, type ChooserView, chooserScreen } from '../view/screen/chooser-screen.ts';
import { editLine } from '../view/screen/prompts.ts';
import type { Size } from '../view/screen/screen.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import type { Theme } from '../view/screen/themes.ts';
import { fromHome } from './home-folder.ts';
import { keyNames } from './key-names.ts';
import { type Canvas, ScreenOnCanvas } from './screen-on-canvas.tsx';
import { completed, filesLike, whyNotOpened } from './script-files.ts';

/** What the chooser ended with: a scenario's name or a file's path, or an exit code when none was chosen. */
export type Choosing = { readonly name: string } | { readonly exitCode: number };

interface ChooserProps {
  readonly choices: readonly Choice[];
  readonly canvas: Canvas;
  readonly size: Size;
  readonly color: ColorLevel;
  readonly theme?: Theme;
  readonly ascii?: boolean;
  readonly onDone: (result: Choosing) => void;
  readonly onSuspend: () => void;
}

/** The list of bundled scenarios; enter takes one, `o` opens a file. */
export function Chooser({
  choices,
  canvas,
  size,
  color,
  theme = 'dark',
  ascii = false,
  onDone,
  onSuspend,
}: ChooserProps) {
  const [view, setView] = useState<ChooserView>({ selected: 0, path: null, files: [], notice: '', ascii });
  const latest = useRef(view);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      if (name === 'ctrl+c') return onDone({ exitCode: 130 });
      const { view: next, done, suspend } = pressInChooser(latest.current, name, choices);
      latest.current = next;
      setView(next);
      if (suspend) onSuspend();
      if (done !== undefined) return onDone(done);
    }
  });
  const lines = chooserScreen(choices, view, size.columns, size.rows);
  return <ScreenOnCanvas screen={{ lines, regions: new Map() }} color={color} theme={theme} canvas={canvas} />;
}

interface PressedInChooser {
  readonly view: ChooserView;
  readonly done?: Choosing;
  readonly suspend?: true;
}

function pressInChooser(before: ChooserView, key: string, choices: readonly Choice[]): PressedInChooser {
  const view = { ...before, notice: '' };
  if (key === 'ctrl+z') return { view, suspend: true };
  if (view.path !== null) return pressInPath(view, view.path, key);
  const selected = moved(view.selected, key, Math.max(0, choices.length - 1));
  if (selected !== null) return { view: { ...view, selected } };
  const choice = choices[view.selected];
  if (key === 'enter' && choice !== undefined) return { view, done: { name: choice.name } };
  if (key === 'q' || key === 'escape') return { view, done: { exitCode: 0 } };
  if (key === 'o') return { view: typing(view, '') };
  return { view: { ...view, notice: `${key} does nothing here` } };
}

function pressInPath(view: ChooserView, path: string, key: string): PressedInChooser {
  if (key === 'escape') return { view: { ...view, path: null, files: [] } };
  if (key === 'enter') {
    const problem = path === '' ? 'no file was named' : whyNotOpened(path);
    return problem === null ? { view, done: { name: fromHome(path) } } : { view: { ...view, notice: problem } };
  }
  const changed = editLine(path, key, (text) => completed(text, filesLike(text)));
  if (changed === null) return { view: key === 'backspace' ? { ...view, path: null, files: [] } : view };
  return { view: typing(view, changed) };
}

function typing(view: ChooserView, path: string): ChooserView {
  return { ...view, path, files: filesLike(path) };
}

function moved(selected: number, key: string, last: number): number | null {
  const page = 10;
  switch (key) {
    case 'up':
    case 'k':
      return Math.max(0, selected - 1);
    case 'down':
    case 'j':
      return Math.min(last, selected + 1);
    case 'pageup':
      return Math.max(0, selected - page);
    case 'pagedown':
      return Math.min(last, selected + page);
    case 'home':
    case 'g':
      return 0;
    case 'end':
    case 'G':
      return last;
    default:
      return null;
  }
}
