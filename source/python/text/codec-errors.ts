/** The error handlers of codecs (`errors=…`): Python/codecs.c. */

import { escapeCodePoint } from './repr.ts';
import { UnicodeFault, ValueFault } from './value-fault.ts';

/** What cannot be encoded becomes: text to encode in its place, or bytes as they are. */
export type Replacement = string | readonly number[];

/**
 * Handles code points that cannot be encoded: those of `codes`, at `start` in the text (in code points).
 * Throws UnicodeFault when the handler is strict or does not know what to do, LookupError for an unknown handler.
 */
export function handleEncodeError(
  errors: string,
  encoding: string,
  text: string,
  start: number,
  codes: readonly number[],
  reason: string,
): Replacement {
  const fault = (skip = 0): UnicodeFault => {
    return new UnicodeFault(encoding, text, start + skip, start + codes.length, reason);
  };
  switch (errors) {
    case 'strict':
      throw fault();
    case 'ignore':
      return '';
    case 'replace':
      return '?'.repeat(codes.length);
    case 'backslashreplace':
      return codes.map(escapeCodePoint).join('');
    case 'xmlcharrefreplace':
      return codes.map((code) => `&#${code};`).join('');
    case 'surrogateescape': {
      const stranger = codes.findIndex((code) => code < 0xdc80 || code > 0xdcff);
      if (stranger >= 0) throw fault(stranger);
      return codes.map((code) => code - 0xdc00);
    }
    case 'surrogatepass':
      if (encoding !== 'utf-8' || !codes.every((code) => code >= 0xd800 && code <= 0xdfff)) throw fault();
      return codes.flatMap((code) => [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]);
    default:
      throw unknownHandler(errors);
  }
}

/** Handles the bytes from `start` to `end`, which cannot be decoded: the text in their place. Throws as above. */
export function handleDecodeError(
  errors: string,
  encoding: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): { text: string; next: number } {
  switch (errors) {
    case 'strict':
      break;
    case 'ignore':
      return { text: '', next: end };
    case 'replace':
      return { text: '\ufffd', next: end };
    case 'backslashreplace': {
      let text = '';
      for (let i = start; i < end; i++) text += `\\x${bytes[i].toString(16).padStart(2, '0')}`;
      return { text, next: end };
    }
    case 'surrogateescape': {
      let text = '';
      let next = start;
      for (; next < end && next < start + 4 && bytes[next] >= 0x80; next++) {
        text += String.fromCharCode(0xdc00 + bytes[next]);
      }
      if (next > start) return { text, next };
      break;
    }
    case 'surrogatepass': {
      const code = ((bytes[start] & 0xf) << 12) | ((bytes[start + 1] & 0x3f) << 6) | (bytes[start + 2] & 0x3f);
      const isThree = bytes[start] >> 4 === 0xe && bytes[start + 1] >> 6 === 2 && bytes[start + 2] >> 6 === 2;
      if (encoding === 'utf-8' && isThree && code >= 0xd800 && code <= 0xdfff) {
        return { text: String.fromCharCode(code), next: start + 3 };
      }
      break;
    }
    default:
      throw unknownHandler(errors);
  }
  throw new UnicodeFault(encoding, bytes, start, end, reason);
}

function unknownHandler(errors: string): ValueFault {
  return new ValueFault('LookupError', `unknown error handler name '${errors}'`);
}
