import type { PythonVersion } from '../heap/version-facts.ts';

/** What the language of one CPython version does differently from others: wording, syntax, library. */
export interface LanguageFacts {
  readonly name: PythonVersion;
}

const LANGUAGE_3_13: LanguageFacts = { name: '3.13' };
const LANGUAGE_3_12: LanguageFacts = { ...LANGUAGE_3_13, name: '3.12' };
const LANGUAGE_3_11: LanguageFacts = { ...LANGUAGE_3_12, name: '3.11' };
const LANGUAGE_3_10: LanguageFacts = { ...LANGUAGE_3_11, name: '3.10' };
const LANGUAGE_3_9: LanguageFacts = { ...LANGUAGE_3_10, name: '3.9' };

/** The language of each version, told as how it differs from the next newer one. */
export const LANGUAGES: Readonly<Record<PythonVersion, LanguageFacts>> = {
  '3.9': LANGUAGE_3_9,
  '3.10': LANGUAGE_3_10,
  '3.11': LANGUAGE_3_11,
  '3.12': LANGUAGE_3_12,
  '3.13': LANGUAGE_3_13,
};
