import type { Tokenizer } from './tokenizer.ts';

const keywordAfterNumber = /(?:and|else|for|or|not)(?![A-Za-z0-9_\u0080-\uffff])|i[fns]/y;
const identifierCharacter = /^[A-Za-z0-9_]$/;

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

const radixes: Readonly<Record<string, { name: string; digit: RegExp }>> = {
  x: { name: 'hexadecimal', digit: /^[0-9a-fA-F]$/ },
  o: { name: 'octal', digit: /^[0-7]$/ },
  b: { name: 'binary', digit: /^[01]$/ },
};

/** Moves `cur` behind the number that begins there. `Parser/lexer/lexer.c`, the part "Number" of tok_get_normal_mode(). */
export function scanNumber(tokenizer: Tokenizer): void {
  const { text } = tokenizer;
  const peek = (): string => text[tokenizer.cur] ?? '';
  const radix = peek() === '0' ? radixes[(text[tokenizer.cur + 1] ?? '').toLowerCase()] : undefined;
  if (radix) {
    tokenizer.cur += 2;
    do {
      if (peek() === '_') tokenizer.cur++;
      if (!radix.digit.test(peek())) failDigit(tokenizer, radix.name, tokenizer.facts.reportsUnclosed);
      while (radix.digit.test(peek())) tokenizer.cur++;
    } while (peek() === '_');
    if (isDigit(peek())) failDigit(tokenizer, radix.name);
    verifyEnd(tokenizer, radix.name);
    return;
  }
  const start = tokenizer.cur;
  if (peek() !== '.') decimalTail(tokenizer);
  const whole = text.slice(start, tokenizer.cur);
  let kind = 'decimal';
  let isInt = true;
  if (peek() === '.') {
    isInt = false;
    tokenizer.cur++;
    if (isDigit(peek())) decimalTail(tokenizer);
  }
  if (peek() === 'e' || peek() === 'E') {
    const sign = /[+-]/.test(text[tokenizer.cur + 1] ?? '') ? 1 : 0;
    if (isDigit(text[tokenizer.cur + 1 + sign])) {
      isInt = false;
      tokenizer.cur += 1 + sign;
      decimalTail(tokenizer);
    } else if (sign === 1) {
      tokenizer.cur += 2;
      tokenizer.fail('invalid decimal literal');
    } else {
      verifyEnd(tokenizer, 'decimal');
      return;
    }
  }
  if (peek() === 'j' || peek() === 'J') {
    isInt = false;
    tokenizer.cur++;
    kind = 'imaginary';
  }
  if (isInt && whole[0] === '0' && /[1-9]/.test(whole)) failLeadingZeros(tokenizer, whole);
  verifyEnd(tokenizer, kind);
}

function decimalTail(tokenizer: Tokenizer): void {
  const { text } = tokenizer;
  for (;;) {
    while (isDigit(text[tokenizer.cur])) tokenizer.cur++;
    if (text[tokenizer.cur] !== '_') return;
    tokenizer.cur++;
    if (!isDigit(text[tokenizer.cur])) tokenizer.fail('invalid decimal literal');
  }
}

function failDigit(tokenizer: Tokenizer, name: string, isRead = true): never {
  const digit = tokenizer.text[tokenizer.cur];
  if (!isDigit(digit)) tokenizer.fail(`invalid ${name} literal`);
  if (isRead) tokenizer.cur++;
  tokenizer.fail(`invalid digit '${digit}' in ${name} literal`);
}

const leadingZeros = 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';

function failLeadingZeros(tokenizer: Tokenizer, whole: string): never {
  if (!tokenizer.facts.placesLeadingZerosAtStart) tokenizer.fail(leadingZeros);
  const zeros = (/^[0_]*/.exec(whole) as RegExpExecArray)[0].length;
  const column = tokenizer.source.distance(tokenizer.lineStart, tokenizer.start) + 1;
  tokenizer.fail(leadingZeros, column, column + zeros);
}

/** `1or x` is fine, with a warning, `1x` is not. */
function verifyEnd(tokenizer: Tokenizer, name: string): void {
  const next = tokenizer.text[tokenizer.cur];
  const { reportsUnclosed, numbersEndAtAnyLetter } = tokenizer.facts;
  if (next === undefined || !reportsUnclosed) return;
  if (!identifierCharacter.test(next) && !(numbersEndAtAnyLetter && next >= '\x80')) return;
  keywordAfterNumber.lastIndex = tokenizer.cur;
  if (!keywordAfterNumber.test(tokenizer.text)) tokenizer.fail(`invalid ${name} literal`);
  tokenizer.warn(`invalid ${name} literal`);
}
