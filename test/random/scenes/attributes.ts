import type { Scope } from '../scope.ts';

/** Attributes by way of \`__getattr__\`, descriptors, slots and metaclasses. */
export function attributes({ chance }: Scope): string {
  const descriptor = chance.some(['__get__', '__set__', '__delete__', '__set_name__'], chance.between(1, 4));
  const bodies: Readonly<Record<string, string>> = {
    __get__:
      "    def __get__(self, instance, owner=None):\n        print('get', instance is None, owner.__name__)\n        return 42",
    __set__:
      "    def __set__(self, instance, value):\n        print('set', value)\n        instance.__dict__['x'] = value",
    __delete__: "    def __delete__(self, instance):\n        print('delete')",
    __set_name__: "    def __set_name__(self, owner, name):\n        print('name', owner.__name__, name)",
  };
  const hooks = chance.some(
    [
      "    def __getattr__(self, name):\n        print('getattr', name)\n        if name.startswith('q'): return name\n        raise AttributeError(name)",
      "    def __getattribute__(self, name):\n        if name[0] != '_': print('getattribute', name)\n        return super().__getattribute__(name)",
      "    def __setattr__(self, name, value):\n        print('setattr', name)\n        super().__setattr__(name, value)",
      "    def __delattr__(self, name):\n        print('delattr', name)\n        object.__delattr__(self, name)",
      "    def __dir__(self):\n        return ['b', 'a']",
      "    def __init_subclass__(cls, tag='none', **named):\n        super().__init_subclass__(**named)\n        print('subclass', cls.__name__, tag)",
      '    def __class_getitem__(cls, key):\n        return (cls.__name__, key)',
      "    def __format__(self, spec):\n        return f'<{spec}>'",
      "    def __bool__(self):\n        print('bool')\n        return False",
      "    def __len__(self):\n        print('len')\n        return 3",
      "    def __index__(self):\n        print('index')\n        return 2",
      '    def __contains__(self, item):\n        return item == 5',
      '    def __missing__(self, key):\n        return key',
      '    def __call__(self, *args, **named):\n        return args, named',
      '    def __sizeof__(self):\n        return 100',
    ],
    chance.between(2, 6),
  );
  const slots = chance.pick(["__slots__ = ('s', 't')", "__slots__ = ('s', '__dict__')", '__slots__ = ()', 'plain = 1']);
  return `
class S_Descriptor:
${descriptor.map((name) => bodies[name]).join('\n')}
class S_Meta(type):
    def __new__(meta, name, bases, namespace, **named):
        print('new', name, len(named))
        return super().__new__(meta, name, bases, namespace, **named)
    ${chance.pick(["def __getattr__(cls, name): return 'of ' + cls.__name__", 'def __len__(cls): return 9', "def __call__(cls, *args): print('call', cls.__name__); return super().__call__()", 'def __instancecheck__(cls, one): return one == 5'])}
class S_Base(${chance.pick(['', 'metaclass=S_Meta'])}):
    ${slots}
    x = S_Descriptor()
${hooks.join('\n')}
try:
    class S_Child(S_Base${chance.pick(['', ", tag='made'", ''])}):
        ${chance.pick(["__slots__ = ('u',)", 'y = S_Descriptor()', 'pass', "__slots__ = ('s', 'u')"])}
except TypeError as error:
    print(error)
    S_Child = S_Base
for s_one in (S_Base(), S_Child()):
    for s_text in ('one.x', 'one.q', 'one.zz', 'type(one).x', 'setattr(one, "x", 1)', 'one.x', 'setattr(one, "s", [1])', 'one.s', 'delattr(one, "x")', 'delattr(one, "s")', 'one.__dict__', 'len(one)', 'bool(one)', 'list(range(5))[one]', 'one[1]', '5 in one', 'dir(one)[:2]', 'f"{one:a}"', 'one(1, k=2)', 'type(one)[int]', 'type(one).other', 'isinstance(5, type(one))', 'sys.getsizeof(one)', 'hex(one)', '"abc" * one', 'hasattr(one, "w")', 'one.w', 'one.__weakref__'):
        try: print(s_text, eval(s_text, {'one': s_one, 'sys': sys}))
        except Exception as error: print(s_text, type(error).__name__, str(error).split(' at 0x')[0])
    print(sys.getrefcount(s_one), sys.getsizeof(type(s_one)) > 500, type(s_one).__basicsize__, gc.is_tracked(s_one))
del s_one, S_Child
print(gc.collect(), len(S_Base.__subclasses__()))`;
}
