// Classes of generated programs. All are made by `C(value)`, and have `value`, `next` and `link(other)`.

import { expression } from './expressions.ts';
import { line, type Program, type Statement, statements } from './program.ts';
import type { Scope } from './scope.ts';

/** A class of some shape, made known to the scope. */
export function classStatement(scope: Scope): Statement[] {
  const { chance } = scope;
  const name = scope.fresh('C');
  const bases = scope.classes.filter(({ open }) => open);
  const [weight, shape] = [chance.below(100), bases.length > 0 && chance.percent(30)];
  if (shape) return derived(scope, name, chance.pick(bases).name);
  if (weight < 35) return plain(scope, name);
  if (weight < 55) return slotted(scope, name);
  if (weight < 68) return dataclass(scope, name);
  if (weight < 80) return withProperty(scope, name);
  if (weight < 90) return withMetaclass(scope, name);
  return ofDict(scope, name);
}

const LINK = `
    def link(self, other):
        self.next = other
        return self`;

function plain(scope: Scope, name: string): Statement[] {
  scope.classes.push({ name, open: true, weak: true });
  return statements(`
class ${name}:
    made = 0
    def __init__(self, value=0):
        ${scope.chance.pick([`${name}.made += 1`, 'pass', 'self.extra = [value]'])}
        self.value = value
        self.next = None${LINK}${someMethods(scope, name)}`);
}

function slotted(scope: Scope, name: string): Statement[] {
  const weak = scope.chance.percent(60);
  scope.classes.push({ name, open: false, weak });
  return statements(`
class ${name}:
    __slots__ = ('value', 'next'${weak ? ", '__weakref__'" : ''})
    def __init__(self, value=0):
        self.value = value
        self.next = None${LINK}${someMethods(scope, name)}`);
}

function dataclass(scope: Scope, name: string): Statement[] {
  const options = scope.chance.pick(['', '(order=True)', '(eq=False)', '(unsafe_hash=True)']);
  scope.classes.push({ name, open: true, weak: true });
  return statements(`
@dataclasses.dataclass${options}
class ${name}:
    value: int = 0
    next: object = dataclasses.field(default=None, repr=False, compare=False)${LINK}
    def doubled(self):
        return self.value * 2`);
}

function withProperty(scope: Scope, name: string): Statement[] {
  scope.classes.push({ name, open: true, weak: true });
  return statements(`
class ${name}:
    def __init__(self, value=0):
        self._value = value
        self.next = None
    @property
    def value(self):
        return self._value ${scope.chance.pick(['+ 1', '% 1000', '', '* 2'])}
    @value.setter
    def value(self, new):
        self._value = ${scope.chance.pick(['new', 'max(new, 0)'])}
    @classmethod
    def of(cls, value=1):
        return cls(value)
    @staticmethod
    def twice(value):
        return value * 2
    def doubled(self):
        return self.twice(self.value)${LINK}${someMethods(scope, name, false)}`);
}

function withMetaclass(scope: Scope, name: string): Statement[] {
  scope.classes.push({ name, open: true, weak: true });
  return statements(`
class Meta${name}(type):
    def __new__(mcls, name, bases, namespace, **options):
        made = super().__new__(mcls, name, bases, namespace)
        made.options = sorted(options)
        return made
    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **named):
        return super().__call__(*args, **named)
    def __len__(cls):
        return len(cls.options)
class ${name}(metaclass=Meta${name}, flag=${scope.chance.between(0, 3)}):
    def __init__(self, value=0):
        self.value = value
        self.next = None
    def doubled(self):
        return self.value + len(type(self))${LINK}${someMethods(scope, name, false)}`);
}

function ofDict(scope: Scope, name: string): Statement[] {
  const base = scope.chance.pick(['dict', 'list', 'Exception']);
  scope.classes.push({ name, open: true, weak: true });
  return statements(`
class ${name}(${base}):
    def __init__(self, value=0):
        super().__init__()
        self.value = value
        self.next = None
    def __repr__(self):
        return f'${name}<{self.value}>'
    __str__ = __repr__
    def doubled(self):
        return self.value * 2${LINK}`);
}

function derived(scope: Scope, name: string, base: string): Statement[] {
  scope.classes.push({ name, open: true, weak: true });
  const { chance } = scope;
  return statements(`
class ${name}(${base}):
    ${chance.pick(["kind = 'derived'", "__slots__ = ('more',)", 'limit = 3'])}
    def __init__(self, value=0):
        super().__init__(value)
        self.more = ${chance.pick(['[]', 'value', 'None', "'more'"])}
    def link(self, other):
        ${chance.pick(['self.more = other', 'pass', 'self.more = [self]'])}
        return super().link(other)
    def __init_subclass__(cls, **named):
        super().__init_subclass__(**named)${chance.percent(30) ? `\n    def __del__(self):\n        print('gone', self.value)` : ''}`);
}

/** Special methods, as many as chance gives; `doubled` always. */
function someMethods(scope: Scope, name: string, doubled = true): string {
  const { chance } = scope;
  const methods = [
    `
    def __repr__(self):
        return f'${name}({self.value})'`,
    `
    def __eq__(self, other):
        return isinstance(other, ${name}) and self.value == other.value
    def __hash__(self):
        return hash(self.value)`,
    `
    def __lt__(self, other):
        return self.value < other.value`,
    `
    def __add__(self, other):
        return ${name}(self.value + getattr(other, 'value', 1))`,
    `
    def __len__(self):
        return abs(self.value) % 10`,
    `
    def __iter__(self):
        yield self.value
        yield self.next is None`,
    `
    def __getitem__(self, index):
        if index > 3: raise IndexError(index)
        return index * 2`,
    `
    def __call__(self, *args, **named):
        return len(args) + len(named)`,
    `
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, ValueError)`,
    `
    def __bool__(self):
        return self.value > 0`,
    `
    def __contains__(self, item):
        return item == self.value`,
    `
    def __getattr__(self, name):
        if name == 'missing': return 42
        raise AttributeError(name)`,
    `
    def __del__(self):
        ${chance.pick(["print('del', self.value)", 'log.append(self.value)', 'global risen; risen = self'])}`,
  ];
  const double = `
    def doubled(self):
        return ${withSelf(scope)}`;
  return chance.some(methods, chance.below(4)).join('') + (doubled ? double : '');
}

function withSelf(scope: Scope): string {
  return scope.within(() => {
    scope.declare('self.value', 'int');
    const made = expression(scope, 'int', 1);
    return made.includes(':=') ? 'self.value' : made;
  });
}

/** An enumeration and some statements about it. */
export function enumeration(scope: Scope): Program {
  const name = scope.fresh('E');
  const base = scope.chance.pick(['Enum', 'IntEnum', 'Flag']);
  return [
    ...statements(`
class ${name}(enum.${base}):
    RED = 1
    BLUE = 2
    GREEN = 4`),
    line(`print(list(${name}), ${name}.RED, ${name}(2).name, ${name}['GREEN'].value, len(${name}))`),
  ];
}
