import type { Host } from '../../python/host.ts';
import { Stopped } from '../../python/protocols/errors.ts';
import type { CodeCell } from '../code-cells.ts';
import { OutputLog } from './output-log.ts';
import type { LineOwner, MakeMachine, PlayableMachine } from './playable-machine.ts';
import { Recording } from './recording.ts';
import { Samples } from './samples.ts';
import { SiteSamples } from './site-samples.ts';

/** Finalizers and exit handlers get so many steps; past them the run counts as ended. */
const STEPS_AT_EXIT = 5_000_000;

/** What a script may read. */
export type ScriptFiles = Required<Pick<Host, 'readModule' | 'readSource'>>;

/** What is run, the same for every run of a session. */
export interface Script {
  readonly source: string;
  readonly filename: string;
  readonly cells: readonly CodeCell[];
  /** Lines whose expression statement shows its value. */
  readonly echo: ReadonlySet<number>;
  /** Whether it has what IPython gives a notebook. */
  readonly isNotebook?: boolean;
  /** Its text and the modules that lie beside it. */
  readonly files: ScriptFiles;
}

/** An exception that nobody caught. */
export interface Failure {
  /** The last line of the traceback. */
  readonly summary: string;
  readonly traceback: string;
}

/**
 * One run of a script on a machine of its own, from its start as far as somebody wants. It stands at a *place*: 0 before
 * the first line; n when the n-th line has been reached and not yet run; behind the last step when the script is done.
 */
export class ScriptRun<M extends PlayableMachine = PlayableMachine> {
  readonly machine: M;
  readonly recording = new Recording();
  readonly samples = new Samples();
  /** Their steps are steps of `samples` too. */
  readonly siteSamples = new SiteSamples();
  readonly output = new OutputLog();
  place = 0;
  /** The script is done; the interpreter's exit may be going on or over. */
  done = false;
  failure: Failure | null = null;
  /** The exception object that ended the script, while its heap is there; 0 for none. */
  exception = 0;
  private readonly script: Script;
  private echoing = false;
  private atExit = '';

  constructor(script: Script, make: MakeMachine<M>) {
    this.script = script;
    this.machine = make({
      write: (stream, text) => this.write(stream, text),
      readSource: (filename) => script.files.readSource(filename),
      readModule: (directory, name) => script.files.readModule(directory, name),
    });
    this.watch();
    this.sample();
  }

  /** Bytes of live blocks that the script has allocated. */
  get traced(): number {
    return this.machine.vm.heap.trace.live;
  }

  /**
   * Runs the script. `visit` is called at place 0, at the place that it returned last, perhaps at places before that one,
   * and at the end. It leaves the run by throwing `Stopped`.
   *
   * @param atEnd - called when the last line is done and nothing has been torn down; the output is not complete then
   */
  play(visit: (run: this) => number, atEnd: (run: this) => void = () => {}): void {
    const { interpreter } = this.machine.vm;
    const goOn = (): void => {
      interpreter.steps.stopAt = Math.max(interpreter.steps.done + 1, Math.min(visit(this), this.samples.next));
    };
    interpreter.steps.atStop = () => {
      this.place = interpreter.steps.done;
      if (this.place === this.samples.next) this.sample();
      goOn();
    };
    try {
      goOn();
      this.run(() => atEnd(this));
      visit(this);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  private sample(): void {
    this.samples.add(this.traced);
    if (this.place === this.siteSamples.next) this.siteSamples.add(this.machine.vm.heap.trace);
  }

  private run(atEnd: () => void): void {
    const { machine, script } = this;
    const { interpreter } = machine.vm;
    const beforeShutdown = (exception: number): void => {
      this.done = true;
      this.exception = exception;
      this.place = interpreter.steps.done + 1;
      this.recording.end = this.place;
      atEnd();
      interpreter.steps.stopAt = interpreter.steps.done + STEPS_AT_EXIT;
      interpreter.steps.atStop = () => {
        throw new Stopped();
      };
    };
    const hooks = {
      isNotebook: script.isNotebook ?? false,
      ...(script.echo.size > 0 && { echo: (line: number) => script.echo.has(line) }),
    };
    try {
      machine.run(script.source, script.filename, { ...hooks, beforeShutdown });
    } catch (error) {
      if (!(this.done && error instanceof Stopped)) throw error;
    }
    this.failure = failureIn(this.atExit);
    this.output.write('stderr', this.atExit.slice(this.failure?.traceback.length ?? 0));
  }

  /** Writes down what happens, and has the run stop at the place from which it can be seen. */
  private watch(): void {
    const { interpreter, frames, heap } = this.machine.vm;
    const { recording, script } = this;
    heap.gc.log.onCollection = (record) => {
      if (this.done) return;
      recording.addCollection(interpreter.steps.done, record);
      this.stopSoon();
    };
    frames.onFirstRun = ({ unit }: LineOwner, line: number) => {
      if (this.done || unit.filename !== script.filename || recording.lines.has(line)) return;
      const step = interpreter.steps.done + 1;
      recording.lines.set(line, step);
      if (unit.name === '<module>') {
        const cell = script.cells.findIndex(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
        recording.beginCell(cell, step);
      }
      this.stopSoon();
    };
    const show = interpreter.displayHook;
    interpreter.displayHook = (value) => {
      this.echoing = true;
      try {
        show(value);
      } finally {
        this.echoing = false;
      }
    };
  }

  private stopSoon(): void {
    const { interpreter } = this.machine.vm;
    interpreter.steps.stopAt = Math.min(interpreter.steps.stopAt, interpreter.steps.done + 1);
  }

  private write(stream: 1 | 2, text: string): void {
    if (!this.done) {
      this.recording.events.add(this.machine.vm.interpreter.steps.done + 1);
      this.stopSoon();
    }
    if (stream === 1) this.output.write(this.echoing ? 'echo' : 'stdout', text);
    else if (this.done) this.atExit += text;
    else this.output.write('stderr', text);
  }
}

/** The traceback at the beginning of what the interpreter's exit wrote to stderr. */
function failureIn(text: string): Failure | null {
  if (!/^(?:Traceback \(most recent call last\):| {2}File "|\w*Error\b)/.test(text)) return null;
  const ignored = text.search(/^Exception ignored in/m);
  const traceback = ignored < 0 ? text : text.slice(0, ignored);
  const summary = traceback.split('\n').findLast((line) => /^[\w.]+/.test(line)) ?? '';
  return { summary, traceback };
}
