import type { Address } from '../heap/object-type.ts';
import { seriesOf } from '../heap/version-facts.ts';
import type { Vm } from '../python/vm.ts';
import { defineStructSequence, makeStructSequence } from './struct-sequence.ts';

/** A value of a named tuple of sys; strings and booleans as they are, numbers as ints, floats marked. */
type Fact = number | bigint | string | boolean | { readonly float: number };

export function makeFact(vm: Vm, fact: Fact): Address {
  if (typeof fact === 'string') return vm.str.make(fact);
  if (typeof fact === 'boolean') return vm.int.bool(fact);
  if (typeof fact === 'number') return vm.int.fromNumber(fact);
  if (typeof fact === 'bigint') return vm.int.fromBigInt(fact);
  return vm.float.make(fact.float);
}

/** Major, minor and micro version, as numbers. */
export function versionParts(vm: Vm): [major: number, minor: number, micro: number] {
  const [major, minor] = seriesOf(vm.facts.name).split('.').map(Number);
  return [major, minor, vm.facts.micro];
}

/** `sys.hexversion` of a final release. */
export function hexVersion(vm: Vm): number {
  const [major, minor, micro] = versionParts(vm);
  return major * 0x1000000 + minor * 0x10000 + micro * 0x100 + 0xf0;
}

/** Modules that are part of CPython's binary on Linux: those of 3.9, and the version that added or dropped one. */
const BUILT_IN_MODULES =
  '_abc _ast _codecs _collections _functools _imp _io _locale _operator _peg_parser<10 _signal _sre _stat _string ' +
  '_suggestions>13 _symtable _sysconfig>13 _thread _tokenize>11 _tracemalloc _typing>12 _warnings _weakref atexit ' +
  'builtins errno faulthandler gc itertools marshal posix pwd sys time xxsubtype<12';

/** `sys.builtin_module_names`. */
export function builtinModuleNames(vm: Vm): string[] {
  const [, minor] = versionParts(vm);
  return BUILT_IN_MODULES.split(' ').flatMap((each) => {
    const [name, since, before] = [each.split(/[<>]/)[0], />(\d+)/.exec(each), /<(\d+)/.exec(each)];
    return (since !== null && minor < Number(since[1])) || (before !== null && minor >= Number(before[1]))
      ? []
      : [name];
  });
}

/** The named tuples of sys: new references by name. */
export function namedTuples(vm: Vm): Record<string, Address> {
  const [major, minor, micro] = versionParts(vm);
  const tuples: Record<string, Readonly<Record<string, Fact>>> = {
    version_info: { major, minor, micro, releaselevel: 'final', serial: 0 },
    flags: {
      debug: 0,
      inspect: 0,
      interactive: 0,
      optimize: 0,
      dont_write_bytecode: 0,
      no_user_site: 0,
      no_site: 0,
      ignore_environment: 0,
      verbose: 0,
      bytes_warning: 0,
      quiet: 0,
      hash_randomization: 0,
      isolated: 0,
      dev_mode: false,
      utf8_mode: 0,
      warn_default_encoding: 0,
      safe_path: false,
      int_max_str_digits: 4300,
    },
    float_info: {
      max: { float: Number.MAX_VALUE },
      max_exp: 1024,
      max_10_exp: 308,
      min: { float: 2.2250738585072014e-308 },
      min_exp: -1021,
      min_10_exp: -307,
      dig: 15,
      mant_dig: 53,
      epsilon: { float: Number.EPSILON },
      radix: 2,
      rounds: 1,
    },
    int_info: { bits_per_digit: 30, sizeof_digit: 4, default_max_str_digits: 4300, str_digits_check_threshold: 640 },
    hash_info: {
      width: 64,
      modulus: 2n ** 61n - 1n,
      inf: 314159,
      nan: 0,
      imag: 1000003,
      algorithm: vm.language.builtins.sipRounds === 1 ? 'siphash13' : 'siphash24',
      hash_bits: 64,
      seed_bits: 128,
      cutoff: 0,
    },
    thread_info: { name: 'pthread', lock: 'semaphore', version: 'NPTL 2.36' },
  };
  const made: Record<string, Address> = {};
  for (const [name, fields] of Object.entries(tuples)) {
    const type = defineStructSequence(vm, `sys.${name}`, Object.keys(fields));
    made[name] = makeStructSequence(
      vm,
      type,
      Object.values(fields).map((fact) => makeFact(vm, fact)),
    );
  }
  return made;
}
