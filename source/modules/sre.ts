import type { Address } from '../heap/object-type.ts';
import { PatternFault } from '../python/text/regex/pattern-tree.ts';
import { bufferOf, isBytesLike } from '../python/types/buffer.ts';
import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';
import { MatchType } from './re/match-type.ts';
import { PatternObjects } from './re/pattern-objects.ts';
import { installPatternType } from './re/pattern-type.ts';
import { ScannerType } from './re/scanner-type.ts';
import { latin1, Subjects } from './re/subjects.ts';
import { Substitution } from './re/substitution.ts';

/** `_sre` (`Modules/_sre/sre.c`), with what `Lib/re/_parser.py` and `_compiler.py` do. */
export function defineSre(vm: Vm): NativeModule {
  /** `re.PatternError`, once `re` has handed it in. */
  let patternError = 0;
  const guard = <T>(about: Address, run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof PatternFault)) throw error;
      throw error.kind === 'PatternError'
        ? raise(vm, patternError, error, about)
        : vm.errors.raise(error.kind, error.message);
    }
  };
  const patterns = new PatternObjects(vm);
  const subjects = new Subjects(vm, patterns);
  const substitution = new Substitution(vm, patterns, subjects, guard);
  const matches: MatchType = new MatchType(vm, patterns, subjects, (match, template) =>
    substitution.expand(matches, match, template),
  );
  const scanners = new ScannerType(vm, patterns, subjects, matches);
  installPatternType(vm, { patterns, subjects, matches, scanners, substitution });
  return {
    name: '_sre',
    types: { Pattern: patterns.type, Match: matches.type },
    functions: [
      [
        'compile',
        'pattern, flags, warn, /',
        (pattern: Address, flags: Address, warn: Address) => {
          const isText = vm.str.isStr(pattern);
          if (!isText && !isBytesLike(vm, pattern)) {
            throw vm.errors.raise('TypeError', 'first argument must be string or compiled pattern');
          }
          const text = isText ? vm.str.text(pattern) : latin1(bufferOf(vm, pattern));
          const tell = (message: string): void => callWith(vm, warn, message);
          return guard(pattern, () => patterns.make(pattern, text, vm.numbers.intArgument(flags), isText, tell));
        },
      ],
      [
        'set_error',
        'error, /',
        (error: Address) => {
          patternError = vm.heap.newRef(error);
          return vm.none;
        },
      ],
    ],
  };
}

function callWith(vm: Vm, callable: Address, text: string): void {
  const argument = vm.str.make(text);
  try {
    vm.heap.decref(vm.calls.call(callable, argument));
  } finally {
    vm.heap.decref(argument);
  }
}

function raise(vm: Vm, patternError: Address, fault: PatternFault, about: Address): unknown {
  const hasPlace = fault.at !== null;
  const args = [
    vm.str.make(fault.message),
    ...(hasPlace ? [vm.heap.newRef(about), vm.int.fromNumber(fault.at as number)] : []),
  ];
  try {
    return vm.errors.raiseObject(vm.calls.call(patternError, ...args));
  } finally {
    for (const argument of args) vm.heap.decref(argument);
  }
}
