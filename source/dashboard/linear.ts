import { writeNew } from '../scenario/written-file.ts';
import type { Effect } from '../view/effect.ts';
import type { Moment } from '../view/moment.ts';
import type { Playback } from '../view/playback.ts';
import { asciiText } from '../view/screen/ascii.ts';
import { helpText } from '../view/screen/help.ts';
import { paintLine } from '../view/screen/line.ts';
import type { PanelId } from '../view/screen/panel.ts';
import { panelOf, partsNeeded, placed } from '../view/screen/panels.ts';
import { promptOf } from '../view/screen/prompts.ts';
import { DEFAULT_VIEW, type ScreenView } from '../view/screen/screen-view.ts';
import { news, sentenceOf } from '../view/sentences.ts';
import type { Render } from './dashboard.tsx';
import { press, refusal } from './dashboard-state.ts';
import { fromHome } from './home-folder.ts';

/** While the run moves, one sentence in so many milliseconds. */
const PAUSE = 1000;
/** What a panel needs is waited for, in milliseconds. */
const READING = 1000;
/** Panels are told as text of this size. */
const SIZE = { columns: 80, rows: 24 };

/**
 * The dashboard in sentences: keys do what they do on the screen, and what comes of them is told in words, one line after
 * the other; nothing is ever drawn over. Panels are told when they are chosen.
 */
export class LinearDashboard {
  /** Resolves with the exit code when the reader quits. */
  readonly left: Promise<number>;
  private readonly playback: Playback;
  private readonly say: (line: string) => void;
  private readonly render: Render;
  private view: ScreenView;
  private told: Moment | null = null;
  private toldAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | null = null;
  /** What the engine reads for the panels. */
  private wanted = '';
  private leave: (exitCode: number) => void = () => {};

  constructor(playback: Playback, say: (line: string) => void, render: Render, view: Partial<ScreenView> = {}) {
    this.playback = playback;
    this.say = say;
    this.render = render;
    this.view = { ...DEFAULT_VIEW, ...view };
    this.left = new Promise((resolve) => {
      this.leave = resolve;
    });
  }

  /** Says where the run is, and from now on where it goes. */
  start(): () => void {
    const { script } = this.playback.moment();
    this.say(`heaptop plays ${script.name} on CPython ${script.python}. Question mark tells the keys, q quits.`);
    this.tell();
    const unsubscribe = this.playback.subscribe((state) => {
      if (this.timer !== null) clearTimeout(this.timer);
      const wait = state === 'running' ? Math.max(0, this.toldAt + PAUSE - performance.now()) : 0;
      this.timer = setTimeout(() => this.tell(), wait);
    });
    return () => {
      unsubscribe();
      if (this.timer !== null) clearTimeout(this.timer);
    };
  }

  async press(key: string, exitCode = 0): Promise<void> {
    const before = this.view;
    const { view, effect } = press(before, key, this.playback.moment(), SIZE);
    // There is no screen to close the help on: it has been said, that is all.
    this.view = { ...view, help: null, expanded: false };
    if (view.help !== null) for (const line of helpText()) this.say(asciiText(line));
    if (view.notice !== '') this.say(`${view.notice}.`);
    this.tellPrompt(before.prompt, view.prompt);
    const isElsewhere = view.focus !== before.focus || view.cursors !== before.cursors || view.trail !== before.trail;
    if (view.focus !== null && isElsewhere) {
      await this.read(view.focus);
      this.tellPanel();
    }
    if (view.speed !== before.speed) this.say(`Speed ${view.speed}.`);
    if (effect !== null) await this.carryOut(effect, exitCode);
  }

  private tellPrompt(before: ScreenView['prompt'], now: ScreenView['prompt']): void {
    if (now === null || now.kind === before?.kind) return;
    const { label, hint } = promptOf(now.kind);
    this.say(`${label} ${now.text === '' ? hint : now.text}`);
  }

  /** Lets the engine read what a panel needs, and waits for that. */
  private async read(panel: PanelId): Promise<void> {
    const { playback } = this;
    const parts = partsNeeded([panel], this.view);
    const wanted = parts.join();
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    let unsubscribe = (): void => {};
    const told = new Promise<void>((resolve) => {
      unsubscribe = playback.subscribe(() => resolve());
      // It may have been read before.
      setTimeout(resolve, parts.length === 0 ? 0 : READING);
    });
    playback.want(parts);
    await told;
    unsubscribe();
  }

  /** The panel in focus, without frames. */
  private tellPanel(): void {
    const { focus } = this.view;
    if (focus === null) return;
    const { panel } = placed(panelOf(focus), this.playback.moment(), { ...this.view, focus: null });
    this.say(asciiText(`${panel.title}${panel.note === undefined ? '' : `, ${panel.note}`}:`));
    for (const line of panel.draw(SIZE.columns, SIZE.rows)) {
      const text = asciiText(paintLine(line, 'none')).trim().replace(/ {2,}/g, '  ');
      if (text !== '') this.say(text);
    }
  }

  private tell(): void {
    this.timer = null;
    const moment = this.playback.moment();
    const { told } = this;
    if (told !== null && moment.watch !== undefined && moment.watch !== told.watch) return this.tellSave(told, moment);
    if (told !== null && told.step === moment.step && told.state === moment.state) return;
    if (told !== null) for (const sentence of news(told, moment)) this.say(sentence);
    this.say(sentenceOf(moment));
    this.told = moment;
    this.toldAt = performance.now();
  }

  /** The script was saved: it runs anew, or what was saved does not run. */
  private tellSave(told: Moment, moment: Moment): void {
    const { runs, trouble } = moment.watch ?? { runs: 0, trouble: null };
    if (trouble !== null && trouble !== told.watch?.trouble)
      this.say(`What was saved does not run: ${trouble.summary}.`);
    if (runs !== told.watch?.runs) {
      this.say('The script was saved and has been run anew.');
      this.say(sentenceOf(moment));
    }
    this.told = moment;
    this.toldAt = performance.now();
  }

  private async carryOut(effect: Effect, exitCode: number): Promise<void> {
    const { playback } = this;
    switch (effect.do) {
      case 'play':
        playback.play(effect.speed, effect.loop);
        break;
      case 'pause':
        playback.pause();
        break;
      case 'replay':
        await playback.stepTo('start');
        playback.play(effect.speed, effect.loop);
        break;
      case 'step':
        if (!(await playback.stepTo(effect.to))) this.say(`${refusal(effect.to)}.`);
        break;
      case 'write': {
        const text = await this.render(effect.file, playback.moment(), this.view, SIZE);
        this.say(`${writeNew(fromHome(effect.file), text) ?? `written to ${effect.file}`}.`);
        break;
      }
      case 'repaint':
        this.say(sentenceOf(playback.moment()));
        break;
      case 'suspend':
        this.say('Use q to quit.');
        break;
      case 'quit':
        this.leave(exitCode);
        break;
    }
  }
}
