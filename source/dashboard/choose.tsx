import type { Choice } from '../view/screen/chooser-screen.ts';
import { Chooser, type Choosing } from './chooser.tsx';
import type { LiveOptions } from './index.tsx';
import { runSession, type Session } from './live-session.ts';
import { useWriterSize } from './use-writer-size.ts';

/** Lets the reader choose one of `choices`; the exit code when none was chosen (0 for `q`, 130 for ctrl+c). */
export async function choose(choices: readonly Choice[], options: LiveOptions): Promise<Choosing> {
  return runSession<Choosing>(
    (session) => <LiveChooser session={session} choices={choices} options={options} />,
    (exitCode) => ({ exitCode }),
    undefined,
    options,
  );
}

interface LiveChooserProps {
  readonly session: Session<Choosing>;
  readonly choices: readonly Choice[];
  readonly options: LiveOptions;
}

function LiveChooser({ session, choices, options }: LiveChooserProps) {
  const size = useWriterSize(session.writer);
  return (
    <Chooser
      choices={choices}
      canvas={session.writer}
      size={size}
      color={options.color}
      theme={options.theme}
      ascii={options.ascii}
      onDone={session.finish}
      onSuspend={session.suspend}
    />
  );
}
