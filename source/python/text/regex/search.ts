import { INFO, OP } from './codes.ts';
import { isInSet } from './match-character.ts';
import type { MatchState } from './match-state.ts';
import { Matcher } from './matcher.ts';

/** Whether the code matches where the state stands. */
export function matchHere(code: Uint32Array, state: MatchState): boolean {
  return new Matcher(code, state).match();
}

/** Looks for a match from where the state stands on (`SRE(search)`); the state's start and place say where it is. */
export function search(code: Uint32Array, state: MatchState): boolean {
  if (state.at > state.end) return false;
  const canBegin = firstTest(code, state);
  const matcher = new Matcher(code, state);
  const last = code[0] === OP.INFO ? state.end - code[3] : state.end;
  for (let at = state.at; at <= last; at++) {
    if (canBegin === null || canBegin(at)) {
      state.start = at;
      state.at = at;
      if (matcher.match()) return true;
      state.forget();
    }
    state.mustAdvance = false;
  }
  return false;
}

/** What the INFO block says about the first character of a match; null: nothing. */
function firstTest(code: Uint32Array, { subject, end }: MatchState): ((at: number) => boolean) | null {
  if (code[0] !== OP.INFO) return null;
  if ((code[2] & INFO.PREFIX) !== 0) {
    const first = code[7];
    return (at) => subject.charCodeAt(at) === first;
  }
  if ((code[2] & INFO.CHARSET) !== 0) return (at) => at < end && isInSet(code, 5, subject.charCodeAt(at));
  return null;
}
