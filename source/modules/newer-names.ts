import type { PythonVersion } from '../heap/version-facts.ts';

/** Names that came with a version: what a module or a type (`module.type`) got. A module alone: all of it. */
type NewNames = Readonly<Record<string, string>>;

/**
 * Written here are names that exist in this machine's 3.13. Names that a module written in Python needs itself stay with it:
 * they are not here.
 */
const NEW_IN: Readonly<Record<Exclude<PythonVersion, '3.9'>, NewNames>> = {
  '3.10': {
    builtins: 'EncodingWarning aiter anext',
    'builtins.classmethod': '__wrapped__',
    'builtins.staticmethod': '__wrapped__ __call__',
    'builtins.int': 'bit_count',
    'builtins.type': '__or__ __ror__',
    abc: 'update_abstractmethods',
    'collections.Counter': 'total',
    contextlib: 'aclosing',
    inspect: 'get_annotations',
    itertools: 'pairwise',
    statistics: 'correlation covariance linear_regression',
    sys: 'orig_argv stdlib_module_names',
    types: 'EllipsisType NoneType NotImplementedType UnionType',
    typing: 'Concatenate ParamSpec TypeAlias TypeGuard is_typeddict',
  },
  '3.11': {
    builtins: 'BaseExceptionGroup ExceptionGroup',
    'builtins.BaseException': 'add_note',
    'builtins.bytes': '__bytes__',
    'builtins.complex': '__complex__',
    contextlib: 'chdir',
    enum: 'EnumType StrEnum verify global_enum EnumCheck',
    http: 'HTTPMethod',
    inspect: 'ismethodwrapper',
    math: 'cbrt exp2',
    operator: 'call',
    sys: 'exception',
    typing:
      'LiteralString Never NotRequired Required Self assert_never assert_type reveal_type ' +
      'dataclass_transform get_overloads clear_overloads',
  },
  '3.12': {
    'builtins.int': 'is_integer',
    inspect: 'getasyncgenlocals getasyncgenstate',
    itertools: 'batched',
    math: 'sumprod',
    sys: '_getframemodulename getunicodeinternedsize last_exc monitoring activate_stack_trampoline',
    types: 'get_original_bases',
    typing: 'override',
  },
  '3.13': {
    builtins: 'PythonFinalizationError',
    'builtins.property': '__name__',
    'array.array': 'clear',
    copy: 'replace',
    math: 'fma',
    os: 'process_cpu_count',
    sys: '_is_gil_enabled _is_interned',
    types: 'CapsuleType',
    typing: 'ReadOnly TypeIs NoDefault get_protocol_members is_protocol',
    warnings: 'deprecated',
  },
  '3.14.0': {},
  '3.14': {},
};

/** Whole modules that came with a version. */
const NEW_MODULES: Readonly<Record<string, PythonVersion>> = {
  annotationlib: '3.14.0',
  'string.templatelib': '3.14.0',
  tomllib: '3.11',
};

/** Whether a version has a module of that name not yet. */
export function isNewerModule(version: PythonVersion, module: string): boolean {
  const since = NEW_MODULES[module];
  return since !== undefined && ORDER.indexOf(version) < ORDER.indexOf(since);
}

const ORDER: readonly PythonVersion[] = ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14.0', '3.14'];

/** What a module of a version lacks: its own names, and those of its types. */
export function lackingNames(version: PythonVersion, module: string): { own: string[]; types: [string, string[]][] } {
  const own: string[] = [];
  const types: [string, string[]][] = [];
  for (const newer of ORDER.slice(ORDER.indexOf(version) + 1) as (keyof typeof NEW_IN)[]) {
    for (const [place, names] of Object.entries(NEW_IN[newer])) {
      if (place === module) own.push(...names.split(' '));
      else if (place.slice(0, place.lastIndexOf('.')) === module) {
        types.push([place.slice(module.length + 1), names.split(' ')]);
      }
    }
  }
  return { own, types };
}
