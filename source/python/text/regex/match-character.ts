import { isInCategory } from './character-classes.ts';
import { OP } from './codes.ts';
import { lowerAscii, lowerUnicode, upperUnicode } from './letter-folding.ts';

/** Whether the set whose code begins at `at` has a character (`SRE(charset)`). */
export function isInSet(code: Uint32Array, at: number, char: number): boolean {
  let pc = at;
  let found = true;
  for (;;) {
    switch (code[pc++]) {
      case OP.FAILURE:
        return !found;
      case OP.LITERAL:
        if (char === code[pc]) return found;
        pc++;
        break;
      case OP.CATEGORY:
        if (isInCategory(code[pc], char)) return found;
        pc++;
        break;
      case OP.CHARSET:
        if (char < 256 && hasBit(code, pc, char)) return found;
        pc += 8;
        break;
      case OP.RANGE:
        if (code[pc] <= char && char <= code[pc + 1]) return found;
        pc += 2;
        break;
      case OP.RANGE_UNI_IGNORE: {
        if (code[pc] <= char && char <= code[pc + 1]) return found;
        const capital = upperUnicode(char);
        if (code[pc] <= capital && capital <= code[pc + 1]) return found;
        pc += 2;
        break;
      }
      case OP.NEGATE:
        found = !found;
        break;
      default: {
        // BIGCHARSET: number of chunks, the chunk of each 256 characters, the chunks.
        const chunks = code[pc++];
        const block = char < 0x10000 ? (code[pc + (char >> 10)] >>> (8 * ((char >> 8) & 3))) & 0xff : -1;
        pc += 64;
        if (block >= 0 && hasBit(code, pc + block * 8, char & 0xff)) return found;
        pc += chunks * 8;
      }
    }
  }
}

function hasBit(code: Uint32Array, at: number, bit: number): boolean {
  return ((code[at + (bit >> 5)] >>> (bit & 31)) & 1) !== 0;
}

/** `char_loc_ignore()`, in the C locale. */
function isSameLocal(pattern: number, char: number): boolean {
  return pattern === char || lowerAscii(char) === pattern || lowerAscii(char) === lowerAscii(pattern);
}

/** Whether the instruction at `pc`, which matches one character, matches this one. */
export function matchesOne(code: Uint32Array, pc: number, char: number): boolean {
  switch (code[pc]) {
    case OP.LITERAL:
      return char === code[pc + 1];
    case OP.NOT_LITERAL:
      return char !== code[pc + 1];
    case OP.IN:
      return isInSet(code, pc + 2, char);
    case OP.ANY:
      return char !== 10;
    case OP.ANY_ALL:
      return true;
    case OP.CATEGORY:
      return isInCategory(code[pc + 1], char);
    case OP.LITERAL_IGNORE:
      return lowerAscii(char) === code[pc + 1];
    case OP.NOT_LITERAL_IGNORE:
      return lowerAscii(char) !== code[pc + 1];
    case OP.LITERAL_UNI_IGNORE:
      return lowerUnicode(char) === code[pc + 1];
    case OP.NOT_LITERAL_UNI_IGNORE:
      return lowerUnicode(char) !== code[pc + 1];
    case OP.LITERAL_LOC_IGNORE:
      return isSameLocal(code[pc + 1], char);
    case OP.NOT_LITERAL_LOC_IGNORE:
      return !isSameLocal(code[pc + 1], char);
    case OP.IN_IGNORE:
      return isInSet(code, pc + 2, lowerAscii(char));
    case OP.IN_UNI_IGNORE:
      return isInSet(code, pc + 2, lowerUnicode(char));
    case OP.IN_LOC_IGNORE:
      return isInSet(code, pc + 2, lowerAscii(char)) || isInSet(code, pc + 2, upperUnicode(char));
    default:
      throw new Error(`instruction ${code[pc]} does not match a character`);
  }
}
