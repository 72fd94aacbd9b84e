import { IMMORTAL, SIZE, TYPE, TYPE_INDEX } from '../../heap/object.ts';
import type { Address } from '../../heap/object-type.ts';
import { hashText } from '../numbers/siphash.ts';
import { type CharKind, codePointLength, maxCharKind } from '../text/code-points.ts';
import { lengthOf, unitAt } from '../text/string-access.ts';
import type { Vm } from '../vm.ts';
import type { PyType } from './type.ts';

// Words of a str (PyASCIIObject): length, hash, state; the text itself is kept beside the heap.
export const STR_HASH = 6;
const STR_STATE = 8;
const STR_TEXT = 9;

const KIND_MASK = 7;
const INTERNED = 8;

/** Code units of the longest JavaScript string. */
export const MAX_TEXT = 2 ** 29 - 25;

/** Bytes a character, by kind. */
const WIDTH = [0, 1, 1, 2, 4];

/** str objects. Their memory is CPython's (`PyUnicode_New()`); no figure depends on the text, so it is a JS string. */
export class StrObjects {
  readonly type: PyType;
  /** The interned strings; mortal ones leave when they die (3.13). */
  readonly interned = new Map<string, Address>();
  readonly empty: Address;
  private readonly vm: Vm;
  private readonly words: Int32Array;
  /** Bytes besides the characters, by kind: sizeof(PyASCIIObject) or sizeof(PyCompactUnicodeObject), and the final zero. */
  private readonly header: readonly number[];
  private readonly texts: string[] = [''];
  private readonly freeTexts: number[] = [];
  /** One-character latin-1 strings live in static memory. */
  private readonly latin1: Address[] = [];

  constructor(vm: Vm) {
    this.vm = vm;
    this.words = vm.heap.words;
    const { asciiStr, str } = vm.facts.strBytes;
    this.header = [0, asciiStr + 1, str + 1, str + 2, str + 4];
    const type = vm.types.define('str', { basicSize: asciiStr, isBase: true });
    this.type = type;
    type.dealloc = (object) => this.dealloc(object);
    this.empty = this.makeStatic('');
    for (let code = 0; code < 256; code++) this.latin1.push(this.makeStatic(String.fromCharCode(code)));
    for (const letter of vm.facts.lettersInternedApart) this.markInterned(this.makeStatic(letter), letter);
  }

  isStr(object: Address): boolean {
    const index = this.words[object + TYPE_INDEX];
    return index === this.type.index || this.vm.types.table[index].isSubtypeOf(this.type);
  }

  isExact(object: Address): boolean {
    return this.words[object + TYPE_INDEX] === this.type.index;
  }

  /** The text of a str. */
  text(object: Address): string {
    return this.texts[this.words[object + STR_TEXT]];
  }

  /** Number of code points. */
  length(object: Address): number {
    return this.words[object + SIZE];
  }

  /** 1 ASCII, 2 latin-1, 3 UCS2, 4 UCS4. */
  kind(object: Address): number {
    return this.words[object + STR_STATE] & KIND_MASK;
  }

  isInterned(object: Address): boolean {
    return (this.words[object + STR_STATE] & INTERNED) !== 0;
  }

  /** A new reference to a str with this text: the singletons for '' and single latin-1 characters, else a new object. */
  make(text: string): Address {
    const units = lengthOf(text);
    if (units < 2) {
      if (units === 0) return this.empty;
      const code = unitAt(text, 0);
      if (code < 256) return this.latin1[code];
    }
    const kind = maxCharKind(text);
    const length = kind === 4 ? codePointLength(text) : units;
    const object = this.vm.heap.allocate(this.type.address, this.type.index, this.header[kind] + WIDTH[kind] * length);
    this.fill(object, text, kind, length);
    return object;
  }

  /** A new object for text known to be ASCII and not empty. */
  makeAscii(text: string): Address {
    const length = lengthOf(text);
    const object = this.vm.heap.allocate(this.type.address, this.type.index, this.header[1] + length);
    this.fill(object, text, 1, length);
    return object;
  }

  /** `left + right` of exact strs (`PyUnicode_Concat()`). */
  sum(left: Address, right: Address): Address {
    if (this.length(left) === 0) return this.vm.heap.newRef(right);
    if (this.length(right) === 0) return this.vm.heap.newRef(left);
    if (this.length(left) + this.length(right) > MAX_TEXT / 2) this.checkLength(left, right);
    return this.concat(left, right);
  }

  private checkLength(left: Address, right: Address): void {
    if (this.text(left).length + this.text(right).length > MAX_TEXT) throw this.vm.errors.raise('MemoryError');
  }

  /** `PyUnicode_Append()`: takes over `left`, which nobody else holds; it grows in place if its characters are wide enough. */
  append(left: Address, right: Address): Address {
    const { words } = this;
    const kind = this.kind(left);
    const isModifiable = words[left] === 1 && words[left + STR_HASH] === -1 && words[left + STR_HASH + 1] === -1;
    const fits = this.kind(right) <= kind && kind < 3 && this.length(right) > 0;
    const text = this.text(left) + this.text(right);
    if (!isModifiable || this.isInterned(left) || !fits || lengthOf(text) > MAX_TEXT) {
      const sum = this.sum(left, right);
      this.vm.heap.decref(left);
      return sum;
    }
    const length = this.length(left) + this.length(right);
    const grown = this.vm.heap.allocator.reallocate(left, this.header[kind] + WIDTH[kind] * length);
    words[grown + SIZE] = length;
    this.texts[words[grown + STR_TEXT]] = text;
    return grown;
  }

  /** A new str of two that are not empty. Kinds and lengths are known, so that JavaScript need not put the texts together yet. */
  concat(left: Address, right: Address): Address {
    const text = this.text(left) + this.text(right);
    const kind = Math.max(this.kind(left), this.kind(right));
    // Two halves of a surrogate pair could meet.
    if (kind > 2) return this.make(text);
    const length = this.length(left) + this.length(right);
    const object = this.vm.heap.allocate(this.type.address, this.type.index, this.header[kind] + length);
    this.fill(object, text, kind as CharKind, length);
    return object;
  }

  /** Turns a fresh instance of a str subclass into a str with this text. */
  fill(
    object: Address,
    text: string,
    kind = maxCharKind(text),
    length = kind === 4 ? codePointLength(text) : lengthOf(text),
  ): void {
    const { words } = this;
    words[object + SIZE] = length;
    words[object + STR_HASH] = -1;
    words[object + STR_HASH + 1] = -1;
    words[object + STR_STATE] = kind;
    words[object + STR_TEXT] = this.keep(text);
  }

  /** Bytes of the block of a str with so many characters of a kind. */
  bytesFor(kind: CharKind, length: number): number {
    return this.header[kind] + WIDTH[kind] * length;
  }

  /** Bytes of an exact str as `str.__sizeof__()` counts them. A one-character latin-1 singleton has its UTF-8 cached. */
  sizeOf(object: Address): number {
    const kind = this.kind(object);
    const length = this.length(object);
    const cached = kind === 2 && length === 1 ? this.vm.facts.strBytes.latin1Cache : 0;
    return this.header[kind] + WIDTH[kind] * length + cached;
  }

  /** An immortal interned str in static memory, as the names that the C core itself uses (`_Py_ID`). Borrowed. */
  name(text: string): Address {
    const known = this.interned.get(text);
    if (known === undefined) return this.makeStatic(text);
    // A script may have been first: from now on the string is the machine's too.
    if (this.words[known] > 0) this.words[known] = IMMORTAL;
    return known;
  }

  /** A new reference to the interned str with this text (`PyUnicode_InternFromString()`). */
  intern(text: string): Address {
    const known = this.interned.get(text);
    if (known !== undefined) return this.vm.heap.newRef(known);
    const object = this.make(text);
    this.markInterned(object, text);
    return object;
  }

  /** A new reference to the interned str that a name in code is. */
  identifier(text: string): Address {
    const object = this.intern(text);
    if (this.vm.facts.identifiersAreImmortal) this.words[object] = IMMORTAL;
    return object;
  }

  /** `PyUnicode_InternInPlace()`: takes a reference to a str, gives one to its interned equal. */
  internInPlace(object: Address): Address {
    if (this.isInterned(object) || !this.isExact(object)) return object;
    const text = this.text(object);
    const known = this.interned.get(text);
    if (known === undefined) {
      this.markInterned(object, text);
      return object;
    }
    this.vm.heap.incref(known);
    this.vm.heap.decref(object);
    return known;
  }

  private markInterned(object: Address, text: string): void {
    this.words[object + STR_STATE] |= INTERNED;
    this.interned.set(text, object);
    if (this.vm.facts.internedAreImmortal) this.words[object] = IMMORTAL;
  }

  /** Forces the hash into the words STR_HASH and returns the low one. */
  hash(object: Address): number {
    const { words } = this;
    if (words[object + STR_HASH] === -1 && words[object + STR_HASH + 1] === -1) {
      hashText(this.text(object), this.vm.hash, this.vm.language.builtins.sipRounds);
      words[object + STR_HASH] = this.vm.hash.lo;
      words[object + STR_HASH + 1] = this.vm.hash.hi;
    }
    return words[object + STR_HASH];
  }

  /** The high word of the hash; `hash()` must have been called. */
  hashHigh(object: Address): number {
    return this.words[object + STR_HASH + 1];
  }

  equal(a: Address, b: Address): boolean {
    return a === b || this.texts[this.words[a + STR_TEXT]] === this.texts[this.words[b + STR_TEXT]];
  }

  private keep(text: string): number {
    const handle = this.freeTexts.pop();
    if (handle === undefined) return this.texts.push(text) - 1;
    this.texts[handle] = text;
    return handle;
  }

  private makeStatic(text: string): Address {
    const kind = maxCharKind(text);
    const length = kind === 4 ? codePointLength(text) : text.length;
    const object = this.vm.heap.memory.reserveStatic(this.header[kind] + WIDTH[kind] * length);
    const { words } = this;
    words[object] = IMMORTAL;
    words[object + TYPE] = this.type.address;
    words[object + TYPE_INDEX] = this.type.index;
    this.fill(object, text, kind, length);
    words[object + STR_STATE] |= INTERNED;
    this.interned.set(text, object);
    return object;
  }

  /** `unicode_dealloc()`; a subclass's dealloc calls this before it frees the block. */
  release(object: Address): void {
    const { words } = this;
    const handle = words[object + STR_TEXT];
    if (words[object + STR_STATE] & INTERNED) {
      this.interned.delete(this.texts[handle]);
      this.vm.nameDied(object);
    }
    this.texts[handle] = '';
    this.freeTexts.push(handle);
  }

  private dealloc(object: Address): void {
    this.release(object);
    this.vm.heap.free(object);
  }
}
