/** Private-name mangling: `__x` inside class `C` is `_C__x` (`Python/compile.c`, _Py_Mangle()). */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith('__')) return name;
  // Dunder names and import paths stay as they are.
  if (name.endsWith('__') || name.includes('.')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}
