import { useInput } from 'ink';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Effect } from '../view/effect.ts';
import type { Playback } from '../view/playback.ts';
import { composeScreen, type Size } from '../view/screen/screen.ts';
import type { ScreenView } from '../view/screen/screen-view.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import { press, refusal } from './dashboard-state.ts';
import { keyNames } from './key-names.ts';
import { type Canvas, ScreenOnCanvas } from './screen-on-canvas.tsx';

/** While the run moves, the screen follows it ten times a second: every 100 milliseconds… */
const FOLLOW_INTERVAL = 100;
/** …and leaves at least two thirds of the time to keys: a large screen can cost more than one interval. */
const REST = 2;

interface DashboardProps {
  readonly playback: Playback;
  readonly canvas: Canvas;
  readonly size: Size;
  readonly color: ColorLevel;
  readonly initial: ScreenView;
  readonly onQuit: (exitCode: number) => void;
  readonly onSuspend: () => void;
  readonly onRepaint: () => void;
}

/** The live screen: the newest moment, and keys. */
export function Dashboard({ playback, canvas, size, color, initial, onQuit, onSuspend, onRepaint }: DashboardProps) {
  const moment = useNewestMoment(playback);
  const [view, setView] = useState(initial);
  // Keys that arrive in one chunk must each see what the one before them did.
  const latest = useRef(view);
  const show = useCallback((next: ScreenView) => {
    latest.current = next;
    setView(next);
  }, []);

  const carryOut = (effect: Effect, exitCode: number) => {
    switch (effect.do) {
      case 'play':
        playback.play(effect.speed);
        break;
      case 'pause':
        playback.pause();
        break;
      case 'replay':
        void playback.stepTo('start').then(() => playback.play(effect.speed));
        break;
      case 'step':
        void playback.stepTo(effect.to).then((moved) => {
          if (!moved) show({ ...latest.current, notice: refusal(effect.to) });
        });
        break;
      case 'quit':
        onQuit(exitCode);
        break;
    }
  };

  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      if (name === 'ctrl+z') onSuspend();
      else if (name === 'ctrl+l') onRepaint();
      else {
        const pressed = press(latest.current, name, playback.moment(), size);
        if (pressed.view !== latest.current) show(pressed.view);
        if (pressed.effect !== null) carryOut(pressed.effect, name === 'ctrl+c' ? 130 : 0);
      }
    }
  });

  return <ScreenOnCanvas screen={composeScreen(moment, view, size)} color={color} canvas={canvas} />;
}

/** The playback's newest moment: at once after a rest or when the run stands still, else every {@link FOLLOW_INTERVAL}. */
function useNewestMoment(playback: Playback) {
  const [moment, setMoment] = useState(() => playback.moment());
  const started = useRef(performance.now());
  const cost = useRef(0);
  // Runs after Ink has drawn this moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each moment
  useLayoutEffect(() => {
    cost.current = performance.now() - started.current;
  }, [moment]);
  useEffect(() => {
    let timer: NodeJS.Timeout | null = null;
    const update = () => {
      timer = null;
      started.current = performance.now();
      setMoment(playback.moment());
    };
    const unsubscribe = playback.subscribe((state) => {
      if (timer !== null) clearTimeout(timer);
      const interval = state === 'running' ? FOLLOW_INTERVAL : 0;
      const wait = started.current + Math.max(interval, cost.current * (1 + REST)) - performance.now();
      if (wait <= 0) update();
      else timer = setTimeout(update, wait);
    });
    update();
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [playback]);
  return moment;
}
