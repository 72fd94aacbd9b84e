/** What our user can put right: a wrong option, a file that is no script. Never a bug of ours, never a Python exception. */
export class HeaptopError extends Error {
  override name = 'HeaptopError';
  /** What to try instead: one more line for the terminal, or nothing. */
  readonly hint: string | undefined;
  /** The exit status that this error ends the program with: 2 for usage, as for `python`. */
  readonly exitCode: number = 2;

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** The command line asks for something that is not there. */
export class UsageError extends HeaptopError {
  override name = 'UsageError';
}

/** What was made cannot be written: a full disk, a folder that is not there. */
export class OutputError extends HeaptopError {
  override name = 'OutputError';
  override readonly exitCode = 1;
}

/** The scenario cannot be read, or what was read is no scenario. */
export class ScenarioError extends HeaptopError {
  override name = 'ScenarioError';
}
