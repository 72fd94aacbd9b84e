import { emitKeypressEvents, type Key } from 'node:readline';
import type { Playback, Speed } from '../view/playback.ts';
import type { Render } from './dashboard.tsx';
import { LinearDashboard } from './linear.ts';

const NAMES: Readonly<Record<string, string>> = { return: 'enter', enter: 'enter', delete: 'backspace', space: ' ' };

/** The key table's name for what Node's readline heard. */
function keyName(text: string | undefined, { name, ctrl, shift, meta, sequence }: Key): string | null {
  if (meta && name !== 'escape') return null;
  if (ctrl) return name === undefined ? null : `ctrl+${name}`;
  const isArrow = name === 'up' || name === 'down' || name === 'left' || name === 'right';
  if (isArrow || name === 'tab') return shift ? `shift+${name}` : name;
  const named = NAMES[name ?? ''] ?? name;
  if (named !== undefined && named.length > 1) return named;
  const typed = text ?? sequence ?? '';
  return typed.length === 1 && typed >= ' ' ? typed : null;
}

/**
 * Plays a run in sentences, for readers of screens: on the main screen, line after line. Without a keyboard it plays to the
 * end. Closes the playback.
 *
 * @returns the exit code
 */
export async function playInSentences(
  playback: Playback,
  { speed, render }: { readonly speed: Speed; readonly render: Render },
): Promise<number> {
  const { stdin, stdout } = process;
  const dashboard = new LinearDashboard(playback, (line) => void stdout.write(`${line}\n`), render, { speed });
  const broken = playback.broken.then((error) => {
    throw error;
  });
  broken.catch(() => {});
  const heard = (text: string | undefined, key: Key) => {
    const name = keyName(text, key);
    if (name !== null) void dashboard.press(name, name === 'ctrl+c' ? 130 : 0);
  };
  const restore = () => void (stdin.isTTY && stdin.setRawMode(false));
  let stop = (): void => {};
  process.on('exit', restore);
  try {
    if (!stdin.isTTY) {
      stop = dashboard.start();
      await Promise.race([playback.stepTo('end'), broken]);
      return 0;
    }
    // Keys are heard before the first sentence invites them.
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.on('keypress', heard);
    stop = dashboard.start();
    stdin.resume();
    const signals = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const;
    const signalled = new Promise<number>((resolve) => {
      for (const [signal, code] of Object.entries(signals)) process.once(signal, () => resolve(code));
    });
    return await Promise.race([dashboard.left, signalled, broken]);
  } finally {
    stop();
    stdin.off('keypress', heard);
    restore();
    process.off('exit', restore);
    stdin.pause();
    await playback.close();
  }
}
