import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';
import { setFixedSlots } from './fixed-slots.ts';
import type { PyType } from './type.ts';

// Words of every exception (PyBaseExceptionObject).
export const EXC_DICT = 4;
export const EXC_ARGS = 6;
/** Beside the dict, as a struct without notes (before 3.11) has to hold them too. */
export const EXC_NOTES = 5;
/** Beside the arguments. */
export const EXC_SUPPRESS = 7;
export const EXC_TRACEBACK = 10;
export const EXC_CONTEXT = 12;
export const EXC_CAUSE = 14;

/** The built-in exceptions: name, base, and the fields of the struct past BaseException's. */
const EXCEPTIONS: readonly (readonly [name: string, base: string, fields?: readonly string[]])[] = [
  ['Exception', 'BaseException'],
  ['GeneratorExit', 'BaseException'],
  ['KeyboardInterrupt', 'BaseException'],
  ['SystemExit', 'BaseException', ['code']],
  ['BaseExceptionGroup', 'BaseException', ['message', 'exceptions']],
  ['ArithmeticError', 'Exception'],
  ['FloatingPointError', 'ArithmeticError'],
  ['OverflowError', 'ArithmeticError'],
  ['ZeroDivisionError', 'ArithmeticError'],
  ['AssertionError', 'Exception'],
  ['AttributeError', 'Exception', ['obj', 'name']],
  ['BufferError', 'Exception'],
  ['EOFError', 'Exception'],
  ['ImportError', 'Exception', ['msg', 'name', 'path', 'name_from']],
  ['ModuleNotFoundError', 'ImportError'],
  ['LookupError', 'Exception'],
  ['IndexError', 'LookupError'],
  ['KeyError', 'LookupError'],
  ['MemoryError', 'Exception'],
  ['NameError', 'Exception', ['name']],
  ['UnboundLocalError', 'NameError'],
  ['OSError', 'Exception', ['errno', 'strerror', 'filename', 'filename2', '']],
  ['BlockingIOError', 'OSError'],
  ['ChildProcessError', 'OSError'],
  ['ConnectionError', 'OSError'],
  ['BrokenPipeError', 'ConnectionError'],
  ['ConnectionAbortedError', 'ConnectionError'],
  ['ConnectionRefusedError', 'ConnectionError'],
  ['ConnectionResetError', 'ConnectionError'],
  ['FileExistsError', 'OSError'],
  ['FileNotFoundError', 'OSError'],
  ['InterruptedError', 'OSError'],
  ['IsADirectoryError', 'OSError'],
  ['NotADirectoryError', 'OSError'],
  ['PermissionError', 'OSError'],
  ['ProcessLookupError', 'OSError'],
  ['TimeoutError', 'OSError'],
  ['ReferenceError', 'Exception'],
  ['RuntimeError', 'Exception'],
  ['NotImplementedError', 'RuntimeError'],
  ['PythonFinalizationError', 'RuntimeError'],
  ['RecursionError', 'RuntimeError'],
  ['StopIteration', 'Exception', ['value']],
  ['StopAsyncIteration', 'Exception'],
  [
    'SyntaxError',
    'Exception',
    ['msg', 'filename', 'lineno', 'offset', 'end_lineno', 'end_offset', 'text', 'print_file_and_line'],
  ],
  ['IndentationError', 'SyntaxError'],
  ['_IncompleteInputError', 'SyntaxError'],
  ['TabError', 'IndentationError'],
  ['SystemError', 'Exception'],
  ['TypeError', 'Exception'],
  ['ValueError', 'Exception'],
  ['UnicodeError', 'ValueError'],
  ['UnicodeDecodeError', 'UnicodeError', ['encoding', 'object', 'start', 'end', 'reason']],
  ['UnicodeEncodeError', 'UnicodeError', ['encoding', 'object', 'start', 'end', 'reason']],
  ['UnicodeTranslateError', 'UnicodeError', ['encoding', 'object', 'start', 'end', 'reason']],
  ['Warning', 'Exception'],
  ['BytesWarning', 'Warning'],
  ['DeprecationWarning', 'Warning'],
  ['EncodingWarning', 'Warning'],
  ['FutureWarning', 'Warning'],
  ['ImportWarning', 'Warning'],
  ['PendingDeprecationWarning', 'Warning'],
  ['ResourceWarning', 'Warning'],
  ['RuntimeWarning', 'Warning'],
  ['SyntaxWarning', 'Warning'],
  ['UnicodeWarning', 'Warning'],
  ['UserWarning', 'Warning'],
];

/** Exception types and objects (`Objects/exceptions.c`). */
export class ExceptionObjects {
  readonly base: PyType;
  readonly types = new Map<string, PyType>();
  /** Names of the fields of each kind, with their words, base fields excluded. */
  readonly fields = new Map<PyType, ReadonlyMap<string, number>>();
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.base = vm.types.define('BaseException', { basicSize: 72, gc: true, isBase: true });
    this.base.dictOffset = EXC_DICT;
    this.add(this.base, new Map());
    for (const [name, base, own] of EXCEPTIONS) {
      const parent = this.get(base);
      const inherited = this.fields.get(parent) as ReadonlyMap<string, number>;
      const fields = new Map(inherited);
      let word = parent.basicSize >> 2;
      for (const field of own ?? []) {
        if (vm.facts.missingExceptionFields.includes(`${name}.${field}`)) continue;
        fields.set(field, word);
        word += 2;
      }
      const type = vm.types.define(name, { base: parent, gc: true, isBase: true, basicSize: word * 4 });
      this.add(type, fields);
    }
    // ExceptionGroup has two bases.
    const group = vm.types.define('ExceptionGroup', { base: this.get('BaseExceptionGroup'), gc: true, isBase: true });
    group.bases = [this.get('BaseExceptionGroup'), this.get('Exception')];
    // Made as a class statement makes one: the pointer to weak references stands in front (create_exception_group_class()).
    group.preSize = 32;
    this.add(group, this.fields.get(this.get('BaseExceptionGroup')) as ReadonlyMap<string, number>);
    this.types.set('EnvironmentError', this.get('OSError'));
    this.types.set('IOError', this.get('OSError'));
  }

  private add(type: PyType, fields: ReadonlyMap<string, number>): void {
    const own = [...fields.entries()]
      .filter(([name]) => name !== 'print_file_and_line' || true)
      .map(([, word]) => word);
    setFixedSlots(this.vm, type, [...own, EXC_DICT, EXC_ARGS, EXC_NOTES, EXC_TRACEBACK, EXC_CAUSE, EXC_CONTEXT]);
    // SimpleExtendsException(): what has no fields of its own has its base's tp_clear.
    if (type.base !== null && this.fields.get(type.base)?.size === fields.size) type.clear = type.base.clear;
    this.types.set(type.name, type);
    this.fields.set(type, fields);
  }

  get(name: string): PyType {
    const type = this.types.get(name);
    if (type === undefined) throw new Error(`no built-in exception ${name}`);
    return type;
  }

  isException(object: Address): boolean {
    return this.vm.typeOf(object).isSubtypeOf(this.base);
  }

  /** A new exception of a built-in type; takes over the reference to `args`, a tuple (`BaseException_new()`). */
  make(type: PyType, args: Address): Address {
    const object = this.vm.allocateInstance(type);
    this.vm.words[object + EXC_ARGS] = args;
    return object;
  }

  /** The word of a field of an exception, by its name; undefined if this kind has no such field. */
  field(exception: Address, name: string): number | undefined {
    for (const type of this.vm.typeOf(exception).mro) {
      const word = this.fields.get(type)?.get(name);
      if (word !== undefined) return word;
    }
    return undefined;
  }

  /** Sets a field to a new reference to `value`. */
  setField(exception: Address, name: string, value: Address): void {
    const word = this.field(exception, name);
    if (word === undefined) return;
    const { words, heap } = this.vm;
    const old = words[exception + word];
    words[exception + word] = heap.newRef(value);
    heap.xdecref(old);
  }
}
