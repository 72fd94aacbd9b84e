import type { Address } from '../../heap/object-type.ts';
import { type CharKind, codePointLength, maxCharKind } from '../text/code-points.ts';
import type { Vm } from '../vm.ts';

/** A text that is put together in a str with room for more (`_PyUnicodeWriter`): tracemalloc's peak sees the room. */
export class UnicodeWriter {
  /** More room is made than is needed at once, by a quarter: false for what is written last. */
  overallocates = true;
  private readonly vm: Vm;
  private readonly minLength: number;
  private text = '';
  private length = 0;
  /** A str that is all there is: it becomes the result itself. */
  private readonlyStr: Address = 0;
  private kind: CharKind = 1;
  /** The str, and how many characters have room there; 0 before anything is written. */
  private buffer: Address = 0;
  private room = 0;

  constructor(vm: Vm, minLength: number) {
    this.vm = vm;
    this.minLength = minLength;
  }

  /** `_PyUnicodeWriter_InitWithBuffer()`: an ASCII str of the least length is there before anything is written. */
  takeRoom(): void {
    const { str, heap } = this.vm;
    this.room = this.minLength;
    this.buffer = heap.allocate(str.type.address, str.type.index, str.bytesFor(1, this.room));
  }

  /** Writes a piece. `beside`: bytes of a block that C code has meanwhile for the piece, 0 for none. */
  write(piece: string, beside = 0): void {
    const { allocator } = this.vm.heap;
    const block = beside === 0 ? 0 : allocator.allocate(beside);
    try {
      const kind = maxCharKind(piece);
      const length = kind === 4 ? codePointLength(piece) : piece.length;
      this.prepare(length, kind);
      this.text += piece;
      this.length += length;
    } finally {
      if (block !== 0) allocator.free(block);
    }
  }

  /** `_PyUnicodeWriter_WriteStr()`: writes a str, which becomes the result itself where it is all there is. */
  writeStr(piece: string, beside = 0): void {
    if (piece === '') return;
    if (this.buffer === 0 && !this.overallocates) this.text = piece;
    else this.write(piece, beside);
  }

  /** `_PyUnicodeWriter_WriteStr()` of a str object, borrowed. */
  writeObject(object: Address): void {
    const piece = this.vm.str.text(object);
    const isAll = this.buffer === 0 && !this.overallocates && piece !== '';
    this.writeStr(piece);
    if (isAll) this.readonlyStr = this.vm.heap.newRef(object);
  }

  /** `_PyUnicodeWriter_WriteASCIIString()`: the same of C text, of which a str is made for that. */
  writeAscii(piece: string, beside: number): void {
    if (this.buffer !== 0 || this.overallocates) {
      this.write(piece, beside);
      return;
    }
    const { heap, str } = this.vm;
    const block = heap.allocator.allocate(beside);
    heap.decref(str.make(piece));
    heap.allocator.free(block);
    this.text = piece;
  }

  /** The whole as a str, a new reference; the writer has nothing any more. */
  finish(): Address {
    const { str, heap } = this.vm;
    const { buffer, text, kind, length, readonlyStr } = this;
    this.readonlyStr = 0;
    if (readonlyStr !== 0) return readonlyStr;
    if (buffer === 0 || length < 2) {
      this.release();
      return str.make(text);
    }
    const object = length === this.room ? buffer : heap.allocator.reallocate(buffer, str.bytesFor(kind, length));
    this.buffer = 0;
    str.fill(object, text, kind, length);
    return object;
  }

  /** Gives the buffer back, if there is one: nobody wants the text. */
  release(): void {
    if (this.buffer !== 0) this.vm.heap.allocator.free(this.buffer);
    this.buffer = 0;
    this.vm.heap.xdecref(this.readonlyStr);
    this.readonlyStr = 0;
  }

  /** `_PyUnicodeWriter_PrepareInternal()` */
  private prepare(length: number, kind: CharKind): void {
    const { str, heap } = this.vm;
    const wanted = this.length + length;
    const widest = kind > this.kind ? kind : this.kind;
    if (length === 0 || (this.buffer !== 0 && wanted <= this.room && widest === this.kind)) return;
    const room = wanted <= this.room ? this.room : this.roomFor(wanted);
    const bytes = str.bytesFor(widest, room);
    if (this.buffer !== 0 && widest === this.kind) this.buffer = heap.allocator.reallocate(this.buffer, bytes);
    else {
      const wider = heap.allocate(str.type.address, str.type.index, bytes);
      this.release();
      this.buffer = wider;
    }
    this.room = room;
    this.kind = widest;
  }

  private roomFor(wanted: number): number {
    return Math.max(wanted + (this.overallocates ? Math.trunc(wanted / 4) : 0), this.minLength);
  }
}
