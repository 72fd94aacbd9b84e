import type { Address } from '../../heap/object-type.ts';

/** One parameter of a native function, as Argument Clinic sees it. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'positional' | 'both' | 'keyword' | 'varargs' | 'varkeywords';
  readonly required: boolean;
}

/**
 * The code of a native function. It receives one borrowed address per parameter, 0 for an argument not given;
 * `*args` comes as an array of borrowed addresses, `**kwargs` as a borrowed dict address or 0. Methods get `self` first
 * (class methods: the type). It returns a new reference.
 */
// biome-ignore lint/suspicious/noExplicitAny: each native has its own parameters; `signature` states them
export type NativeCode = (...args: any[]) => Address;

/**
 * A function written in TypeScript: CPython's `PyMethodDef`. `signature` is text as `inspect.signature` shows it,
 * without the parentheses: `object, /`, `iterable=(), /, *, key=None`, `*args`. It is read on the first call.
 */
export class Native {
  readonly name: string;
  readonly signature: string;
  readonly code: NativeCode;
  private parsed: readonly Parameter[] | null = null;

  constructor(name: string, signature: string, code: NativeCode) {
    this.name = name;
    this.signature = signature;
    this.code = code;
  }

  get parameters(): readonly Parameter[] {
    this.parsed ??= parseSignature(this.signature);
    return this.parsed;
  }
}

function parseSignature(signature: string): readonly Parameter[] {
  const parts = signature.split(',').map((part) => part.trim());
  const slash = parts.indexOf('/');
  const parameters: Parameter[] = [];
  let kind: Parameter['kind'] = slash >= 0 ? 'positional' : 'both';
  for (const part of parts) {
    if (part === '/') kind = 'both';
    else if (part === '*') kind = 'keyword';
    else if (part.startsWith('**')) parameters.push({ name: part.slice(2), kind: 'varkeywords', required: false });
    else if (part.startsWith('*')) {
      parameters.push({ name: part.slice(1), kind: 'varargs', required: false });
      kind = 'keyword';
    } else if (part !== '') {
      const [name, fallback] = part.split('=');
      parameters.push({ name: name.trim(), kind, required: fallback === undefined });
    }
  }
  return parameters;
}
