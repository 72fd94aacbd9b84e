import { useLayoutEffect } from 'react';
import { type Screen, tableOn } from '../view/screen/screen.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import type { Theme } from '../view/screen/themes.ts';
import { type Picture, paintScreen } from './picture.ts';
import { TopTableView } from './top-table.tsx';

/** Where pictures go: the screen writer, or a test's eyes. */
export interface Canvas {
  draw(picture: Picture): void;
}

interface ScreenOnCanvasProps {
  readonly screen: Screen;
  readonly color: ColorLevel;
  readonly theme?: Theme;
  readonly canvas: Canvas;
}

/** Puts a composed screen on the canvas; what Ink itself draws is the top 10, for the hole in the picture. */
export function ScreenOnCanvas({ screen, color, theme = 'dark', canvas }: ScreenOnCanvasProps) {
  // Ink has handed over its frame of this commit when layout effects run, so that picture and frame belong together.
  useLayoutEffect(() => canvas.draw(paintScreen(screen, color, theme)), [screen, color, theme, canvas]);
  const table = tableOn(screen);
  return table === null ? null : <TopTableView table={table.table} />;
}
