import {
  GRAMMAR_3_9,
  GRAMMAR_3_10,
  GRAMMAR_3_11,
  GRAMMAR_3_12,
  GRAMMAR_3_14,
  type GrammarChange,
} from './older-grammars.ts';

/** What tokenizer and parser of one CPython version do differently from others. */
export interface SyntaxFacts {
  /** How the grammar differs from that of 3.13: for older ones from each version to the next older one, the newest first. */
  readonly grammar: readonly GrammarChange[];
  readonly softKeywords: readonly string[];
  /** f-strings are tokens (PEP 701); else string literals whose fields are parsed one by one, at the end. */
  readonly tokenizesFormatStrings: boolean;
  /** t-strings (PEP 750), and prefixes that exclude each other are told. */
  readonly hasTemplateStrings: boolean;
  /** A token for the end of a line includes the line break. */
  readonly lineBreaksHaveWidth: boolean;
  /** `a + not b` is told to need parentheses. */
  readonly explainsNot: boolean;
  /** "perhaps you escaped the end quote?" */
  readonly asksForEscapedQuote: boolean;
  /** Where an escape in a str literal that cannot be decoded is reported: at the literal, or at the last token read. */
  readonly placesBadEscapesAtLiteral: boolean;
  /** "bytes can only contain ASCII literal characters": at the literal; what the text ends with. */
  readonly placesBadBytesAtLiteral: boolean;
  readonly badBytesEnd: '' | '.';
  /** An f-string field without an expression: whether the message tells what follows. */
  readonly namesWhatFollowsEmptyField: boolean;
  /** The tokenizer's own ways: strings that end too early, brackets that are never closed, numbers that run into names. */
  readonly reportsUnclosed: boolean;
  readonly placesLeadingZerosAtStart: boolean;
  /** The end of a file is a line of its own. */
  readonly filesEndInEmptyLine: boolean;
  /** A mistake on an earlier line than the tokenizer's shows that line, if there is no file; else the tokenizer's. */
  readonly findsEarlierLines: boolean;
  /** No letter at all may follow a number; else only no ASCII letter: `1é`. */
  readonly numbersEndAtAnyLetter: boolean;
  /** compile() refuses a null character as a SyntaxError; else it is a ValueError. */
  readonly nullIsSyntaxError: boolean;
  /** A target that no rule takes is refused as "invalid syntax" where nothing in it is wrong. */
  readonly refusesGoodTargets: boolean;
  /** SyntaxErrors have an end. */
  readonly errorsHaveEnds: boolean;
  /** A mistake that nothing explains lies at the last token read when the explanations have been tried, too. */
  readonly placesMistakesLate: boolean;
  /** What expressions are called that cannot be assigned to, where 3.13 has another name. */
  readonly expressionNames: Readonly<Record<string, string>>;
  /** What `print x` is told comes from the line, not from the tree. */
  readonly guessesPrintFromLine: boolean;
  /** The category of the warning for `'\d'`. */
  readonly invalidEscapeCategory: 'SyntaxWarning' | 'DeprecationWarning';
  /** Its words have quotes. */
  readonly quotesInvalidEscapes: boolean;
  /** There is one for `'\400'`, too. */
  readonly warnsOfLargeOctals: boolean;
  /** Where there is a mistake, the second pass warns again. */
  readonly warnsInBothPasses: boolean;
  /** … and of the tokenizer's own warnings, as for `1if x else y`. */
  readonly tokenizerWarningCategory: 'SyntaxWarning' | 'DeprecationWarning';
}

export const SYNTAX_3_13: SyntaxFacts = {
  grammar: [],
  softKeywords: ['_', 'case', 'match', 'type'],
  tokenizesFormatStrings: true,
  hasTemplateStrings: false,
  lineBreaksHaveWidth: true,
  explainsNot: true,
  asksForEscapedQuote: true,
  placesBadEscapesAtLiteral: true,
  placesBadBytesAtLiteral: true,
  badBytesEnd: '',
  namesWhatFollowsEmptyField: true,
  reportsUnclosed: true,
  placesLeadingZerosAtStart: true,
  filesEndInEmptyLine: false,
  findsEarlierLines: true,
  numbersEndAtAnyLetter: false,
  nullIsSyntaxError: true,
  refusesGoodTargets: false,
  quotesInvalidEscapes: true,
  warnsOfLargeOctals: true,
  warnsInBothPasses: false,
  errorsHaveEnds: true,
  placesMistakesLate: false,
  expressionNames: {},
  guessesPrintFromLine: false,
  invalidEscapeCategory: 'SyntaxWarning',
  tokenizerWarningCategory: 'SyntaxWarning',
};

export const SYNTAX_3_14: SyntaxFacts = { ...SYNTAX_3_13, grammar: [GRAMMAR_3_14], hasTemplateStrings: true };

export const SYNTAX_3_12: SyntaxFacts = {
  ...SYNTAX_3_13,
  grammar: [GRAMMAR_3_12],
  explainsNot: false,
  asksForEscapedQuote: false,
};

export const SYNTAX_3_11: SyntaxFacts = {
  ...SYNTAX_3_12,
  grammar: [GRAMMAR_3_12, GRAMMAR_3_11],
  softKeywords: ['_', 'case', 'match'],
  tokenizesFormatStrings: false,
  lineBreaksHaveWidth: false,
  placesBadEscapesAtLiteral: false,
  invalidEscapeCategory: 'DeprecationWarning',
};

export const SYNTAX_3_10: SyntaxFacts = {
  ...SYNTAX_3_11,
  grammar: [GRAMMAR_3_12, GRAMMAR_3_11, GRAMMAR_3_10],
  placesBadBytesAtLiteral: false,
  namesWhatFollowsEmptyField: false,
  numbersEndAtAnyLetter: true,
  nullIsSyntaxError: false,
  warnsOfLargeOctals: false,
  warnsInBothPasses: true,
  tokenizerWarningCategory: 'DeprecationWarning',
};

export const SYNTAX_3_9: SyntaxFacts = {
  ...SYNTAX_3_10,
  grammar: [GRAMMAR_3_12, GRAMMAR_3_11, GRAMMAR_3_10, GRAMMAR_3_9],
  softKeywords: [],
  badBytesEnd: '.',
  reportsUnclosed: false,
  placesLeadingZerosAtStart: false,
  filesEndInEmptyLine: true,
  findsEarlierLines: false,
  refusesGoodTargets: true,
  quotesInvalidEscapes: false,
  errorsHaveEnds: false,
  placesMistakesLate: true,
  expressionNames: { expression: 'operator', 'dict literal': 'dict display', ellipsis: 'Ellipsis' },
  guessesPrintFromLine: true,
};
