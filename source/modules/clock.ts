import type { Vm } from '../python/vm.ts';

/** Nanoseconds that a step of the script takes. */
const STEP = 1000n;
/** 2025-01-01 00:00:00 UTC, when every script starts. */
const EPOCH = 1_735_689_600n * 1_000_000_000n;

// DIFFERS: Time begins at 2025-01-01 00:00 UTC, goes on by a microsecond a step, and jumps at a `sleep()`. — No clock in the
// simulation, so that a moment can be reached again. — Count steps here; measure time elsewhere.
/** The time in the simulation: it goes on with the script's steps, never with the host's clock. All in nanoseconds. */
export class Clock {
  private slept = 0n;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
  }

  /** Since the script started. */
  get elapsed(): bigint {
    return this.running + this.slept;
  }

  /** What the script worked. */
  get running(): bigint {
    return BigInt(this.vm.interpreter.steps.done) * STEP;
  }

  /** Since 1970. */
  get now(): bigint {
    return EPOCH + this.elapsed;
  }

  sleep(nanoseconds: bigint): void {
    this.slept += nanoseconds;
  }
}
