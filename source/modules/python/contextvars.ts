/** `contextvars`, with one context at a time. */
export const SOURCE = String.raw`
__all__ = ['Context', 'ContextVar', 'Token', 'copy_context']
_missing = object()


class Token:
    MISSING = _missing

    def __init__(self, var, old):
        self.var = var
        self.old_value = old
        self._used = False

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"


class Context:
    def __init__(self):
        self._values = {}

    def run(self, callable, *args, **kwargs):
        global _current
        before, _current = _current, self
        try:
            return callable(*args, **kwargs)
        finally:
            _current = before

    def copy(self):
        context = Context()
        context._values.update(self._values)
        return context

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


_current = Context()


def copy_context():
    return _current.copy()


class ContextVar:
    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self.name = name
        self._default = default

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self.name!r}{default} at {id(self):#x}>'

    def get(self, default=_missing):
        for value in (_current._values.get(self, _missing), default, self._default):
            if value is not _missing:
                return value
        raise LookupError(self)

    def set(self, value):
        token = Token(self, _current._values.get(self, _missing))
        _current._values[self] = value
        return token

    def reset(self, token):
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token.var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        token._used = True
        if token.old_value is _missing:
            del _current._values[self]
        else:
            _current._values[self] = token.old_value

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self.name!r}{default} at {id(self):#x}>'
`;
