import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

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

/** Code that takes its arguments as they lie, at words[base…]: see `Calls`. */
export type VectorCode = (self: Address, base: Address, count: number, names: Address) => Address;

/**
 * How arguments come in a tuple: 'packed' with keywords in a dict (METH_VARARGS), 'collected' as Argument Clinic does it up to
 * 3.13 for the `*args` of a METH_FASTCALL function, each time anew.
 */
export type Packing = 'packed' | 'collected';

/**
 * A function written in TypeScript: CPython's `PyMethodDef`. `signature` is text as `inspect.signature` shows it,
 * without the parentheses: `object, /`, `iterable=(), /, *, key=None`, `*args`. It is read on the first call.
 */
export class Native {
  readonly name: string;
  readonly signature: string;
  readonly code: NativeCode;
  private parsed: readonly Parameter[] | null = null;
  /** Only positional parameters, no `*args`. */
  isPlain = false;
  /** Parameters without a default, and all. */
  required = 0;
  most = 0;
  takesKeywords = false;
  /** CPython packs the arguments of this function into a tuple (and keywords into a dict). */
  packsArguments = false;
  /** … but only those by position: they are collected. */
  leavesKeywords = false;
  /** The same as `code`, of a method that takes any arguments: none of them is looked at on the way. */
  vector: VectorCode | null = null;
  /** The module of a function that is not built in; '' for builtins and methods. */
  module = '';
  /** Index of `**kwargs`, -1 without. */
  variadicKeywords = -1;
  /** The tuple of its keywords' names is still to be made, by the first call that looks for keywords (up to 3.11). */
  namesAreLate = false;

  constructor(name: string, signature: string, code: NativeCode) {
    this.name = name;
    this.signature = signature;
    this.code = code;
  }

  get parameters(): readonly Parameter[] {
    if (this.parsed === null) {
      const parameters = parseSignature(this.signature);
      this.parsed = parameters;
      this.isPlain = parameters.every((p) => p.kind === 'positional' || p.kind === 'both');
      this.required = parameters.filter((p) => p.required).length;
      this.most = parameters.length;
      this.variadicKeywords = parameters.findIndex((p) => p.kind === 'varkeywords');
      this.takesKeywords = parameters.some(
        (p) => p.kind === 'both' || p.kind === 'keyword' || p.kind === 'varkeywords',
      );
    }
    return this.parsed;
  }

  /** `packed`: in 3.13; `otherwise`: whether the version at hand packs, where that differs. */
  pack(packed: Packing | undefined, otherwise: boolean | 'packed' | undefined): void {
    this.packsArguments = otherwise === undefined ? packed !== undefined : otherwise !== false;
    this.leavesKeywords = packed === 'collected' && otherwise !== 'packed';
  }

  /** Whether so many arguments can be handed over at once, one by one: three at most, and no tuple made for them. */
  takesAtOnce(count: number): boolean {
    return this.isPlain && !this.packsArguments && this.most <= 3 && count >= this.required && count <= this.most;
  }

  /** `list.append` for a method, the bare name for a function: as error messages name it. */
  qualifiedName(vm: Vm, self: Address): string {
    if (self === 0 || vm.typeOf(self) === vm.module.type)
      return this.module === '' ? this.name : `${this.module}.${this.name}`;
    if (vm.types.isType(self)) return `${vm.types.qualname(vm.types.at(self))}.${this.name}`;
    const type = vm.typeOf(self);
    const owner = type.mro.find((base) => base.members.has(this.name)) ?? type;
    return `${owner.name}.${this.name}`;
  }
}

function parseSignature(signature: string): readonly Parameter[] {
  const parts = signature.split(',').map((part) => part.trim());
  const parameters: Parameter[] = [];
  let kind: Parameter['kind'] = parts.includes('/') ? 'positional' : 'both';
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
