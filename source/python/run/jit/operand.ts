import type { Address } from '../../../heap/object-type.ts';

/**
 * What the translator knows of a value on the stack. Only `memory` values are where the interpreter would have them, in the
 * frame; the others get there when somebody could see the difference.
 */
export type Operand =
  /** In its place in the frame, owned. */
  | { readonly kind: 'memory' }
  /** The value of a fast local; the reference is not counted yet. */
  | { readonly kind: 'local'; readonly index: number }
  /** A constant of the code; not counted yet, if it is counted at all. */
  | { readonly kind: 'constant'; readonly address: Address; readonly isImmortal: boolean }
  /** In a JavaScript variable, owned; with `maybe` it can be NULL. */
  | { readonly kind: 'variable'; readonly name: string; readonly maybe: boolean }
  /** A JavaScript boolean, for True or False. */
  | { readonly kind: 'truth'; readonly name: string }
  | { readonly kind: 'null' };

export const IN_MEMORY: Operand = { kind: 'memory' };
export const NULL: Operand = { kind: 'null' };
