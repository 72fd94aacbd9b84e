import { HeaptopError, OutputError } from '../errors.ts';

/** An error on its way to the other thread. */
export interface ErrorReport {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Of a HeaptopError: what the user can put right. */
  readonly user: { readonly hint: string | undefined } | null;
}

export function reportOf(error: unknown): ErrorReport {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack, user: error instanceof HeaptopError ? { hint: error.hint } : null };
}

/** The error again: what the user can put right is a HeaptopError here too, with its words and its hint. */
export function errorOf({ name, message, stack, user }: ErrorReport): Error {
  if (user !== null) return new (name === 'OutputError' ? OutputError : HeaptopError)(message, user.hint);
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
