import type { Address } from '../../heap/object-type.ts';
import { enterRecursiveCall, leaveRecursiveCall } from '../../python/types/sequence.ts';
import type { Vm } from '../../python/vm.ts';

/** What a decoder wants to be called; 0 where the built-in way is meant. */
export interface JsonHooks {
  readonly strict: boolean;
  readonly object: Address;
  readonly pairs: Address;
  readonly float: Address;
  readonly int: Address;
  readonly constant: Address;
}

/** A place where a text is no JSON: CPython's words and an index into the text. `message` null: no value at all. */
export class JsonFault {
  readonly message: string | null;
  readonly at: number;

  constructor(message: string | null, at: number) {
    this.message = message;
    this.at = at;
  }
}

const LITERALS: readonly (readonly [text: string, value: (vm: Vm) => Address])[] = [
  ['null', (vm) => vm.none],
  ['true', (vm) => vm.int.true],
  ['false', (vm) => vm.int.false],
];
const CONSTANTS: readonly (readonly [text: string, value: number])[] = [
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** One reading of a JSON text: makes the objects that `Modules/_json.c` makes, in its order. */
export class JsonScanner {
  /** Index behind what was read last. */
  end = 0;
  private readonly vm: Vm;
  private readonly text: string;
  private readonly hooks: JsonHooks;
  /** The dict by which equal keys become one object. */
  private readonly memo: Address;

  /** `memo` is a dict, borrowed. */
  constructor(vm: Vm, text: string, hooks: JsonHooks, memo: Address) {
    this.vm = vm;
    this.text = text;
    this.hooks = hooks;
    this.memo = memo;
  }

  /** `scan_once_unicode()`: the value that begins at an index; a new reference. Throws a JsonFault. */
  value(at: number): Address {
    const { text, vm } = this;
    const first = text[at];
    if (first === '"') return vm.str.make(this.string(at + 1));
    if (first === '{') return this.nested(at, 'object');
    if (first === '[') return this.nested(at, 'array');
    for (const [literal, make] of LITERALS) {
      if (!text.startsWith(literal, at)) continue;
      this.end = at + literal.length;
      return vm.heap.newRef(make(vm));
    }
    for (const [literal, value] of CONSTANTS) {
      if (text.startsWith(literal, at)) return this.constant(literal, value, at);
    }
    return this.number(at);
  }

  private nested(at: number, kind: 'object' | 'array'): Address {
    enterRecursiveCall(this.vm, ` while decoding a JSON ${kind} from a unicode string`);
    try {
      return kind === 'object' ? this.object(at + 1) : this.array(at + 1);
    } finally {
      leaveRecursiveCall(this.vm);
    }
  }

  private constant(literal: string, value: number, at: number): Address {
    this.end = at + literal.length;
    return this.hooks.constant === 0 ? this.vm.float.make(value) : this.callWithText(this.hooks.constant, literal);
  }

  private callWithText(hook: Address, text: string): Address {
    const argument = this.vm.str.make(text);
    try {
      return this.vm.calls.call(hook, argument);
    } finally {
      this.vm.heap.decref(argument);
    }
  }

  /** `_match_number_unicode()` */
  private number(at: number): Address {
    const pattern = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
    pattern.lastIndex = at;
    const found = pattern.exec(this.text);
    if (found === null) throw new JsonFault(null, at);
    const [whole, , fraction, exponent] = found;
    this.end = at + whole.length;
    const { hooks, vm } = this;
    if (fraction === undefined && exponent === undefined) {
      return hooks.int === 0 ? vm.int.fromParsed(BigInt(whole)) : this.callWithText(hooks.int, whole);
    }
    return hooks.float === 0 ? vm.float.make(Number(whole)) : this.callWithText(hooks.float, whole);
  }

  /** `scanstring_unicode()`: the text from behind the opening quote on. */
  string(begin: number): string {
    const { text } = this;
    let result = '';
    let at = begin;
    for (let start = begin; ; start = at) {
      while (at < text.length && text[at] !== '"' && text[at] !== '\\') {
        if (this.hooks.strict && text[at] < ' ') throw new JsonFault('Invalid control character at', at);
        at++;
      }
      result += text.slice(start, at);
      if (at >= text.length) throw new JsonFault('Unterminated string starting at', begin - 1);
      const isEnd = text[at++] === '"';
      if (isEnd) {
        this.end = at;
        return result;
      }
      const letter = text[at++];
      if (letter === undefined) throw new JsonFault('Unterminated string starting at', begin - 1);
      if (letter === 'u') {
        const digits = text.slice(at, at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonFault('Invalid \\uXXXX escape', at - 1);
        result += String.fromCharCode(Number.parseInt(digits, 16));
        at += 4;
      } else if (SIMPLE_ESCAPES[letter] !== undefined) result += SIMPLE_ESCAPES[letter];
      else throw new JsonFault('Invalid \\escape', at - 2);
    }
  }

  private skip(from: number): number {
    let at = from;
    while (' \t\n\r'.includes(this.text[at] ?? 'x')) at++;
    return at;
  }

  /** 3.13 points at the comma; before, what follows it was not what was expected. */
  private trailingComma(kind: string, comma: number): void {
    if (!this.vm.language.messages.namesTrailingComma) return;
    throw new JsonFault(`Illegal trailing comma before end of ${kind}`, comma);
  }

  /** `_parse_array_unicode()` */
  private array(from: number): Address {
    const { vm, text } = this;
    const list = vm.list.make();
    try {
      let at = this.skip(from);
      while (text[at] !== ']' || vm.list.length(list) > 0) {
        vm.list.appendSteal(list, this.value(at));
        at = this.skip(this.end);
        if (text[at] === ']') break;
        if (text[at] !== ',') throw new JsonFault("Expecting ',' delimiter", at);
        const comma = at;
        at = this.skip(at + 1);
        if (text[at] === ']') this.trailingComma('array', comma);
      }
      this.end = at + 1;
      return list;
    } catch (error) {
      vm.heap.decref(list);
      throw error;
    }
  }

  /** `_parse_object_unicode()` */
  private object(from: number): Address {
    const { vm, hooks, text } = this;
    const holder = hooks.pairs === 0 ? vm.dict.make() : vm.list.make();
    try {
      let at = this.skip(from);
      for (let isFirst = true; text[at] !== '}' || !isFirst; isFirst = false) {
        if (text[at] !== '"') throw new JsonFault('Expecting property name enclosed in double quotes', at);
        at = this.pair(holder, at);
        if (text[at] === '}') break;
        if (text[at] !== ',') throw new JsonFault("Expecting ',' delimiter", at);
        const comma = at;
        at = this.skip(at + 1);
        if (text[at] === '}') this.trailingComma('object', comma);
      }
      this.end = at + 1;
      const hook = hooks.pairs || hooks.object;
      return hook === 0 ? vm.heap.newRef(holder) : vm.calls.call(hook, holder);
    } finally {
      vm.heap.decref(holder);
    }
  }

  /** A key and its value; index of what follows. */
  private pair(holder: Address, at: number): number {
    const { vm, hooks, text } = this;
    const key = this.key(at + 1);
    let value = 0;
    try {
      const colon = this.skip(this.end);
      if (text[colon] !== ':') throw new JsonFault("Expecting ':' delimiter", colon);
      value = this.value(this.skip(colon + 1));
      if (hooks.pairs === 0) vm.dict.set(holder, key, value);
      else vm.list.appendSteal(holder, vm.tuple.pack([key, value]));
      return this.skip(this.end);
    } finally {
      vm.heap.decref(key);
      vm.heap.xdecref(value);
    }
  }

  /** Equal keys of one text are one object; a new reference. */
  private key(at: number): Address {
    const { vm, memo } = this;
    const made = vm.str.make(this.string(at));
    const known = vm.dict.get(memo, made);
    if (known === 0) vm.dict.set(memo, made, made);
    else vm.heap.decref(made);
    return known === 0 ? made : vm.heap.newRef(known);
  }
}
