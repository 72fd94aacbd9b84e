import type { Address } from '../../heap/object-type.ts';
import type { TemplateOutput } from '../text/str-format.ts';
import type { Vm } from '../vm.ts';
import { formattedPiece } from './formatted-piece.ts';
import type { Owned } from './owned.ts';
import { UnicodeWriter } from './unicode-writer.ts';

/** Room that `str.format()` takes at once beyond the template's length. */
const EXTRA_ROOM = 100;

/** Puts together what a template gives (`Objects/stringlib/unicode_format.h`, build_string()). */
export class TemplateWriter implements TemplateOutput<Address> {
  private readonly vm: Vm;
  private readonly template: Address;
  private readonly owned: Owned;
  private readonly writer: UnicodeWriter;
  private inner: TemplateWriter | null = null;

  /** `owned` keeps the objects of the field that is being rendered. */
  constructor(vm: Vm, template: Address, owned: Owned) {
    this.vm = vm;
    this.template = template;
    this.owned = owned;
    this.writer = new UnicodeWriter(vm, vm.str.length(template) + EXTRA_ROOM);
  }

  /** `_PyUnicodeWriter_WriteSubstring()` */
  literal(text: string, isLast: boolean): void {
    if (isLast) this.writer.overallocates = false;
    if (text.length === this.vm.str.text(this.template).length) this.writer.writeObject(this.template);
    else this.writer.write(text);
  }

  /** `render_field()`: the commonest types need no `__format__`. */
  field(value: Address, spec: string, isLast: boolean): void {
    const { vm, owned, writer } = this;
    if (isLast) writer.overallocates = false;
    const piece = formattedPiece(vm, value, spec);
    if (piece === null) writer.writeObject(this.formatted(value, spec));
    else if (vm.str.isExact(value) && piece.text === vm.str.text(value)) writer.writeObject(value);
    else if (vm.float.isExact(value) && spec === '') writer.writeStr(piece.text, piece.beside);
    else writer.write(piece.text, piece.beside);
    owned.end();
  }

  /** `PyObject_Format()`, kept until the field ends. */
  private formatted(value: Address, spec: string): Address {
    const { vm, owned } = this;
    return owned.keep(vm.texts.format(value, owned.keep(vm.str.make(spec))));
  }

  nested(): TemplateWriter {
    this.inner = new TemplateWriter(this.vm, this.template, this.owned);
    return this.inner;
  }

  text(): string {
    return this.vm.str.text(this.owned.keep(this.writer.finish()));
  }

  /** The whole as a str, a new reference. */
  finish(): Address {
    return this.writer.finish();
  }

  release(): void {
    this.writer.release();
    this.inner?.release();
  }
}
