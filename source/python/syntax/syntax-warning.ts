/** Something legal that CPython warns of when it compiles a script. */
export interface SyntaxWarning {
  readonly category: 'SyntaxWarning' | 'DeprecationWarning';
  readonly message: string;
  readonly filename: string;
  /** From 1. */
  readonly line: number;
  /** Throws the SyntaxError that the filter "error" makes of the warning. */
  refuse(): never;
}

/** Takes the warnings of a compilation in CPython's order; it may refuse one to end the compilation. */
export type WarningSink = (warning: SyntaxWarning) => void;

export function ignoreWarnings(): void {}
