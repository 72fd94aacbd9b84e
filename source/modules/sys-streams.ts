import type { Address } from '../heap/object-type.ts';
import { newFixed, setFixedSlots } from '../python/objects/fixed-slots.ts';
import { Native } from '../python/objects/native.ts';
import type { PyType } from '../python/objects/type.ts';
import { encodeUtf8 } from '../python/text/utf-8.ts';
import type { Vm } from '../python/vm.ts';

// Words of a text stream (textio): which one it is (0 stdin, 1 stdout, 2 stderr), what is written but not flushed, its
// bytes, whether it was closed, and the dict.
const STREAM = 4;
const PENDING = 6;
const PENDING_BYTES = 8;
const CLOSED = 9;
const DICT = 10;
const WEAKREFS = 12;

/** sizeof(textio). */
const STREAM_BYTES = 200;
/** `_CHUNK_SIZE`: so many bytes wait before they are handed on. */
const CHUNK_SIZE = 8192;

const NAMES = ['<stdin>', '<stdout>', '<stderr>'];

/**
 * The script's standard streams, as `io.TextIOWrapper` (`Modules/_io/textio.c`). Text reaches the host at once. In the
 * simulated memory it stays in the buffer as long as CPython keeps it when stdout is a pipe: a string that was printed
 * has one more reference until the buffer is flushed.
 */
export class TextStreams {
  readonly type: PyType;
  readonly stdin: Address;
  readonly stdout: Address;
  readonly stderr: Address;
  private readonly vm: Vm;
  private readonly writeNative: Native;

  constructor(vm: Vm) {
    this.vm = vm;
    this.type = vm.types.define('_io.TextIOWrapper', { basicSize: STREAM_BYTES, gc: true, module: '_io' });
    this.type.dictOffset = DICT;
    this.type.weakListOffset = WEAKREFS;
    setFixedSlots(vm, this.type, [PENDING, DICT], (object) => {
      vm.weakref.clearWeakrefs(object);
      return true;
    });
    this.type.repr = (self) => vm.str.make(this.describe(self));
    this.type.iter = (self) => vm.heap.newRef(self);
    this.type.next = (self) => {
      const line = this.readLine(self);
      return line === '' ? 0 : vm.str.make(line);
    };
    this.writeNative = new Native('write', 'text, /', (self: Address, text: Address) => this.write(self, text));
    this.addMembers();
    vm.types.ready(this.type);
    this.stdin = this.make(0);
    this.stdout = this.make(1);
    this.stderr = this.make(2);
  }

  private make(stream: number): Address {
    const object = newFixed(this.vm, this.type);
    this.vm.words[object + STREAM] = stream;
    return object;
  }

  private describe(self: Address): string {
    const stream = this.vm.words[self + STREAM];
    return `<_io.TextIOWrapper name='${NAMES[stream]}' mode='${stream === 0 ? 'r' : 'w'}' encoding='utf-8'>`;
  }

  isStream(object: Address): boolean {
    return this.vm.typeOf(object) === this.type;
  }

  /** Whether it is the stream that sys.stderr is at first; a script may have put sys.stdout there. */
  isErrorStream(object: Address): boolean {
    return this.isStream(object) && this.vm.words[object + STREAM] === 2;
  }

  /** `PyFile_WriteObject()` with Py_PRINT_RAW: the `str()` of an object goes to anything with a `write()` method. */
  writeObject(file: Address, object: Address): void {
    const { vm } = this;
    const method = this.isStream(file)
      ? vm.bound.builtin(this.writeNative, file)
      : vm.attributes.get(file, vm.str.name('write'));
    try {
      const text = vm.texts.str(object);
      try {
        vm.heap.decref(this.isStream(file) ? this.write(file, text) : vm.calls.call(method, text));
      } finally {
        vm.heap.decref(text);
      }
    } finally {
      vm.heap.decref(method);
    }
  }

  /** Writes text made by the interpreter itself, as `PySys_WriteStderr()`: into no buffer. */
  writeText(stream: 1 | 2, text: string): void {
    this.vm.host.write(stream, text);
  }

  private checkOpen(self: Address): void {
    if (this.vm.words[self + CLOSED] !== 0) throw this.vm.errors.raise('ValueError', 'I/O operation on closed file.');
  }

  /** `_io_TextIOWrapper_write_impl()`: the number of characters, a new reference. */
  private write(self: Address, text: Address): Address {
    const { vm } = this;
    const { words } = vm;
    if (!vm.str.isStr(text)) {
      throw vm.errors.raise('TypeError', `write() argument must be str, not ${vm.typeName(text)}`);
    }
    this.checkOpen(self);
    const stream = words[self + STREAM];
    if (stream === 0) throw vm.errors.raise('ValueError', 'not writable');
    const content = vm.str.text(text);
    const errors = stream === 2 ? 'backslashreplace' : 'strict';
    const isAscii = vm.str.kind(text) === 1;
    const bytes = isAscii ? null : encodeUtf8(content, errors);
    this.keepPending(
      self,
      bytes === null ? vm.heap.newRef(text) : vm.bytes.make(bytes),
      bytes?.length ?? content.length,
    );
    vm.host.write(stream as 1 | 2, content);
    // stderr is line-buffered, stdout is not where it is a pipe.
    if (words[self + PENDING_BYTES] >= CHUNK_SIZE || (stream === 2 && /[\r\n]/.test(content))) this.flush(self);
    return vm.int.fromNumber(vm.str.length(text));
  }

  /** Puts a chunk behind those that wait; takes over the reference. */
  private keepPending(self: Address, chunk: Address, length: number): void {
    const { vm } = this;
    const { words } = vm;
    if (words[self + PENDING] !== 0 && words[self + PENDING_BYTES] + length > CHUNK_SIZE) this.flush(self);
    const pending = words[self + PENDING];
    if (pending === 0) words[self + PENDING] = chunk;
    else if (vm.list.isExact(pending)) vm.list.appendSteal(pending, chunk);
    else words[self + PENDING] = vm.list.steal([pending, chunk]);
    words[self + PENDING_BYTES] += length;
  }

  /** `_textiowrapper_writeflush()`: what waits is joined and handed on. */
  private flush(self: Address): void {
    const { vm } = this;
    const { words } = vm;
    const pending = words[self + PENDING];
    if (pending === 0) return;
    const joined = vm.bytes.make(new Uint8Array(words[self + PENDING_BYTES]));
    words[self + PENDING] = 0;
    words[self + PENDING_BYTES] = 0;
    vm.heap.decref(pending);
    vm.heap.decref(joined);
  }

  /** `flush_std_files()`. */
  flushAll(): void {
    this.flush(this.stdout);
    this.flush(this.stderr);
  }

  private readLine(self: Address): string {
    this.checkOpen(self);
    if (this.vm.words[self + STREAM] !== 0) throw this.vm.errors.raise('ValueError', 'not readable');
    return this.vm.host.readLine?.() ?? '';
  }

  private readAll(self: Address): string {
    let text = '';
    for (let line = this.readLine(self); line !== ''; line = this.readLine(self)) text += line;
    return text;
  }

  /** `sys.stdout.buffer`: what is written there comes behind the text so far. */
  private binary(self: Address): Address {
    const { vm } = this;
    const name = vm.str.make('_io_standard');
    const number = vm.int.fromNumber(vm.words[self + STREAM]);
    const module = vm.calls.call(vm.dict.getName(vm.builtins, '__import__'), name);
    try {
      return vm.calls.method0(module, 'StandardBuffer', self, number);
    } finally {
      for (const object of [name, number, module]) vm.heap.decref(object);
    }
  }

  private addMembers(): void {
    const { vm } = this;
    const { words, heap } = vm;
    const isStdin = (self: Address): boolean => words[self + STREAM] === 0;
    this.type.members.set('write', { kind: 'method', native: this.writeNative });
    vm.types.methods(this.type, [
      [
        'flush',
        '',
        (self: Address) => {
          this.checkOpen(self);
          this.flush(self);
          return vm.none;
        },
      ],
      [
        'writelines',
        'lines, /',
        (self: Address, lines: Address) => {
          vm.iteration.forEach(lines, (line) => {
            try {
              heap.decref(this.write(self, line));
            } finally {
              heap.decref(line);
            }
          });
          return vm.none;
        },
      ],
      [
        'close',
        '',
        (self: Address) => {
          this.flush(self);
          words[self + CLOSED] = 1;
          return vm.none;
        },
      ],
      ['isatty', '', () => vm.int.false],
      [
        'reconfigure',
        '*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None',
        () => vm.none,
      ],
      ['readable', '', (self: Address) => vm.int.bool(isStdin(self))],
      ['writable', '', (self: Address) => vm.int.bool(!isStdin(self))],
      ['seekable', '', () => vm.int.false],
      ['fileno', '', (self: Address) => vm.int.fromNumber(words[self + STREAM])],
      ['readline', 'size=-1, /', (self: Address) => vm.str.make(this.readLine(self))],
      ['read', 'size=-1, /', (self: Address) => vm.str.make(this.readAll(self))],
      ['__enter__', '', (self: Address) => heap.newRef(self)],
      ['__exit__', '*args', () => vm.none],
      ['__sizeof__', '', () => vm.int.fromNumber(STREAM_BYTES)],
      [
        '__reduce_ex__',
        'protocol, /',
        () => {
          throw vm.errors.raise('TypeError', vm.language.messages.unpicklableFile('TextIOWrapper'));
        },
      ],
    ]);
    const attribute = (name: string, get: (self: Address) => Address) => ({ kind: 'getset' as const, name, get });
    vm.types.attributes(this.type, [
      attribute('buffer', (self) => this.binary(self)),
      attribute('name', (self) => vm.str.make(NAMES[words[self + STREAM]])),
      attribute('mode', (self) => vm.str.make(isStdin(self) ? 'r' : 'w')),
      attribute('encoding', () => vm.str.intern('utf-8')),
      attribute('errors', (self) => vm.str.intern(words[self + STREAM] === 2 ? 'backslashreplace' : 'strict')),
      attribute('newlines', () => vm.none),
      attribute('closed', (self) => vm.int.bool(words[self + CLOSED] !== 0)),
      attribute('line_buffering', (self) => vm.int.bool(words[self + STREAM] === 2)),
      attribute('write_through', () => vm.int.false),
    ]);
  }
}
