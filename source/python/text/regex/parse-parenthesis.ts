import { reprText } from '../repr.ts';
import { FLAG, TYPE_FLAGS } from './codes.ts';
import { lengthOf, type PatternSource } from './pattern-source.ts';
import type { PatternState } from './pattern-state.ts';
import type { Item, Sequence } from './pattern-tree.ts';

const FLAGS: Readonly<Record<string, number>> = {
  i: FLAG.IGNORECASE,
  L: FLAG.LOCALE,
  m: FLAG.MULTILINE,
  s: FLAG.DOTALL,
  x: FLAG.VERBOSE,
  a: FLAG.ASCII,
  u: FLAG.UNICODE,
};
const ALPHABETIC = /^\p{L}$/u;

/** What a parenthesis stands for; flags for the whole pattern and comments are no items. */
export type Parenthesis = Item | 'flags' | 'comment';

type Parse = (source: PatternSource, state: PatternState, verbose: boolean, depth: number) => Sequence;

/** What reads the inside of parentheses. */
export interface InnerParsers {
  readonly choice: Parse;
  readonly sequence: Parse;
}

/** From behind an opening parenthesis to behind its closing one. */
export function parseParenthesis(
  source: PatternSource,
  state: PatternState,
  verbose: boolean,
  depth: number,
  first: boolean,
  inner: InnerParsers,
): Parenthesis {
  return new ParenthesisParser(source, state, verbose, depth, inner).parse(first);
}

class ParenthesisParser {
  private readonly source: PatternSource;
  private readonly state: PatternState;
  private readonly verbose: boolean;
  private readonly depth: number;
  private readonly inner: InnerParsers;
  private readonly start: number;

  constructor(source: PatternSource, state: PatternState, verbose: boolean, depth: number, inner: InnerParsers) {
    this.inner = inner;
    this.source = source;
    this.state = state;
    this.verbose = verbose;
    this.depth = depth;
    this.start = source.tell() - 1;
  }

  parse(first: boolean): Parenthesis {
    const { source } = this;
    if (!source.match('?')) return this.group(null);
    const char = this.get();
    if (char === 'P') return this.named();
    if (char === ':') return this.bare(0, 0);
    if (char === '>') return { op: 'atomic', body: this.body(this.verbose) };
    if (char === '#') return this.comment();
    if (char === '=' || char === '!' || char === '<') return this.look(char);
    if (char === '(') return this.condition();
    if (char !== '-' && FLAGS[char] === undefined) {
      throw source.fault(`unknown extension ?${char}`, lengthOf(char) + 1);
    }
    const flags = this.flags(char);
    if (flags !== null) return this.bare(flags.added, flags.removed);
    if (first) return 'flags';
    if (this.state.allowsLateFlags) {
      const shown = `${source.isText ? '' : 'b'}${reprText(source.text.slice(0, 20))}`;
      const cut = source.text.length > 20 ? ' (truncated)' : '';
      this.state.warnings.push(`Flags not at the start of the expression ${shown}${cut} but at position ${this.start}`);
      return 'flags';
    }
    throw source.fault('global flags not at the start of the expression', source.tell() - this.start);
  }

  private get(message = 'unexpected end of pattern'): string {
    const char = this.source.get();
    if (char === null) throw this.source.fault(message);
    return char;
  }

  private body(verbose: boolean): Item[] {
    const body = this.inner.choice(this.source, this.state, verbose, this.depth + 1);
    this.close();
    return body;
  }

  private close(): void {
    const { source } = this;
    if (source.match(')')) return;
    throw source.fault('missing ), unterminated subpattern', source.tell() - this.start);
  }

  private group(name: string | null): Item {
    const { state } = this;
    const group = state.open(name, this.source);
    const body = this.body(this.verbose);
    state.close(group, body);
    return { op: 'group', group, added: 0, removed: 0, body };
  }

  private bare(added: number, removed: number): Item {
    const verbose = (this.verbose || (added & FLAG.VERBOSE) !== 0) && (removed & FLAG.VERBOSE) === 0;
    return { op: 'group', group: 0, added, removed, body: this.body(verbose) };
  }

  /** `(?P<name>…)`, `(?P=name)` */
  private named(): Item {
    const { source, state } = this;
    if (source.match('<')) {
      const name = source.getUntil('>', 'group name');
      source.checkGroupName(name, 1);
      return this.group(name);
    }
    if (source.match('=')) {
      const name = source.getUntil(')', 'group name');
      const group = this.groupOf(name);
      if (!state.isClosed(group)) throw source.fault('cannot refer to an open group', lengthOf(name) + 1);
      state.checkLookbehind(group, source);
      return { op: 'reference', group };
    }
    const char = this.get();
    throw source.fault(`unknown extension ?P${char}`, lengthOf(char) + 2);
  }

  private groupOf(name: string): number {
    const { source, state } = this;
    source.checkGroupName(name, 1);
    const group = state.names.get(name);
    if (group !== undefined) return group;
    throw source.fault(`unknown group name ${reprText(name)}`, lengthOf(name) + 1);
  }

  private comment(): 'comment' {
    const { source } = this;
    do {
      if (source.next === null) throw source.fault('missing ), unterminated comment', source.tell() - this.start);
    } while (source.get() !== ')');
    return 'comment';
  }

  /** `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)` */
  private look(first: string): Item {
    const { source, state } = this;
    const behind = first === '<';
    const mark = behind ? this.get() : first;
    if (mark !== '=' && mark !== '!') throw source.fault(`unknown extension ?<${mark}`, lengthOf(mark) + 2);
    const outer = state.lookbehindGroups;
    if (behind && outer === null) state.lookbehindGroups = state.groups;
    const body = this.inner.choice(source, state, this.verbose, this.depth + 1);
    if (behind) state.lookbehindGroups = outer;
    this.close();
    const negated = mark === '!';
    return negated && body.length === 0 ? { op: 'failure' } : { op: 'assert', behind, negated, body };
  }

  /** `(?(group)yes|no)` */
  private condition(): Item {
    const { source, state } = this;
    const name = source.getUntil(')', 'group name');
    let group: number;
    if (/^[0-9]+$/.test(name)) {
      group = Number(name);
      if (group === 0) throw source.fault('bad group number', name.length + 1);
      if (group >= 2 ** 30) throw source.fault(`invalid group reference ${name}`, name.length + 1);
      if (!state.conditions.has(group)) state.conditions.set(group, source.tell() - name.length - 1);
    } else group = this.groupOf(name);
    state.checkLookbehind(group, source);
    const yes = this.inner.sequence(source, state, this.verbose, this.depth + 1);
    const no = source.match('|') ? this.inner.sequence(source, state, this.verbose, this.depth + 1) : null;
    if (source.next === '|') throw source.fault('conditional backref with more than two branches');
    this.close();
    return { op: 'condition', group, yes, no };
  }

  /** `(?i)`, which is null, `(?i:`, `(?i-s:` from behind the first letter on (`_parse_flags()`). */
  private flags(first: string): { added: number; removed: number } | null {
    const { source, state } = this;
    let added = 0;
    let removed = 0;
    let char = first;
    while (char !== '-' && char !== ':') {
      added |= this.addedFlag(char, added);
      char = this.nextFlag('missing -, : or )', ')-:');
      if (char === ')') {
        state.flags |= added;
        return null;
      }
    }
    if (char === '-') {
      char = this.nextFlag('missing flag', '');
      while (char !== ':') {
        if ((FLAGS[char] & TYPE_FLAGS) !== 0) {
          throw source.fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        removed |= FLAGS[char];
        char = this.nextFlag('missing :', ':');
      }
    }
    if ((added & removed) !== 0) throw source.fault('bad inline flags: flag turned on and off', 1);
    return { added, removed };
  }

  private addedFlag(char: string, added: number): number {
    const { source } = this;
    const flag = FLAGS[char];
    if (source.isText && char === 'L') {
      throw source.fault("bad inline flags: cannot use 'L' flag with a str pattern");
    }
    if (!source.isText && char === 'u') {
      throw source.fault("bad inline flags: cannot use 'u' flag with a bytes pattern");
    }
    if ((flag & TYPE_FLAGS) !== 0 && ((added | flag) & TYPE_FLAGS) !== flag) {
      throw source.fault("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    return flag;
  }

  /** The letter of a flag or one of the ends. */
  private nextFlag(message: string, ends: string): string {
    const { source } = this;
    const char = this.get(message);
    if (ends.includes(char) || FLAGS[char] !== undefined) return char;
    throw source.fault(ALPHABETIC.test(char) ? 'unknown flag' : message, lengthOf(char));
  }
}
