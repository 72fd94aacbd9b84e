/** Base64 (`Modules/binascii.c`, a2b_base64 and b2a_base64). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 61;

/** A text that is no base64, in CPython's words. */
export class Base64Fault {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

export function toBase64(data: Uint8Array): string {
  let text = '';
  for (let i = 0; i < data.length; i += 3) {
    const bits = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    const left = data.length - i;
    text += ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63];
    text += left > 1 ? ALPHABET[(bits >> 6) & 63] : '=';
    text += left > 2 ? ALPHABET[bits & 63] : '=';
  }
  return text;
}

/** The data; other characters are skipped unless `isStrict`. Throws a Base64Fault. */
export function fromBase64(text: Uint8Array, isStrict: boolean): Uint8Array {
  const values = new Map(Array.from(ALPHABET, (letter, value) => [letter.charCodeAt(0), value]));
  const data: number[] = [];
  let [place, left, pads] = [0, 0, 0];
  let hasStarted = false;
  if (isStrict && text[0] === PAD) throw new Base64Fault('Leading padding not allowed');
  for (let i = 0; i < text.length; i++) {
    if (text[i] === PAD) {
      hasStarted = true;
      if (place >= 2 && place + ++pads >= 4) {
        if (isStrict && i + 1 < text.length) throw new Base64Fault('Excess data after padding');
        return Uint8Array.from(data);
      }
      continue;
    }
    const value = values.get(text[i]);
    if (value === undefined) {
      if (isStrict) throw new Base64Fault('Only base64 data is allowed');
      continue;
    }
    if (isStrict && hasStarted && pads > 0) throw new Base64Fault('Discontinuous padding not allowed');
    pads = 0;
    if (place === 0) left = value;
    else if (place === 1) {
      data.push((left << 2) | (value >> 4));
      left = value & 15;
    } else if (place === 2) {
      data.push((left << 4) | (value >> 2));
      left = value & 3;
    } else data.push((left << 6) | value);
    place = (place + 1) % 4;
  }
  if (place === 1) {
    const count = Math.floor(data.length / 3) * 4 + 1;
    throw new Base64Fault(
      `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (place !== 0) throw new Base64Fault('Incorrect padding');
  return Uint8Array.from(data);
}
