/** The live screens. Everything here needs a terminal: ask {@link whyNoScreen} first. */

import type { Playback, Speed } from '../view/playback.ts';
import type { Choice } from '../view/screen/chooser-screen.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import { Chooser, type Choosing } from './chooser.tsx';
import { Dashboard } from './dashboard.tsx';
import { initialView } from './dashboard-state.ts';
import { runSession, type Session } from './live-session.ts';
import { useWriterSize } from './use-writer-size.ts';

export { whyNoScreen } from './terminal-check.ts';

export interface LiveOptions {
  readonly color: ColorLevel;
  readonly speed?: Speed;
}

/**
 * Plays a run on the terminal until the reader quits. Closes the playback.
 *
 * @returns the exit code: 0 for `q`, 130 for ctrl+c, 128 + n for signal n
 * @throws the engine's error if its thread breaks; the terminal is restored before
 */
export async function play(playback: Playback, { color, speed }: LiveOptions): Promise<number> {
  const view = initialView(speed);
  const broken = playback.broken.then((error) => {
    throw error;
  });
  // A rejection after the session is nobody's news.
  broken.catch(() => {});
  try {
    return await runSession<number>(
      (session) => <LiveDashboard session={session} playback={playback} color={color} view={view} />,
      (exitCode) => exitCode,
      broken,
    );
  } finally {
    await playback.close();
  }
}

interface LiveDashboardProps {
  readonly session: Session<number>;
  readonly playback: Playback;
  readonly color: ColorLevel;
  readonly view: ReturnType<typeof initialView>;
}

function LiveDashboard({ session, playback, color, view }: LiveDashboardProps) {
  const size = useWriterSize(session.writer);
  return (
    <Dashboard
      playback={playback}
      canvas={session.writer}
      size={size}
      color={color}
      initial={view}
      onQuit={session.finish}
      onSuspend={session.suspend}
      onRepaint={() => session.writer.repaint()}
    />
  );
}

/** Lets the reader choose one of `choices`; the exit code when none was chosen (0 for `q`, 130 for ctrl+c). */
export async function choose(choices: readonly Choice[], { color }: LiveOptions): Promise<Choosing> {
  return runSession<Choosing>(
    (session) => <LiveChooser session={session} choices={choices} color={color} />,
    (exitCode) => ({ exitCode }),
  );
}

interface LiveChooserProps {
  readonly session: Session<Choosing>;
  readonly choices: readonly Choice[];
  readonly color: ColorLevel;
}

function LiveChooser({ session, choices, color }: LiveChooserProps) {
  const size = useWriterSize(session.writer);
  return (
    <Chooser
      choices={choices}
      canvas={session.writer}
      size={size}
      color={color}
      onDone={session.finish}
      onSuspend={session.suspend}
    />
  );
}
