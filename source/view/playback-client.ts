import type { Command, Loop, Report } from '../scenario/session/commands.ts';
import type { Target } from '../scenario/session/locate.ts';
import type { HeapPart } from './heap-facts.ts';
import type { Moment, Script } from './moment.ts';
import type { SentMoment } from './observe/observer.ts';
import { type Listener, type Playback, type Speed, STEPS_PER_SECOND, type StepTarget } from './playback.ts';
import { sourceText } from './script-of-scenario.ts';

/** The way to the engine's thread. */
export interface Engine {
  send(command: Command): void;
  /** The last moment has been drawn. */
  wantMoment(): void;
  readonly broken: Promise<Error>;
  close(): Promise<void>;
}

/** A run on the engine's thread, seen from the main thread. */
export class PlaybackClient implements Playback {
  readonly broken: Promise<Error>;
  private script: Script;
  private readonly engine: Engine;
  private readonly listeners = new Set<Listener>();
  private latest: Moment | null = null;
  private isNew = false;
  private closed = false;
  /** The latest `stepTo()`, which the engine has not answered. */
  private asked: { readonly id: number; readonly resolve: (moved: boolean) => void } | null = null;
  private asks = 0;
  private wanted = '';

  constructor(script: Script, engine: Engine) {
    this.script = script;
    this.engine = engine;
    this.broken = engine.broken;
  }

  /** Takes what the engine's thread sends. */
  hear(report: Report<SentMoment>): void {
    if (this.closed) return;
    if (report.is === 'source') this.addSource(report.file, report.source);
    else if (report.is === 'moment') {
      this.latest = { script: this.script, ...report.moment };
      this.isNew = true;
      for (const listener of [...this.listeners]) listener(this.latest.state);
    } else if (report.is === 'arrived' && report.id === this.asked?.id) this.answer(report.moved);
  }

  private addSource(file: string, text: string): void {
    const { sources } = this.script;
    if (sources.some((each) => each.file === file)) return;
    this.script = { ...this.script, sources: [...sources, sourceText(file, text)] };
  }

  moment(): Moment {
    if (this.latest === null) throw new Error('the engine has sent no moment yet');
    if (this.isNew) {
      this.isNew = false;
      this.engine.wantMoment();
    }
    return this.latest;
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  play(speed: Speed, loop?: Loop): void {
    const stepsPerSecond = speed === 'max' ? Number.POSITIVE_INFINITY : speed * STEPS_PER_SECOND;
    this.send({ do: 'play', stepsPerSecond, ...(loop && { loop }) });
  }

  pause(): void {
    this.send({ do: 'pause' });
  }

  async stepTo(target: StepTarget): Promise<boolean> {
    return this.go(target);
  }

  /** As `stepTo()`, also to a line's first run and to the end of a cell or collection. */
  async go(to: Target): Promise<boolean> {
    if (this.closed) return false;
    this.asks += 1;
    const id = this.asks;
    this.send({ do: 'go', to, id });
    return new Promise((resolve) => {
      this.asked = { id, resolve };
    });
  }

  want(parts: readonly HeapPart[]): void {
    const wanted = [...parts].sort().join(' ');
    if (this.closed || wanted === this.wanted) return;
    this.wanted = wanted;
    this.engine.send({ do: 'want', parts });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.answer(false);
    await this.engine.close();
  }

  /** A command takes the place of a `stepTo()` under way. */
  private send(command: Command): void {
    this.answer(true);
    if (!this.closed) this.engine.send(command);
  }

  private answer(moved: boolean): void {
    const { asked } = this;
    this.asked = null;
    asked?.resolve(moved);
  }
}
