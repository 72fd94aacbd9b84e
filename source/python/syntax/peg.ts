import type { GrammarChange } from './older-grammars.ts';
import type { Parser } from './parser.ts';
import {
  FSTRING_END,
  FSTRING_MIDDLE,
  FSTRING_START,
  NAME,
  NUMBER,
  STRING,
  TSTRING_START,
  tokenId,
  tokenIdCount,
} from './token.ts';

/**
 * Makes matchers of grammar rules. The notation is that of Python's language reference (a parsing expression grammar):
 * `'x'` a keyword or operator, `"x"` a soft keyword, `[a]` optional, `a* a+` repeated, `','.a+` separated, `&a !a` ahead,
 * `&&'x'` required, `~` no way back. `name!:` a rule that remembers its result at each token,
 * `name?:` one that does so in the explaining pass only.
 *
 * `-> name` calls that action with what the alternative captured: the elements marked `@`, or else all but keywords and
 * operators. Without an action the value is the only capture, the list of captures, or the first token where there is none.
 */

/** Undefined: does not match here, and `mark` is where it was. */
export type Matcher = (parser: Parser) => unknown;
/** Makes the value of an alternative; undefined fails the whole rule. */
export type Action = (parser: Parser, ...captures: never[]) => unknown;

interface Element {
  readonly match: Matcher;
  readonly captured: boolean;
  readonly marked: boolean;
  readonly isCut: boolean;
  readonly first: Lazy;
}

interface Alternative {
  readonly elements: readonly Element[];
  readonly action: ((parser: Parser, ...captures: unknown[]) => unknown) | null;
  readonly captures: boolean;
  /** The matcher of an alternative that is nothing but that. */
  readonly only: Matcher | null;
  readonly invalid: boolean;
  readonly first: Lazy;
}

/** Asked for when rules run: while they are read, those they name are not there yet. */
type Lazy = () => First;

/** The tokens that something can begin with, a bit for each; `nullable` where it can match nothing. */
interface First {
  readonly ids: Int32Array;
  readonly nullable: boolean;
}

const capturedKinds = new Set([NAME, NUMBER, STRING, FSTRING_START, FSTRING_MIDDLE, FSTRING_END, TSTRING_START]);
const lexeme = /\s*(?:'([^']+)'|"((?:\\.|[^"\\])*)"|([A-Z_]{2,}\b)|(\w+)|(->)|(&&)|([()[\]|.*+&!~@]))/y;
const ruleHead = /^(\w+)([!?]?):/gm;

export interface ActionTable {
  readonly [name: string]: Action;
}

/** Actions with a message: `-> at "message"`. */
export type MessageActions = Readonly<Record<string, (message: string) => Action>>;

export class Grammar {
  private readonly sources = new Map<string, string>();
  /** A number for each rule that remembers, negative where only in the explaining pass. */
  private readonly memoised = new Map<string, number>();
  private memos = 0;
  private readonly matchers = new Map<string, Matcher>();
  private readonly firsts = new Map<string, First>();
  private readonly absent = new Set<string>();
  /** Whether `&&'x'` says what it expected. */
  readonly requires: boolean;
  private readonly actions: ActionTable;
  private readonly messageActions: MessageActions;

  /** A native matcher stands for a rule, which then only says what it begins with. */
  constructor(
    text: string,
    native: Readonly<Record<string, Matcher>>,
    actions: ActionTable,
    messages: MessageActions,
    changes: readonly GrammarChange[] = [],
  ) {
    this.requires = changes.at(-1)?.requires ?? true;
    for (const name of changes.flatMap((change) => change.absent)) this.absent.add(name);
    this.actions = actions;
    this.messageActions = messages;
    for (const rules of [text, ...changes.map((change) => change.rules)]) this.read(rules);
    for (const [name, matcher] of Object.entries(native)) {
      const memo = this.memoised.get(name);
      this.matchers.set(name, memo === undefined ? matcher : remember(memo, matcher));
    }
  }

  /** Takes rules from their text; they replace those of the same name. */
  private read(text: string): void {
    const heads = [...text.matchAll(ruleHead)];
    for (const [index, head] of heads.entries()) {
      const name = head[1] as string;
      this.sources.set(name, text.slice(head.index + head[0].length, heads[index + 1]?.index));
      if (!head[2]) this.memoised.delete(name);
      else if (!this.memoised.has(name)) {
        this.memos++;
        this.memoised.set(name, this.memos * (head[2] === '?' ? -1 : 1));
      }
    }
  }

  /** The matcher of a rule, made when first asked for: the rules of wrong scripts cost nothing in right ones. */
  rule(name: string): Matcher {
    const known = this.matchers.get(name);
    if (known) return known;
    if (this.absent.has(name)) return never;
    let made: Matcher | null = null;
    const lazy: Matcher = (parser) => {
      made ??= this.make(name);
      return made(parser);
    };
    this.matchers.set(name, lazy);
    return lazy;
  }

  private make(name: string): Matcher {
    const matcher = choice(this.alternatives(name));
    const memo = this.memoised.get(name);
    const made = memo === undefined ? matcher : remember(memo, matcher);
    this.matchers.set(name, made);
    return made;
  }

  private readonly parsed = new Map<string, readonly Alternative[]>();

  private alternatives(name: string): readonly Alternative[] {
    const known = this.parsed.get(name);
    if (known) return known;
    const source = this.sources.get(name);
    if (source === undefined) throw new Error(`no grammar rule ${name}`);
    const made = new RuleReader(source, this).alternatives();
    this.parsed.set(name, made);
    return made;
  }

  /** What a rule can begin with. Rules do not call themselves at their beginning. */
  firstOf(name: string): First {
    const known = this.firsts.get(name);
    if (known) return known;
    if (this.absent.has(name)) return neverFirst;
    const first = this.sources.has(name) ? union(this.alternatives(name).map((each) => each.first())) : anything;
    this.firsts.set(name, first);
    return first;
  }

  action(name: string, message: string | null): Action {
    const action = message === null ? this.actions[name] : this.messageActions[name]?.(message);
    if (!action) throw new Error(`no grammar action ${name}`);
    return action;
  }
}

function lazily(compute: () => First): Lazy {
  let known: First | null = null;
  return () => (known ??= compute());
}

const setWords = (tokenIdCount + 31) >> 5;
const never: Matcher = () => undefined;
const neverFirst: First = { ids: new Int32Array(setWords), nullable: false };
const anything: First = { ids: new Int32Array(setWords).fill(-1), nullable: false };
const nothing: First = { ids: new Int32Array(setWords), nullable: true };

function beginsWith({ ids }: First, id: number): boolean {
  return ((ids[id >> 5] >> (id & 31)) & 1) === 1;
}

function single(id: number): First {
  const ids = new Int32Array(setWords);
  ids[id >> 5] = 1 << (id & 31);
  return { ids, nullable: false };
}

function union(firsts: readonly First[]): First {
  const ids = new Int32Array(setWords);
  let nullable = false;
  for (const first of firsts) {
    for (let i = 0; i < setWords; i++) ids[i] |= first.ids[i];
    nullable ||= first.nullable;
  }
  return { ids, nullable };
}

function sequenceFirst(elements: readonly Element[]): First {
  const taken: First[] = [];
  for (const element of elements) {
    const first = element.first();
    taken.push(first);
    if (!first.nullable) return { ids: union(taken).ids, nullable: false };
  }
  return { ids: union(taken).ids, nullable: true };
}

class RuleReader {
  private at = 0;
  private readonly words: (RegExpExecArray | null)[] = [];
  private readonly texts: string[] = [];
  private readonly grammar: Grammar;

  constructor(source: string, grammar: Grammar) {
    this.grammar = grammar;
    const end = source.trimEnd().length;
    lexeme.lastIndex = 0;
    while (lexeme.lastIndex < end) {
      const found = lexeme.exec(source);
      if (!found) throw new Error(`cannot read grammar rule: ${source}`);
      this.words.push(found);
      this.texts.push(found[0].trim());
    }
  }

  alternatives(): readonly Alternative[] {
    const list: Alternative[] = [];
    this.accept('|');
    do list.push(this.alternative());
    while (this.accept('|'));
    return list;
  }

  private alternative(): Alternative {
    let elements: Element[] = [];
    let invalid = false;
    let action: Action | null = null;
    for (;;) {
      const text = this.texts[this.at];
      if (text === undefined || text === '|' || text === ')' || text === ']') break;
      if (text === '->') {
        this.at++;
        const name = this.words[this.at++]?.[4] as string;
        const quoted = this.words[this.at]?.[2];
        if (quoted !== undefined) this.at++;
        action = this.grammar.action(name, quoted === undefined ? null : quoted.replaceAll('\\"', '"'));
        break;
      }
      invalid ||= elements.length === 0 && text?.startsWith('invalid_') === true;
      elements.push(this.element());
    }
    if (elements.some((element) => element.marked)) {
      elements = elements.map((element) => ({ ...element, captured: element.marked }));
    }
    const [head, second] = elements;
    return {
      elements,
      only: head?.captured && !second && !action ? head.match : null,
      action: action as Alternative['action'],
      captures: action !== null || elements.some((element) => element.captured),
      invalid,
      first: lazily(() => sequenceFirst(elements)),
    };
  }

  private accept(text: string): boolean {
    if (this.texts[this.at] !== text) return false;
    this.at++;
    return true;
  }

  private element(): Element {
    if (this.accept('@')) return { ...this.element(), captured: true, marked: true };
    if (this.accept('~'))
      return { match: () => true, captured: false, marked: false, isCut: true, first: () => nothing };
    if (this.accept('&&')) {
      const text = this.words[this.at++]?.[1] as string;
      return this.grammar.requires ? forced(text) : plainToken(text);
    }
    if (this.accept('&')) return ahead(this.atom(), true);
    if (this.accept('!')) return ahead(this.atom(), false);
    const atom = this.atom();
    if (this.accept('.')) {
      const item = this.atom();
      this.accept('+');
      return { ...item, match: separated(atom.match, item.match) };
    }
    if (this.accept('*')) {
      return { ...atom, match: repeated(atom, 0), first: lazily(() => ({ ...atom.first(), nullable: true })) };
    }
    if (this.accept('+')) return { ...atom, match: repeated(atom, 1) };
    return atom;
  }

  private atom(): Element {
    const plain = { captured: false, marked: false, isCut: false };
    if (this.accept('(')) {
      const inner = this.alternatives();
      this.accept(')');
      const captured = inner.some((each) => each.captures);
      return {
        ...plain,
        captured,
        match: choice(inner),
        first: lazily(() => union(inner.map((each) => each.first()))),
      };
    }
    if (this.accept('[')) {
      const inner = this.alternatives();
      this.accept(']');
      const captured = inner.some((each) => each.captures);
      const first = lazily(() => ({ ...union(inner.map((each) => each.first())), nullable: true }));
      return { ...plain, captured, match: optional(choice(inner), first), first };
    }
    const word = this.words[this.at++] as RegExpExecArray;
    if (word[1] !== undefined) {
      const id = tokenId(word[1]);
      return { ...plain, match: token(id), first: lazily(() => single(id)) };
    }
    if (word[2] !== undefined) return { ...plain, match: softKeyword(word[2]), first: lazily(() => single(NAME)) };
    if (word[3] === 'SOFT_KEYWORD') return { ...plain, match: anySoftKeyword, first: lazily(() => single(NAME)) };
    if (word[3] !== undefined) {
      const id = tokenId(word[3]);
      return { ...plain, captured: capturedKinds.has(id), match: token(id), first: lazily(() => single(id)) };
    }
    const name = word[4] as string;
    return {
      ...plain,
      captured: true,
      match: this.grammar.rule(name),
      first: lazily(() => this.grammar.firstOf(name)),
    };
  }
}

function token(id: number): Matcher {
  return (parser) => {
    const next = parser.peek();
    if (next.id !== id) return undefined;
    parser.mark++;
    return next;
  };
}

function softKeyword(text: string): Matcher {
  return (parser) => {
    const next = parser.peek();
    if (next.id !== NAME || next.text !== text) return undefined;
    parser.mark++;
    return next;
  };
}

/** Any beginning of a soft keyword will do: CPython compares so in `Parser/pegen.c, _PyPegen_soft_keyword_token()`. */
const anySoftKeyword: Matcher = (parser) => {
  const next = parser.peek();
  if (next.id !== NAME || !parser.facts.softKeywords.some((keyword) => keyword.startsWith(next.text))) return undefined;
  parser.mark++;
  return next;
};

function plainToken(text: string): Element {
  const id = tokenId(text);
  return { match: token(id), captured: false, marked: false, isCut: false, first: lazily(() => single(id)) };
}

function forced(text: string): Element {
  const match = token(tokenId(text));
  const required: Matcher = (parser) => match(parser) ?? parser.failRequired(text);
  return { match: required, captured: false, marked: false, isCut: false, first: () => anything };
}

function ahead(element: Element, positive: boolean): Element {
  const match: Matcher = (parser) => {
    const { mark } = parser;
    const found = element.match(parser) !== undefined;
    parser.mark = mark;
    return found === positive ? true : undefined;
  };
  const first = positive ? element.first : () => nothing;
  return { match, captured: false, marked: false, isCut: false, first };
}

function optional(match: Matcher, first: Lazy): Matcher {
  return (parser) => (beginsWith(first(), parser.peek().id) ? (match(parser) ?? null) : null);
}

function repeated(element: Element, least: number): Matcher {
  const { match, first } = element;
  return (parser) => {
    const values: unknown[] = [];
    while (beginsWith(first(), parser.peek().id)) {
      const value = match(parser);
      if (value === undefined) break;
      values.push(value);
    }
    return values.length < least ? undefined : values;
  };
}

function separated(separator: Matcher, item: Matcher): Matcher {
  return (parser) => {
    const value = item(parser);
    if (value === undefined) return undefined;
    const values = [value];
    for (;;) {
      const { mark } = parser;
      if (separator(parser) === undefined) return values;
      const next = item(parser);
      if (next === undefined) {
        parser.mark = mark;
        return values;
      }
      values.push(next);
    }
  };
}

function remember(rule: number, match: Matcher): Matcher {
  return (parser) => {
    if (rule < 0 && !parser.explaining) return match(parser);
    const at = parser.peek();
    for (let memo = at.memo; memo !== null; memo = memo.next) {
      if (memo.rule !== rule) continue;
      parser.mark = memo.end;
      return memo.value;
    }
    const value = match(parser);
    at.memo = { rule, value, end: parser.mark, next: at.memo };
    return value;
  };
}

function choice(alternatives: readonly Alternative[]): Matcher {
  /** For each first token, the alternatives worth trying; and the same in the explaining pass. */
  const plain: (readonly Alternative[] | undefined)[] = new Array(tokenIdCount).fill(undefined);
  const explaining: (readonly Alternative[] | undefined)[] = new Array(tokenIdCount).fill(undefined);
  const worthTrying = (id: number, withInvalid: boolean): readonly Alternative[] =>
    alternatives.filter(({ invalid, first }) => {
      if (invalid && !withInvalid) return false;
      const beginning = first();
      return beginning.nullable || beginsWith(beginning, id);
    });
  return (parser) => {
    const start = parser.mark;
    const { id } = parser.peek();
    const table = parser.explaining ? explaining : plain;
    let worth = table[id];
    if (worth === undefined) {
      worth = worthTrying(id, parser.explaining);
      table[id] = worth;
    }
    next: for (const { elements, action, only } of worth) {
      if (only !== null) {
        const value = only(parser);
        if (value !== undefined) return value;
        parser.mark = start;
        continue;
      }
      const captures: unknown[] = [];
      let cut = false;
      for (const element of elements) {
        const value = element.match(parser);
        if (value === undefined) {
          parser.mark = start;
          if (cut) return undefined;
          continue next;
        }
        if (element.captured) captures.push(value);
        else if (element.isCut) cut = true;
      }
      if (action === null) {
        return captures.length === 1 ? captures[0] : captures.length === 0 ? parser.tokens[start] : captures;
      }
      parser.start = start;
      const value = action(parser, ...captures);
      if (value === undefined) parser.mark = start;
      return value;
    }
    return undefined;
  };
}
