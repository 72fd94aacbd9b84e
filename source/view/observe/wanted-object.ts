import type { Machine } from '../../machine.ts';
import type { ScriptRun } from '../../scenario/session/script-run.ts';
import { OBJECT_PART } from '../heap-facts.ts';
import type { Inspection } from '../inspection.ts';
import { inspect } from './explain/inspect.ts';
import { namedObject } from './explain/named-object.ts';
import { type Clock, Ration } from './ration.ts';

/** While a run moves, the object is looked at no more often than this, in milliseconds, … */
const INTERVAL = 500;
/** … and the run gets so many times as long as that takes. */
const RUN_PER_LOOK = 20;

/** The object that somebody looks at, by its id or by a simple expression. */
export class WantedObject {
  /** The script's own: of its lines it is known when they ran first. */
  private readonly filename: string;
  /** An id or an expression; empty while nobody asks. */
  asked = '';
  private latest: Machine | null = null;
  private found: Inspection | null = null;
  private readonly ration: Ration;

  constructor(filename: string, clock: Clock) {
    this.filename = filename;
    this.ration = new Ration(clock, RUN_PER_LOOK, INTERVAL);
  }

  /** Whether this is another one than up to now. */
  want(parts: readonly string[]): boolean {
    const before = this.asked;
    this.asked = parts.find((part) => part.startsWith(OBJECT_PART))?.slice(OBJECT_PART.length) ?? '';
    return this.asked !== '' && this.asked !== before;
  }

  /** Exact where the run stands still, else now and then. */
  look(run: ScriptRun<Machine>, when: 'moving' | 'still' | 'end'): Inspection | null {
    if (this.asked === '') return null;
    if (when !== 'moving') return this.read(run);
    const { machine } = run;
    if (this.latest === machine && !this.ration.isDue()) return this.wanted(this.found);
    this.found = this.ration.spend(() => this.read(run));
    this.latest = machine;
    return this.found;
  }

  /** null for what was found for another question. */
  wanted(found: Inspection | null): Inspection | null {
    return found?.asked === this.asked ? found : null;
  }

  /** Whether another object, or none, was looked for when the run had its end and everything was there. */
  isMissing(asked: string): boolean {
    return this.asked !== '' && asked !== this.asked;
  }

  private read({ machine, place, recording }: ScriptRun<Machine>): Inspection | null {
    const { asked, filename } = this;
    const object = namedObject(machine, asked);
    const firstRun = (file: string, line: number): number | null =>
      file === filename ? (recording.lines.get(line) ?? null) : null;
    return object === 0 ? null : inspect(machine, object, { step: place, asked, firstRun });
  }
}
