import type { Address } from '../../heap/object-type.ts';
import { MatchState } from '../../python/text/regex/match-state.ts';
import { type Subject, subjectOf } from '../../python/text/regex/subject.ts';
import { bufferOf, isBytesLike } from '../../python/types/buffer.ts';
import { unchanged } from '../../python/types/str-results.ts';
import type { Vm } from '../../python/vm.ts';
import type { PatternObjects } from './pattern-objects.ts';

/** Bytes as a text of Latin-1, the way in which patterns see them. */
export function latin1(data: Uint8Array): string {
  let text = '';
  for (let at = 0; at < data.length; at += 4096) text += String.fromCharCode(...data.subarray(at, at + 4096));
  return text;
}

/** The objects that are searched, and pieces of them. */
export class Subjects {
  private readonly vm: Vm;
  private readonly patterns: PatternObjects;
  /** The last long text and its subject: a scan comes back to it again and again. */
  private lastText = '';
  private lastSubject: Subject = '';

  constructor(vm: Vm, patterns: PatternObjects) {
    this.vm = vm;
    this.patterns = patterns;
  }

  /** `state_init()`: raises TypeError if the pattern is not for such an object. */
  state(pattern: Address, string: Address, pos: Address, endpos: Address): MatchState {
    const { vm } = this;
    const { isText } = this.patterns.program(pattern);
    const subject = this.subject(string, isText);
    const bound = (given: Address, otherwise: number): number =>
      given === 0 ? otherwise : Math.min(Math.max(vm.numbers.sliceIndex(given), 0), subject.length);
    return new MatchState(subject, this.patterns.groups(pattern), bound(pos, 0), bound(endpos, subject.length));
  }

  private subject(string: Address, isText: boolean): Subject {
    const { vm } = this;
    if (vm.str.isStr(string)) {
      if (!isText) throw vm.errors.raise('TypeError', 'cannot use a bytes pattern on a string-like object');
      return this.textSubject(vm.str.text(string));
    }
    if (!isBytesLike(vm, string)) {
      throw vm.errors.raise('TypeError', `expected string or bytes-like object, got '${vm.typeName(string)}'`);
    }
    if (isText) throw vm.errors.raise('TypeError', 'cannot use a string pattern on a bytes-like object');
    return latin1(bufferOf(vm, string));
  }

  private textSubject(text: string): Subject {
    if (text !== this.lastText) {
      this.lastText = text;
      this.lastSubject = subjectOf(text);
    }
    return this.lastSubject;
  }

  /** A piece of a string, None for one that took no part (`getslice()`). A new reference. */
  piece(string: Address, subject: Subject, start: number, end: number): Address {
    const { vm } = this;
    const isWhole = start === 0 && end === subject.length;
    if (vm.str.isStr(string)) {
      return isWhole ? unchanged(vm, string) : vm.str.make(subject.slice(start, Math.max(start, end)));
    }
    if (isWhole && vm.typeOf(string) === vm.bytes.type) return vm.heap.newRef(string);
    return vm.bytes.make(bufferOf(vm, string).slice(start, Math.max(start, end)));
  }

  /** A str or bytes with this text, whichever the pattern is for. */
  make(text: string, isText: boolean): Address {
    const { vm } = this;
    return isText ? vm.str.make(text) : vm.bytes.make(Uint8Array.from(text, (char) => char.charCodeAt(0)));
  }
}
