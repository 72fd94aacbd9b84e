import type { Command, Elsewhere, Stand } from './commands.ts';
import type { Foresight } from './prescan.ts';

/** A session's side of the way to the main thread. */
export interface Link {
  /** Whether a command waits; costs next to nothing. */
  hasCommand(): boolean;
  command(): Command | null;
  /** Sleeps until a command comes, a moment is wanted, or `milliseconds` (may be Infinity) are over. */
  sleep(milliseconds: number): void;
  /** Whether the last moment has been drawn and another one is welcome. */
  wantsMoment(): boolean;
  arrived(id: number, moved: boolean): void;
  /** Another engine may be nearer to where a command leads. */
  elsewhere(where: Elsewhere): void;
  stands(stand: Stand): void;
  /** The run is a long one: somebody else is to play it. */
  scouts(): void;
  foresees(foresight: Foresight): void;
  /** Milliseconds of a clock that only goes on. */
  now(): number;
}
