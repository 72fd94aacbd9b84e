import { type Rewording, Wording } from './rewording.ts';

/** What 3.14 says otherwise than 3.13. */
const SAID_BY_3_14: readonly Rewording[] = [
  ['ZeroDivisionError', /^(integer|float) .*by zero$|^(integer|float) modulo$/, 'division by zero'],
  ['ZeroDivisionError', /^0\.0 cannot be raised to a negative power$/, 'zero to a negative power'],
  ['TypeError', /^(argument of type '.*' is not) iterable$/, '$1 a container or iterable'],
  ['ValueError', /^.* is not in list$/s, 'list.index(x): x not in list'],
];

export const WORDING_3_14 = new Wording([SAID_BY_3_14]);
