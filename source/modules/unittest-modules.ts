import { SOURCE as difflib } from './python/difflib.ts';
import { SOURCE as doctest } from './python/doctest.ts';
import { SOURCE as unittest } from './python/unittest.ts';
import { SOURCE as asyncCase } from './python/unittest-async-case.ts';
import { SOURCE as testCase } from './python/unittest-case.ts';
import { SOURCE as loader } from './python/unittest-loader.ts';
import { SOURCE as log } from './python/unittest-log.ts';
import { SOURCE as main } from './python/unittest-main.ts';
import { SOURCE as mock } from './python/unittest-mock.ts';
import { SOURCE as result } from './python/unittest-result.ts';
import { SOURCE as runner } from './python/unittest-runner.ts';
import { SOURCE as signals } from './python/unittest-signals.ts';
import { SOURCE as suite } from './python/unittest-suite.ts';
import { SOURCE as util } from './python/unittest-util.ts';

/** What tests are written with, and `difflib` for their messages: name and text. */
export const UNITTEST_SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['difflib', difflib],
  ['doctest', doctest],
  ['unittest', unittest],
  ['unittest._log', log],
  ['unittest.async_case', asyncCase],
  ['unittest.case', testCase],
  ['unittest.loader', loader],
  ['unittest.main', main],
  ['unittest.mock', mock],
  ['unittest.result', result],
  ['unittest.runner', runner],
  ['unittest.signals', signals],
  ['unittest.suite', suite],
  ['unittest.util', util],
];
