/** Special methods and the slots they fill (`Objects/typeobject.c, slotdefs`). */

/** Special methods of one operand: name → slot of PyType. */
export const UNARY_SLOTS = {
  __repr__: 'repr',
  __str__: 'str',
  __iter__: 'iter',
  __neg__: 'negative',
  __pos__: 'positive',
  __abs__: 'absolute',
  __invert__: 'invert',
  __int__: 'toInt',
  __float__: 'toFloat',
  __index__: 'toIndex',
} as const;

/** Binary operators by index of BINARY_OPERATORS: the name without underscores. */
export const BINARY_NAMES = [
  'add',
  'and',
  'floordiv',
  'lshift',
  'matmul',
  'mul',
  'mod',
  'or',
  'pow',
  'rshift',
  'sub',
  'truediv',
  'xor',
] as const;

/** Comparisons by index of COMPARISONS. */
export const COMPARE_NAMES = ['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'] as const;

/** All other special methods that fill a slot. */
export const OTHER_SLOT_NAMES = [
  '__hash__',
  '__call__',
  '__getattribute__',
  '__getattr__',
  '__setattr__',
  '__delattr__',
  '__next__',
  '__get__',
  '__set__',
  '__delete__',
  '__init__',
  '__new__',
  '__del__',
  '__bool__',
  '__len__',
  '__getitem__',
  '__setitem__',
  '__delitem__',
  '__contains__',
] as const;
