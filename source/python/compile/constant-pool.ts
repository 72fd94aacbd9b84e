import type { ConstantValue } from '../syntax/ast.ts';

/**
 * One object for each distinct constant of a compilation unit (`Python/compile.c`, merge_consts_recursive()), so that
 * equal constants of two functions of a module are one Python object. 1, 1.0 and True are distinct, so are 0.0 and -0.0.
 */
export class ConstantPool {
  readonly #byKey = new Map<string, ConstantValue>();
  readonly #keys = new Map<ConstantValue, string>();

  /** The pooled equal of `value`, its items pooled too. */
  intern(value: ConstantValue): ConstantValue {
    if (this.#keys.has(value)) return value;
    const key = this.#keyOf(value);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const pooled =
      value.type === 'tuple' || value.type === 'frozenset'
        ? { type: value.type, items: value.items.map((item) => this.intern(item)) }
        : value;
    this.#byKey.set(key, pooled);
    this.#keys.set(pooled, key);
    return pooled;
  }

  #keyOf(value: ConstantValue): string {
    return this.#keys.get(value) ?? constantKey(value);
  }
}

/** A string that two constants share exactly when CPython merges them (`Objects/codeobject.c`, _PyCode_ConstantKey()). */
export function constantKey(value: ConstantValue): string {
  switch (value.type) {
    case 'None':
    case 'Ellipsis':
      return value.type;
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return `i${value.value}`;
    case 'float':
      return `f${floatKey(value.value)}`;
    case 'complex':
      return `c${floatKey(value.real)},${floatKey(value.imaginary)}`;
    case 'str':
      return `s${value.value.length}:${value.value}`;
    case 'bytes':
      return `b${value.value.join(',')};`;
    case 'tuple':
      return `(${value.items.map(constantKey).join(' ')})`;
    case 'frozenset':
      return `{${value.items.map(constantKey).sort().join(' ')}}`;
  }
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
