/** The exceptions that text and number functions raise, by CPython's names. */
export type FaultKind =
  | 'ValueError'
  | 'TypeError'
  | 'OverflowError'
  | 'ZeroDivisionError'
  | 'IndexError'
  | 'KeyError'
  | 'LookupError'
  | 'MemoryError'
  | 'UnicodeEncodeError'
  | 'UnicodeDecodeError';

/**
 * A Python exception that has no object yet: pure functions throw it, the caller makes a Python exception of it.
 * `errno` is set where CPython raises with two arguments, as `OverflowError(34, 'Numerical result out of range')`.
 */
export class ValueFault extends Error {
  readonly kind: FaultKind;
  readonly errno: number | undefined;

  constructor(kind: FaultKind, message: string, errno?: number) {
    super(message);
    this.kind = kind;
    this.errno = errno;
  }
}

/** What UnicodeEncodeError and UnicodeDecodeError carry: `object[start:end]` cannot be coded, for `reason`. */
export class UnicodeFault extends ValueFault {
  readonly encoding: string;
  readonly object: string | Uint8Array;
  /** Code points of a str, bytes of a bytes object. */
  readonly start: number;
  readonly end: number;
  readonly reason: string;

  constructor(encoding: string, object: string | Uint8Array, start: number, end: number, reason: string) {
    const kind = typeof object === 'string' ? 'UnicodeEncodeError' : 'UnicodeDecodeError';
    super(kind, unicodeErrorText(encoding, object, start, end, reason));
    this.encoding = encoding;
    this.object = object;
    this.start = start;
    this.end = end;
    this.reason = reason;
  }
}

/** `str()` of a Unicode error: Objects/exceptions.c, UnicodeEncodeError_str() and UnicodeDecodeError_str(). */
function unicodeErrorText(
  encoding: string,
  object: string | Uint8Array,
  start: number,
  end: number,
  reason: string,
): string {
  const isText = typeof object === 'string';
  const verb = isText ? 'encode' : 'decode';
  if (end !== start + 1) {
    const unit = isText ? 'characters' : 'bytes';
    return `'${encoding}' codec can't ${verb} ${unit} in position ${start}-${end - 1}: ${reason}`;
  }
  const what = isText ? `character '${escaped(object, start)}'` : `byte 0x${hex(object[start], 2)}`;
  return `'${encoding}' codec can't ${verb} ${what} in position ${start}: ${reason}`;
}

function escaped(text: string, index: number): string {
  let at = 0;
  for (let i = 0; i < index; i++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  const code = text.codePointAt(at) ?? 0;
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
