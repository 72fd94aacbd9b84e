/** The live screens. Everything here needs a terminal: ask {@link howToPlay} first. */

import { farewell } from '../view/farewell.ts';
import type { Playback, Speed } from '../view/playback.ts';
import { renderScreen } from '../view/screen/screen.ts';
import { DEFAULT_VIEW, type ScreenView } from '../view/screen/screen-view.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import type { Theme } from '../view/screen/themes.ts';
import { SeenAhead } from '../view/seen-ahead.ts';
import { Dashboard, type Leaving, type Render } from './dashboard.tsx';
import { runSession, type Session } from './live-session.ts';
import { terminalSize } from './terminal-check.ts';
import { useWriterSize } from './use-writer-size.ts';

export { choose } from './choose.tsx';
export { howToPlay } from './terminal-check.ts';

/** How live screens are drawn. */
export interface LiveOptions {
  readonly color: ColorLevel;
  readonly theme: Theme;
  readonly ascii: boolean;
  readonly mouse: boolean;
  /** Stay on the main screen. */
  readonly inline: boolean;
}

export interface PlayOptions extends LiveOptions {
  readonly speed: Speed;
  /** Nothing moves by itself. */
  readonly still: boolean;
  /** Told on the hint line until the first key. */
  readonly notice?: string;
  readonly render: Render;
}

/**
 * Plays a run on the terminal until the reader quits. Closes the playback, and leaves two lines about the run behind.
 *
 * @returns the exit code: 0 for `q`, 130 for ctrl+c, 128 + n for signal n
 * @throws the engine's error if its thread breaks; the terminal is restored before
 */
export async function play(playback: Playback, options: PlayOptions): Promise<number> {
  const { color, inline, mouse } = options;
  const seen = new SeenAhead(playback);
  const broken = playback.broken.then((error) => {
    throw error;
  });
  // A rejection after the session is nobody's news.
  broken.catch(() => {});
  try {
    const left = await runSession<Leaving | number>(
      (session) => <LiveDashboard session={session} playback={seen} options={options} />,
      (exitCode) => exitCode,
      broken,
      { inline, mouse },
    );
    if (typeof left === 'number') return left;
    const size = terminalSize(process.stdout, process.env);
    if (left.printing && !inline)
      process.stdout.write(`${renderScreen(left.moment, { ...size, color, view: left.view })}\n`);
    process.stdout.write(farewell(left.moment));
    return left.exitCode;
  } finally {
    await playback.close();
  }
}

interface LiveDashboardProps {
  readonly session: Session<Leaving | number>;
  readonly playback: Playback;
  readonly options: PlayOptions;
}

function LiveDashboard({ session, playback, options }: LiveDashboardProps) {
  const size = useWriterSize(session.writer);
  const { color, theme, ascii, speed, still, notice = '', mouse, render } = options;
  const initial: ScreenView = { ...DEFAULT_VIEW, speed, theme, ascii, notice };
  return (
    <Dashboard
      playback={playback}
      canvas={session.writer}
      size={size}
      color={color}
      initial={initial}
      render={render}
      still={still}
      mouse={mouse}
      onQuit={session.finish}
      onSuspend={session.suspend}
      onRepaint={() => session.writer.repaint()}
    />
  );
}
