import type { Address } from '../../heap/object-type.ts';
import type { MatchState } from '../../python/text/regex/match-state.ts';
import { search } from '../../python/text/regex/search.ts';
import { parseTemplate, type Template } from '../../python/text/regex/template.ts';
import { bufferOf, isBytesLike } from '../../python/types/buffer.ts';
import type { Vm } from '../../python/vm.ts';
import type { MatchType } from './match-type.ts';
import { PATTERN_GROUPS, type PatternObjects } from './pattern-objects.ts';
import { latin1, type Subjects } from './subjects.ts';

/** `sub()`, `subn()` and `expand()`: replacements filled in. */
export class Substitution {
  private readonly vm: Vm;
  private readonly patterns: PatternObjects;
  private readonly subjects: Subjects;
  /** Runs parts that may throw a PatternFault and raises it about a template. */
  private readonly guard: <T>(template: Address, run: () => T) => T;

  constructor(vm: Vm, patterns: PatternObjects, subjects: Subjects, guard: <T>(template: Address, run: () => T) => T) {
    this.vm = vm;
    this.patterns = patterns;
    this.subjects = subjects;
    this.guard = guard;
  }

  private template(pattern: Address, template: Address): Template {
    const { vm } = this;
    const { isText, names } = this.patterns.program(pattern);
    let text: string;
    if (vm.str.isStr(template)) text = vm.str.text(template);
    else if (isBytesLike(vm, template)) text = latin1(bufferOf(vm, template));
    else
      throw vm.errors.raise('TypeError', `decoding to str: need a bytes-like object, ${vm.typeName(template)} found`);
    if (!text.includes('\\')) return [text];
    const groups = vm.words[pattern + PATTERN_GROUPS];
    return this.guard(template, () => parseTemplate(text, isText, groups, (name) => names.get(name)));
  }

  /** `Match.expand()` */
  expand(matches: MatchType, match: Address, template: Address): Address {
    const { vm } = this;
    const pattern = matches.pattern(match);
    const parts = this.template(pattern, template);
    const pieces = parts.map((part) => {
      if (typeof part === 'string') return part;
      const text = matches.groupText(match, part);
      try {
        return text === vm.none ? '' : this.textOf(text);
      } finally {
        vm.heap.decref(text);
      }
    });
    return this.subjects.make(pieces.join(''), this.patterns.program(pattern).isText);
  }

  private textOf(object: Address): string {
    const { vm } = this;
    return vm.str.isStr(object) ? vm.str.text(object) : latin1(bufferOf(vm, object));
  }

  /** `pattern_subx()`: the new string, a new reference, and how many were replaced. */
  substitute(
    matches: MatchType,
    pattern: Address,
    replacement: Address,
    string: Address,
    most: number,
  ): [Address, number] {
    const { vm, subjects } = this;
    const { code, isText } = this.patterns.program(pattern);
    const isFunction = vm.calls.isCallable(replacement);
    const template = isFunction ? [] : this.template(pattern, replacement);
    // A replacement of the other kind is noticed when the pieces are joined, if it has no escapes.
    const isForeign = !isFunction && isText !== vm.str.isStr(replacement) && template.length === 1;
    const state = subjects.state(pattern, string, 0, 0);
    const pieces = new Pieces(vm, isText);
    let done = 0;
    let behind = 0;
    while (most === 0 || done < most) {
      state.reset();
      state.at = state.start;
      if (!search(code, state)) break;
      const { start, at } = state;
      if (behind < start) pieces.text(state.subject.slice(behind, start));
      if (isFunction) this.callWith(matches, pattern, replacement, string, state, pieces);
      else if (isForeign) pieces.object(replacement);
      else pieces.text(filled(template, state));
      behind = at;
      done++;
      state.mustAdvance = at === start;
      state.start = at;
    }
    if (done === 0) return [subjects.piece(string, state.subject, 0, state.subject.length), 0];
    if (behind < state.subject.length) pieces.text(state.subject.slice(behind, state.subject.length));
    return [subjects.make(pieces.joined, isText), done];
  }

  private callWith(
    matches: MatchType,
    pattern: Address,
    replacement: Address,
    string: Address,
    state: MatchState,
    pieces: Pieces,
  ): void {
    const { heap, calls, none } = this.vm;
    const match = matches.make(pattern, string, state, 0);
    let item = 0;
    try {
      item = calls.call(replacement, match);
      if (item !== none) pieces.object(item);
    } finally {
      heap.decref(match);
      heap.xdecref(item);
    }
  }
}

/** The text of a template for what was found; groups that took no part are empty. */
function filled(template: Template, state: MatchState): string {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') text += part;
    else if (part === 0) text += state.subject.slice(state.start, state.at);
    else if (state.groupStart(part) >= 0) text += state.subject.slice(state.groupStart(part), state.groupEnd(part));
  }
  return text;
}

/** What is joined to the result; a thing of the wrong type is an error once all are there, as of `str.join()`. */
class Pieces {
  private readonly vm: Vm;
  private readonly isText: boolean;
  private readonly parts: string[] = [];
  private fault: string | null = null;

  constructor(vm: Vm, isText: boolean) {
    this.vm = vm;
    this.isText = isText;
  }

  text(text: string): void {
    this.parts.push(text);
  }

  object(object: Address): void {
    const { vm } = this;
    if (this.isText && vm.str.isStr(object)) this.text(vm.str.text(object));
    else if (!this.isText && isBytesLike(vm, object)) this.text(latin1(bufferOf(vm, object)));
    else {
      const wanted = this.isText ? 'str instance' : 'a bytes-like object';
      this.fault ??= `sequence item ${this.parts.length}: expected ${wanted}, ${vm.typeName(object)} found`;
      this.text('');
    }
  }

  get joined(): string {
    if (this.fault !== null) throw this.vm.errors.raise('TypeError', this.fault);
    return this.parts.join('');
  }
}
