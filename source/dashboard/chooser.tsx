import { useInput } from 'ink';
import { useRef, useState } from 'react';
import { type Choice, chooserScreen } from '../view/screen/chooser-screen.ts';
import type { Size } from '../view/screen/screen.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import { keyNames } from './key-names.ts';
import { type Canvas, ScreenOnCanvas } from './screen-on-canvas.tsx';

/** What the chooser ended with: a scenario's name, or an exit code when none was chosen. */
export type Choosing = { readonly name: string } | { readonly exitCode: number };

interface ChooserProps {
  readonly choices: readonly Choice[];
  readonly canvas: Canvas;
  readonly size: Size;
  readonly color: ColorLevel;
  readonly onDone: (result: Choosing) => void;
  readonly onSuspend: () => void;
}

/** The list of bundled scenarios; enter takes one. */
export function Chooser({ choices, canvas, size, color, onDone, onSuspend }: ChooserProps) {
  const [selected, setSelected] = useState(0);
  const latest = useRef(0);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      const last = choices.length - 1;
      const next = moved(latest.current, name, last);
      if (next !== null) {
        latest.current = next;
        setSelected(next);
      } else if (name === 'enter' && choices[latest.current] !== undefined)
        onDone({ name: choices[latest.current].name });
      else if (name === 'q' || name === 'escape') onDone({ exitCode: 0 });
      else if (name === 'ctrl+c') onDone({ exitCode: 130 });
      else if (name === 'ctrl+z') onSuspend();
    }
  });
  const lines = chooserScreen(choices, selected, size.columns, size.rows);
  return <ScreenOnCanvas screen={{ lines, regions: new Map() }} color={color} canvas={canvas} />;
}

function moved(selected: number, key: string, last: number): number | null {
  switch (key) {
    case 'up':
    case 'k':
      return Math.max(0, selected - 1);
    case 'down':
    case 'j':
      return Math.min(last, selected + 1);
    case 'home':
    case 'g':
      return 0;
    case 'end':
    case 'G':
      return Math.max(0, last);
    default:
      return null;
  }
}
