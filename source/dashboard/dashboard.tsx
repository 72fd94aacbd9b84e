import { useInput } from 'ink';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { writeNew } from '../scenario/written-file.ts';
import type { Effect, Pressed } from '../view/effect.ts';
import type { Moment } from '../view/moment.ts';
import type { Playback } from '../view/playback.ts';
import { partsNeeded } from '../view/screen/panels.ts';
import { openPrompt } from '../view/screen/prompts.ts';
import { composeScreen, type Size } from '../view/screen/screen.ts';
import type { ScreenView } from '../view/screen/screen-view.ts';
import type { ColorLevel } from '../view/screen/style.ts';
import { StepStories } from '../view/step-story.ts';
import { press, refusal } from './dashboard-state.ts';
import { fromHome } from './home-folder.ts';
import { isPaste, keyNames } from './key-names.ts';
import { mouseActions, pointAt } from './mouse.ts';
import { type Canvas, ScreenOnCanvas } from './screen-on-canvas.tsx';
import { useMarks } from './use-marks.ts';

/** While the run moves, the screen follows it ten times a second: every 100 milliseconds… */
const FOLLOW_INTERVAL = 100;
/** …and leaves at least two thirds of the time to keys: a large screen can cost more than one interval. */
const REST = 2;

/** A way that takes longer, in milliseconds, is told to be one that can be ended. */
const SLOW = 700;
const STOPPABLE = 'on the way: space stops';

/** What is on the screen as the text of a file, in the format that the file's name asks for. */
export type Render = (file: string, moment: Moment, view: ScreenView, size: Size) => Promise<string>;

/** How the reader left. */
export interface Leaving {
  readonly exitCode: number;
  readonly moment: Moment;
  readonly view: ScreenView;
  /** The screen is to stay behind as text. */
  readonly printing: boolean;
}

interface DashboardProps {
  readonly playback: Playback;
  readonly canvas: Canvas;
  readonly size: Size;
  readonly color: ColorLevel;
  readonly initial: ScreenView;
  readonly render: Render;
  /** Nothing plays by itself: `space` goes to the next event. */
  readonly still?: boolean;
  readonly mouse?: boolean;
  readonly onQuit: (leaving: Leaving) => void;
  readonly onSuspend: () => void;
  readonly onRepaint: () => void;
}

/** The live screen: the newest moment, and keys. */
export function Dashboard(props: DashboardProps) {
  const { playback, canvas, size, color, initial, still = false, mouse = false } = props;
  const moment = useNewestMoment(playback);
  const [view, setView] = useState(initial);
  // Keys that arrive in one chunk must each see what the one before them did.
  const latest = useRef(view);
  const show = useCallback((next: ScreenView) => {
    latest.current = next;
    setView(next);
  }, []);
  const stories = useRef(new StepStories());
  const seen = (): ScreenView => ({ ...latest.current, story: stories.current.at(playback.moment()) });
  const tell = (notice: string) => show({ ...latest.current, notice });

  const go = (to: Extract<Effect, { do: 'step' }>['to']) => {
    const timer = setTimeout(() => tell(STOPPABLE), SLOW).unref();
    void playback.stepTo(to).then((moved) => {
      clearTimeout(timer);
      if (!moved) tell(refusal(to));
      else if (latest.current.notice === STOPPABLE) tell('');
    });
  };
  const write = async (file: string) => {
    const problem = writeNew(fromHome(file), await props.render(file, playback.moment(), seen(), size));
    if (problem === null) tell(`written to ${file}`);
    else show({ ...openPrompt(latest.current, 'write', file), notice: problem });
  };
  const carryOut = (effect: Effect, exitCode: number) => {
    switch (effect.do) {
      case 'play':
        if (still) go({ event: 1 });
        else playback.play(effect.speed, effect.loop);
        break;
      case 'pause':
        playback.pause();
        break;
      case 'replay':
        void playback.stepTo('start').then(() => still || playback.play(effect.speed, effect.loop));
        break;
      case 'step':
        go(effect.to);
        break;
      case 'write':
        void write(effect.file);
        break;
      case 'repaint':
        props.onRepaint();
        break;
      case 'suspend':
        props.onSuspend();
        break;
      case 'quit':
        props.onQuit({ exitCode, moment: playback.moment(), view: seen(), printing: effect.printing });
        break;
    }
  };
  const answer = (pressed: Pressed, exitCode = 0) => {
    if (pressed.view !== latest.current) show(pressed.view);
    if (pressed.effect !== null) carryOut(pressed.effect, exitCode);
  };

  useInput((input, key) => {
    if (mouse)
      for (const action of mouseActions(input)) answer(pointAt(latest.current, action, playback.moment(), size));
    if (isPaste(input) && latest.current.prompt === null) return tell('pasted text is no key');
    for (const name of keyNames(input, key))
      answer(press(latest.current, name, playback.moment(), size), name === 'ctrl+c' ? 130 : 0);
  });

  useMarks(playback, moment, latest, show);
  const screen = composeScreen(moment, { ...view, story: stories.current.at(moment) }, size);
  useEffect(() => playback.want(partsNeeded(screen.regions.keys(), view)));
  return <ScreenOnCanvas screen={screen} color={color} theme={view.theme} canvas={canvas} />;
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
