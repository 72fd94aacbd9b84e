/** `unittest.mock`. */
export const SOURCE = String.raw`
import asyncio
import contextlib
import inspect
import pprint
import sys
from functools import partial, wraps
from types import ModuleType
from unittest.util import safe_repr

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
           'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')

FILTER_DIR = True


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING


class _ANY:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


_ACTUAL = '  ' if sys.version_info >= (3, 11) else ''


def _format_call_signature(name, args, kwargs):
    words = [repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(words)})'


class _Call(tuple):
    """A call as (name, args, kwargs), or without the name; all three may be left out where two are compared."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        if len(other) > 3:
            return False
        theirs = _Call(other, two=False) if not isinstance(other, _Call) or len(other) == 3 else other
        mine = self
        if len(mine) == 2:
            mine = ('',) + tuple(mine)
        if len(theirs) == 2:
            theirs = ('',) + tuple(theirs)
        mine_parent, their_parent = getattr(self, '_mock_parent', None), getattr(other, '_mock_parent', None)
        if mine_parent and their_parent and mine_parent != their_parent:
            return False
        if mine[0] and theirs[0] and mine[0] != theirs[0]:
            return False
        return (theirs[1], theirs[2]) == (mine[1], mine[2])

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        name = attr if self._mock_name is None else f'{self._mock_name}.{attr}'
        return _Call(name=name, parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__ and not attr.startswith('__'):
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[1] if len(self) == 2 else self[2]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return f'call{name}' if name.startswith('()') else name
        name, args, kwargs = ('', *self) if len(self) == 2 else self
        if not name:
            name = 'call'
        elif not name.startswith('()'):
            name = f'call.{name}'
        else:
            name = f'call{name}'
        return _format_call_signature(name, args, kwargs)

    def call_list(self):
        found, each = [], self
        while each is not None:
            if each._mock_from_kall:
                found.append(each)
            each = each._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[i:i + size] == value for i in range(len(self) - size + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


_COMPARED = '__lt__ __gt__ __le__ __ge__'
_NUMERIC = ('add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod')
_MAGIC_NAMES = frozenset(
    ('__hash__ __str__ __sizeof__ __len__ __contains__ __getitem__ __setitem__ __delitem__ __enter__ __exit__ __iter__ '
     '__int__ __float__ __complex__ __bool__ __index__ __round__ __trunc__ __floor__ __ceil__ __neg__ __pos__ __abs__ '
     '__invert__ __eq__ __ne__ __fspath__ __next__ __aenter__ __aexit__ __aiter__ __anext__ __reversed__ __missing__ __get__ '
     '__set__ __delete__ __dir__ __format__ __subclasses__ __getformat__ __repr__ __reduce__ __reduce_ex__ '
     '__getnewargs__ __getinitargs__ __getstate__ __setstate__ ').split()
    + _COMPARED.split() + [f'__{prefix}{name}__' for name in _NUMERIC.split() for prefix in ('', 'i', 'r')])
_NOT_BY_DEFAULT = frozenset(
    ('__get__ __set__ __delete__ __dir__ __format__ __subclasses__ __getformat__ __repr__ __reduce__ __reduce_ex__ '
     '__getnewargs__ __getinitargs__ __getstate__ __setstate__ __reversed__ __missing__ __anext__ __next__').split()
    + [f'__r{name}__' for name in _NUMERIC.split()])
_RETURNS = {'__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
            '__bool__': True, '__index__': 1, '__aexit__': False,
            **{name: NotImplemented for name in _COMPARED.split()}}
_ASSERTS = frozenset(['assert_called_with', 'assert_called_once_with', 'assert_has_calls', 'assert_any_call',
                      'assert_called', 'assert_called_once', 'assert_not_called', 'assert_awaited',
                      'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with', 'assert_any_await',
                      'assert_has_awaits', 'assert_not_awaited'])


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_magic(name):
    return f'__{name[2:-2]}__' == name


class NonCallableMock:
    """A class is made for each mock, so that special methods can be set on it."""

    def __new__(cls, *args, **kwargs):
        return object.__new__(type(cls.__name__, (cls,), {'__doc__': cls.__doc__, '__module__': cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None,
                 _new_name='', _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        state = self.__dict__
        state['_mock_parent'] = parent
        state['_mock_name'] = name
        state['_mock_new_name'] = _new_name
        state['_mock_new_parent'] = _new_parent if _new_parent is not None else parent
        state['_mock_sealed'] = False
        state['_mock_children'] = {}
        state['_mock_wraps'] = wraps
        state['_mock_unsafe'] = unsafe
        state['_mock_return_value'] = DEFAULT
        state['_mock_side_effect'] = None
        state['_mock_delegate'] = None
        state['_mock_methods'] = None
        state['_spec_class'] = None
        state['_spec_set'] = spec_set is not None
        state['method_calls'] = _CallList()
        self._clear_calls()
        spec = spec_set if spec_set is not None else spec
        if spec is not None:
            self._mock_add_spec(spec, spec_set is not None)
        if kwargs:
            self.configure_mock(**kwargs)

    def _clear_calls(self):
        state = self.__dict__
        state['called'] = False
        state['call_args'] = None
        state['call_count'] = 0
        state['call_args_list'] = _CallList()
        state['mock_calls'] = _CallList()

    def _mock_add_spec(self, spec, spec_set):
        state = self.__dict__
        if isinstance(spec, (list, tuple)):
            state['_mock_methods'] = list(spec)
        else:
            state['_mock_methods'] = dir(spec)
            state['_spec_class'] = spec if isinstance(spec, type) else type(spec)
        state['_spec_set'] = spec_set

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    @property
    def return_value(self):
        value = self._mock_return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__['_mock_return_value'] = value
        _adopt(self, value, '()', None)

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__['_mock_side_effect'] = value

    def attach_mock(self, mock, attribute):
        if not isinstance(mock, NonCallableMock):
            raise TypeError(f'{type(mock)} is not a mock')
        mock._mock_parent = None
        mock._mock_new_parent = None
        mock._mock_name = ''
        mock._mock_new_name = None
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count('.')):
            *names, last = path.split('.')
            obj = self
            for name in names:
                obj = getattr(obj, name)
            setattr(obj, last, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self._clear_calls()
        self.__dict__['method_calls'] = _CallList()
        if return_value:
            self.__dict__['_mock_return_value'] = DEFAULT
        if side_effect:
            self.__dict__['_mock_side_effect'] = None
        for child in self._mock_children.values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if isinstance(result, NonCallableMock) and result is not self:
            result.reset_mock(visited)

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_children', '_spec_class') or name not in self.__dict__ and '_mock_methods' not in self.__dict__:
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _MAGIC_NAMES:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (self._mock_methods is None or name not in self._mock_methods):
            if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')) or name in _ASSERTS:
                raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant '
                                     'to be an attribute.')
        result = self._mock_children.get(name)
        if result is _missing:
            raise AttributeError(name)
        if result is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            result = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = result
        return result

    def __setattr__(self, name, value):
        if name in _SETTABLE or name in self.__dict__ and name.startswith(('_mock', '_spec', 'call', 'method_calls', 'mock_calls')):
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _MAGIC_NAMES:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if not isinstance(value, NonCallableMock):
                function = value
                setattr(type(self), name, lambda self, /, *args, **kwargs: function(self, *args, **kwargs))
            else:
                _adopt(self, value, name, name)
                setattr(type(self), name, _forward(value))
            self._mock_children[name] = value
            return
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
            return
        if isinstance(value, NonCallableMock):
            self._mock_children[name] = value
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _MAGIC_NAMES and name in type(self).__dict__:
            delattr(type(self), name)
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _missing and name in self._mock_children:
            raise AttributeError(name)
        self._mock_children[name] = _missing

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        own = [name for name in self.__dict__ if not name.startswith('_mock')]
        children = [name for name, child in self._mock_children.items() if child is not _missing]
        return sorted({*dir(type(self)), *own, *children, *(self._mock_methods or ())})

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            attribute = f'.{kw["name"]}' if 'name' in kw else '()'
            raise AttributeError(self._extract_mock_name() + attribute)
        kind = type(self).__mro__[1]
        if not issubclass(kind, CallableMixin):
            kind = MagicMock if issubclass(kind, NonCallableMagicMock) else Mock
        elif issubclass(kind, PropertyMock):
            kind = MagicMock
        return kind(**kw)

    def _extract_mock_name(self):
        parts, parent = [self._mock_new_name], self._mock_new_parent
        last = self
        dot = '' if parts == ['()'] else '.'
        while parent is not None:
            last = parent
            parts.append(parent._mock_new_name + dot)
            dot = '' if parent._mock_new_name == '()' else '.'
            parent = parent._mock_new_parent
        parts.reverse()
        first = last._mock_name or 'mock'
        if len(parts) > 1 and parts[1] not in ('()', '().'):
            first += '.'
        parts[0] = first
        return ''.join(parts)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = '' if name in ('mock', 'mock.') else f' name={name!r}'
        spec = ''
        if self._spec_class is not None:
            spec = f' spec_set={self._spec_class.__name__!r}' if self._spec_set else f' spec={self._spec_class.__name__!r}'
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    def _name(self):
        return self._mock_name or 'mock'

    def _calls_repr(self, prefix='Calls'):
        return f'\n{prefix}: {safe_repr(self.mock_calls)}.' if self.mock_calls else ''

    def _fail(self, message, cause=None):
        raise AssertionError(message) from cause

    def assert_not_called(self):
        if self.call_count:
            self._fail(f"Expected '{self._name()}' to not have been called. Called {self.call_count} times."
                       f'{self._calls_repr()}')

    def assert_called(self):
        if not self.call_count:
            self._fail(f"Expected '{self._name()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            self._fail(f"Expected '{self._name()}' to have been called once. Called {self.call_count} times."
                       f'{self._calls_repr()}')

    def assert_called_with(self, /, *args, **kwargs):
        expected = _format_call_signature(self._name(), args, kwargs)
        if self.call_args is None:
            self._fail(f'expected call not found.\nExpected: {expected}\n  Actual: not called.')
        if _Call((args, kwargs), two=True) != self.call_args:
            actual = _format_call_signature(self._name(), *self.call_args)
            self._fail(f'expected call not found.\nExpected: {expected}\n{_ACTUAL}Actual: {actual}')

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            self._fail(f"Expected '{self._name()}' to be called once. Called {self.call_count} times."
                       f'{self._calls_repr()}')
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in self.call_args_list:
            self._fail(f'{_format_call_signature(self._name(), args, kwargs)} call not found')

    def assert_has_calls(self, calls, any_order=False):
        expected = list(calls)
        if not any_order:
            if expected not in self.mock_calls:
                self._fail(f'Calls not found.\nExpected: {safe_repr(_CallList(expected))}'
                           f'{self._calls_repr(prefix="  Actual").rstrip(".")}')
            return
        left = list(self.mock_calls)
        missing = []
        for each in expected:
            try:
                left.remove(each)
            except ValueError:
                missing.append(each)
        if missing:
            self._fail(f'{self._name()!r} does not contain all of {tuple(missing)!r} in its call list, '
                       f'found {list(self.mock_calls)!r} instead')


_SETTABLE = frozenset(['return_value', 'side_effect', 'called', 'call_count', 'call_args', 'call_args_list', 'mock_calls',
                       'method_calls', '__class__', '_mock_parent', '_mock_new_parent', '_mock_name', '_mock_new_name',
                       '_mock_sealed', '_mock_wraps', '_mock_return_value', '_spec_class'])


def _forward(mock):
    return lambda self, /, *args, **kwargs: mock(*args, **kwargs)


def _adopt(parent, value, new_name, name):
    """A mock without a place becomes the child of the one that it is given to."""
    if not isinstance(value, NonCallableMock):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    each = parent
    while each is not None:
        if each is value:
            return False
        each = each._mock_new_parent
    state = value.__dict__
    state['_mock_new_parent'] = parent
    state['_mock_new_name'] = new_name
    if name is not None:
        state['_mock_parent'] = parent
        state['_mock_name'] = name
    return True


class CallableMixin(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._increment_mock_call(*args, **kwargs)
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        made = _Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        methods = self._mock_parent is not None
        method_name = self._mock_name
        name = self._mock_new_name
        is_call = name == '()'
        self.mock_calls.append(_Call(('', args, kwargs)))
        parent = self._mock_new_parent
        while parent is not None:
            if methods:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                methods = parent._mock_parent is not None
                if methods:
                    method_name = f'{parent._mock_name}.{method_name}'
            parent.mock_calls.append(_Call((name, args, kwargs)))
            if parent._mock_new_name:
                name = f'{parent._mock_new_name}{"" if is_call else "."}{name}'
                is_call = parent._mock_new_name == '()'
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin):
    pass


class MagicMixin:
    def __init__(self, /, *args, **kw):
        super().__init__(*args, **kw)
        for name in _MAGIC_NAMES - _NOT_BY_DEFAULT:
            if self._mock_methods is None or name in self._mock_methods:
                if name not in type(self).__dict__:
                    setattr(type(self), name, _MagicMethod(name))


class _MagicMethod:
    """A special method of a MagicMock: a mock that is made when it is first asked for."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, kind=None):
        if obj is None:
            return self
        child = obj._mock_children.get(self.name)
        if child is None:
            child = _magic_child(obj, self.name)
            obj._mock_children[self.name] = child
            setattr(type(obj), self.name, _forward_bound(child))
        return child


def _forward_bound(mock):
    class Bound:
        def __get__(self, obj, kind=None):
            return mock
    return Bound()


def _magic_child(obj, name):
    kind = AsyncMock if name in ('__aenter__', '__aexit__', '__anext__') else MagicMock
    child = kind(name=name, parent=obj, _new_name=name, _new_parent=obj)
    if name in _RETURNS:
        child.return_value = _RETURNS[name]
    elif name == '__hash__':
        child.return_value = object.__hash__(obj)
    elif name == '__str__':
        child.side_effect = lambda: object.__str__(obj)
    elif name == '__sizeof__':
        child.side_effect = lambda: object.__sizeof__(obj)
    elif name == '__eq__':
        child.side_effect = lambda other: True if obj is other else NotImplemented
    elif name == '__ne__':
        child.side_effect = lambda other: False if obj is other else NotImplemented
    elif name == '__iter__':
        child.side_effect = lambda: iter([])
    elif name == '__fspath__':
        child.side_effect = lambda: f'{type(obj).__name__}/{obj._extract_mock_name()}/{id(obj)}'
    return child


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    pass


class MagicMock(MagicMixin, Mock):
    pass


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class AsyncMock(MagicMixin, Mock):
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        state = self.__dict__
        state['await_count'] = 0
        state['await_args'] = None
        state['await_args_list'] = _CallList()

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        state = self.__dict__
        state['await_count'] += 1
        state['await_args'] = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if asyncio.iscoroutine(result):
                    result = await result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            result = self._mock_wraps(*args, **kwargs)
            return await result if asyncio.iscoroutine(result) else result
        return self.return_value

    def _get_child_mock(self, /, **kw):
        return (MagicMock if kw.get('_new_name') == '()' else AsyncMock)(**kw)

    def assert_awaited(self):
        if not self.await_count:
            self._fail(f'Expected {self._name()} to have been awaited.')

    def assert_awaited_once(self):
        if self.await_count != 1:
            self._fail(f'Expected {self._name()} to have been awaited once. Awaited {self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = _format_call_signature(self._name(), args, kwargs)
        if self.await_args is None:
            self._fail(f'Expected await: {expected}\nNot awaited')
        if _Call((args, kwargs), two=True) != self.await_args:
            actual = _format_call_signature(self._name(), *self.await_args)
            self._fail(f'expected await not found.\nExpected: {expected}\n  Actual: {actual}')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_not_awaited(self):
        if self.await_count:
            self._fail(f'Expected {self._name()} to not have been awaited. Awaited {self.await_count} times.')


def seal(mock):
    mock._mock_sealed = True
    for child in mock._mock_children.values():
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, **kwargs):
    """A mock like an object: its attributes only, and functions that can be called as it can."""
    kwargs['spec_set' if spec_set else 'spec'] = spec
    if inspect.isfunction(spec) or inspect.ismethod(spec):
        signature = inspect.signature(spec)
        mock = (AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock)(name=_name, **kwargs)
        checked = mock.side_effect

        @wraps(spec)
        def function(*args, **kw):
            signature.bind(*args, **kw)
            return mock(*args, **kw)
        for name in ('return_value', 'side_effect', *_ASSERTS, 'reset_mock'):
            if hasattr(mock, name) and name not in ('return_value', 'side_effect'):
                setattr(function, name, getattr(mock, name))
        function.mock = mock
        return function
    kind = MagicMock if isinstance(spec, type) or callable(spec) else NonCallableMagicMock
    mock = kind(parent=_parent, name=_name, _new_parent=_parent, _new_name=_name or '', **kwargs)
    if isinstance(spec, type) and not instance:
        mock.return_value = NonCallableMagicMock(spec=spec, _new_name='()', _new_parent=mock)
    return mock


def _get_target(target):
    try:
        module, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')
    return partial(_resolve, module), attribute


def _resolve(path):
    parts = path.split('.')
    obj = __import__(parts[0])
    for i, part in enumerate(parts[1:], 2):
        if not hasattr(obj, part):
            __import__('.'.join(parts[:i]))
        obj = getattr(obj, part)
    return obj


class _patch:
    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.has_local = False
        self.additional_patchers = []

    def copy(self):
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [each.copy() for each in self.additional_patchers]
        return made

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, '__call__'):
                    setattr(func, name, self.copy()(value))
            return func
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func
        if inspect.iscoroutinefunction(func):
            @wraps(func)
            async def patched(*args, **keywargs):
                with _all_patched(patched.patchings, args, keywargs) as (all_args, all_words):
                    return await func(*all_args, **all_words)
        else:
            @wraps(func)
            def patched(*args, **keywargs):
                with _all_patched(patched.patchings, args, keywargs) as (all_args, all_words):
                    return func(*all_args, **all_words)
        patched.patchings = [self]
        return patched

    def get_original(self):
        target, name = self.target, self.attribute
        original, local = DEFAULT, False
        if name in getattr(target, '__dict__', {}):
            original, local = target.__dict__[name], True
        else:
            original = getattr(target, name, DEFAULT)
        if name in _BUILTINS and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, local

    def __enter__(self):
        self.target = self.getter()
        self._exit_stack = contextlib.ExitStack()
        original, local = self.get_original()
        new = self.new
        if new is DEFAULT and self.autospec is None:
            new = self._new_mock(original)
        elif self.autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            spec = original if self.autospec is True else self.autospec
            new = create_autospec(spec, spec_set=bool(self.spec_set), _name=self.attribute, **self.kwargs)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        setattr(self.target, self.attribute, new)
        if self.attribute_name is not None:
            found = {self.attribute_name: new} if self.new is DEFAULT else {}
            for each in self.additional_patchers:
                value = self._exit_stack.enter_context(each)
                if each.new is DEFAULT:
                    found.update(value)
            return found
        return new

    def _new_mock(self, original):
        spec, spec_set = self.spec, self.spec_set
        spec = original if spec is True else spec
        spec_set = original if spec_set is True else spec_set
        words = {}
        if self.new_callable is not None:
            kind = self.new_callable
        elif inspect.iscoroutinefunction(original if spec is None and spec_set is None else spec or spec_set):
            kind = AsyncMock
        else:
            kind = MagicMock
        if spec is not None:
            words['spec'] = spec
        if spec_set is not None:
            words['spec_set'] = spec_set
        if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
            words['name'] = self.attribute
        words.update(self.kwargs)
        return kind(**words)

    def __exit__(self, *exc_info):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute == '__doc__'):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        return self._exit_stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


_BUILTINS = frozenset(['open', 'print', 'input', 'len', 'id', 'iter', 'next', 'sorted', 'sum', 'min', 'max', 'range', 'ord', 'chr'])


@contextlib.contextmanager
def _all_patched(patchings, args, words):
    extra = []
    with contextlib.ExitStack() as stack:
        for each in patchings:
            value = stack.enter_context(each)
            if each.attribute_name is not None:
                words.update(value)
            elif each.new is DEFAULT:
                extra.append(value)
        yield args + tuple(extra), words


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    if isinstance(target, str):
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    getter = partial(_resolve, target) if isinstance(target, str) else lambda: target
    patchers = []
    for attribute, new in kwargs.items():
        each = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        each.attribute_name = attribute
        patchers.append(each)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


class _patch_dict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                value = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, '__call__'):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(value))
            return f

        @wraps(f)
        def _inner(*args, **kw):
            with self:
                return f(*args, **kw)
        return _inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        try:
            self._original = self.in_dict.copy()
        except AttributeError:
            self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            self._empty()
        for key, value in self.values.items():
            self.in_dict[key] = value
        return self.in_dict

    def _empty(self):
        try:
            self.in_dict.clear()
        except AttributeError:
            for key in list(self.in_dict):
                del self.in_dict[key]

    def __exit__(self, *args):
        if self._original is not None:
            self._empty()
            for key, value in self._original.items():
                self.in_dict[key] = value
            self._original = None
        return False

    def start(self):
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _patch_stopall():
    for each in reversed(_patch._active_patches[:]):
        each.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = 'test'


_FILE = (
    '__iter__ __eq__ __ne__ __str__ __hash__ __enter__ __exit__ __next__ close closed detach fileno flush isatty mode name newlines read readable readline '
    'readlines seek seekable tell truncate writable write writelines encoding errors buffer').split()


def mock_open(mock=None, read_data=''):
    """A stand-in for open(): reading gives read_data, each time from its start."""
    import io
    kind = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    state = {'file': kind(read_data)}
    if mock is None:
        mock = MagicMock(name='open')
    handle = MagicMock(spec=_FILE)
    handle.__enter__.return_value = handle
    if sys.version_info >= (3, 13):
        handle.__exit__.side_effect = lambda *exc_info: handle.close()
    for name in ('read', 'readline', 'readlines'):
        getattr(handle, name).side_effect = lambda *args, _name=name: getattr(state['file'], _name)(*args)
    handle.__iter__.side_effect = lambda: iter(state['file'])
    handle.__next__ = lambda self: next(state['file'])

    def reset(*args, **kwargs):
        state['file'] = kind(read_data)
        return DEFAULT
    mock.side_effect = reset
    mock.return_value = handle
    return mock
`;
