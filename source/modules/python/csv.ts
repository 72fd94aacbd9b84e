/** `csv` (`Lib/csv.py` and `Modules/_csv.c`): rows of text, and dicts made of them; no sniffer. */
export const SOURCE = String.raw`
import io
import types

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error',
           'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect',
           'list_dialects', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
__version__ = '1.0'


class Error(Exception):
    __module__ = '_csv'


class Dialect:
    """Describe a CSV dialect."""

    _name = ''
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Format(self)
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""
    delimiter = '\t'


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


_dialects = {}
_limit = 131072


class _Format:
    """The dialect that a reader or writer works with, checked."""

    _defaults = {'delimiter': ',', 'quotechar': '"', 'escapechar': None, 'doublequote': True, 'skipinitialspace': False,
                 'lineterminator': '\r\n', 'quoting': QUOTE_MINIMAL, 'strict': False}

    def __init__(self, dialect=None, given={}):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in given:
            if name not in self._defaults:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        for name, default in self._defaults.items():
            if name in given:
                value = given[name]
            else:
                value = getattr(dialect, name, default) if dialect is not None else default
            setattr(self, name, value)
        if 'quotechar' in given and self.quotechar is None and 'quoting' not in given:
            self.quoting = QUOTE_NONE
        self._check('delimiter', False)
        self._check('quotechar', True)
        self._check('escapechar', True)
        if not isinstance(self.lineterminator, str):
            raise TypeError(f'"lineterminator" must be a string, not {type(self.lineterminator).__name__}')
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        self.doublequote = bool(self.doublequote)
        self.skipinitialspace = bool(self.skipinitialspace)
        self.strict = bool(self.strict)
        self.special = {self.delimiter, self.quotechar, self.escapechar, '\n', '\r', *self.lineterminator} - {None}

    def _check(self, name, optional):
        value = getattr(self, name)
        if value is None and optional:
            return
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be string{" or None" * optional}, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
        if value in '\r\n' or value == ' ' and name != 'delimiter' and self.skipinitialspace:
            raise ValueError(f'bad {name} value')


def register_dialect(name, dialect=None, /, **fmtparams):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Format(dialect, fmtparams)


def unregister_dialect(name, /):
    if _dialects.pop(name, None) is None:
        raise Error('unknown dialect')


def get_dialect(name, /):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None, /):
    global _limit
    old = _limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _limit = new_limit
    return old


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)

_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTES, _ESCAPE_IN_QUOTES, _QUOTE_IN_QUOTES, _EAT_LINE, \
    _AFTER_ESCAPED_LINE = range(9)


class _Reader:
    """CSV reader"""

    __module__ = '_csv'
    __qualname__ = 'reader'

    def __init__(self, iterable, dialect, fmtparams):
        self._lines = iter(iterable)
        self.dialect = _Format(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields, self._field, self._state, self._numeric, self._quoted = [], [], _START_RECORD, False, False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state in (_IN_QUOTES, _ESCAPED):
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    self._save()
                    break
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            for c in line:
                self._take(c)
            self._take('')
            if self._state == _START_RECORD:
                break
        fields, self._fields = self._fields, []
        return fields

    def _save(self):
        field = ''.join(self._field)
        if self._numeric:
            field = float(field)
        elif not self._quoted and not field and self.dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
            field = None
        elif not self._quoted and self.dialect.quoting == QUOTE_STRINGS:
            field = float(field)
        self._field, self._numeric, self._quoted = [], False, False
        self._fields.append(field)

    def _add(self, c):
        if len(self._field) >= _limit:
            raise Error(f'field larger than field limit ({_limit})')
        self._field.append(c)

    def _end_field(self, c):
        self._save()
        self._state = _START_FIELD if c == self.dialect.delimiter else _EAT_LINE if c else _START_RECORD

    def _take(self, c):
        """One character; '' is the end of a line."""
        dialect, state = self.dialect, self._state
        if state == _START_RECORD:
            if not c:
                return
            if c in '\r\n':
                self._state = _EAT_LINE
                return
            state = self._state = _START_FIELD
        if state == _START_FIELD:
            if not c or c in '\r\n':
                self._save()
                self._state = _EAT_LINE if c else _START_RECORD
            elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._quoted = True
                self._state = _IN_QUOTES
            elif c == dialect.escapechar:
                self._state = _ESCAPED
            elif c == ' ' and dialect.skipinitialspace:
                pass
            elif c == dialect.delimiter:
                self._save()
            else:
                self._numeric = dialect.quoting == QUOTE_NONNUMERIC
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if c and c in '\r\n':
                self._add(c)
                self._state = _AFTER_ESCAPED_LINE
            else:
                self._add(c or '\n')
                self._state = _IN_FIELD
        elif state in (_IN_FIELD, _AFTER_ESCAPED_LINE):
            if state == _AFTER_ESCAPED_LINE and not c:
                return
            if not c or c in '\r\n':
                self._save()
                self._state = _EAT_LINE if c else _START_RECORD
            elif c == dialect.escapechar:
                self._state = _ESCAPED
            elif c == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _IN_QUOTES:
            if not c:
                pass
            elif c == dialect.escapechar:
                self._state = _ESCAPE_IN_QUOTES
            elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTES if dialect.doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPE_IN_QUOTES:
            self._add(c or '\n')
            self._state = _IN_QUOTES
        elif state == _QUOTE_IN_QUOTES:
            if c and c == dialect.quotechar:
                self._add(c)
                self._state = _IN_QUOTES
            elif c == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            elif not c or c in '\r\n':
                self._save()
                self._state = _EAT_LINE if c else _START_RECORD
            elif not dialect.strict:
                self._add(c)
                self._state = _IN_FIELD
            else:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        elif state == _EAT_LINE:
            if not c:
                self._state = _START_RECORD
            elif c not in '\r\n':
                raise Error('new-line character seen in unquoted field - '
                            'do you need to open the file with newline=\'\'?')


def reader(iterable, /, dialect='excel', **fmtparams):
    return _Reader(iterable, dialect, fmtparams)


class _Writer:
    """CSV writer"""

    __module__ = '_csv'
    __qualname__ = 'writer'

    def __init__(self, fileobj, dialect, fmtparams):
        if not callable(getattr(fileobj, 'write', None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        self.dialect = _Format(dialect, fmtparams)

    def _text(self, field):
        """What is written of a field."""
        dialect, quoting = self.dialect, self.dialect.quoting
        quoted = (quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not isinstance(field, (int, float, complex))
                  or quoting == QUOTE_STRINGS and isinstance(field, str) or quoting == QUOTE_NOTNULL and field is not None)
        if quoting == QUOTE_NONNUMERIC and not quoted:
            quoted = not hasattr(type(field), '__float__') and not hasattr(type(field), '__index__')
        text = '' if field is None else str(field)
        if not any(c in dialect.special for c in text) and not (text.startswith(' ') and dialect.delimiter == ' '):
            return text, quoted
        parts = []
        for c in text:
            if c in dialect.special:
                if quoting == QUOTE_NONE:
                    escaped = True
                else:
                    escaped = False
                    if c == dialect.quotechar:
                        if dialect.doublequote:
                            parts.append(c)
                        else:
                            escaped = True
                    elif c == dialect.escapechar:
                        escaped = True
                    if not escaped:
                        quoted = True
                if escaped:
                    if dialect.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    parts.append(dialect.escapechar)
            parts.append(c)
        return ''.join(parts), quoted

    def writerow(self, row, /):
        try:
            fields = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        dialect = self.dialect
        parts = []
        for field in fields:
            text, quoted = self._text(field)
            if not text and dialect.delimiter == ' ' and dialect.skipinitialspace:
                quoted = True
            parts.append(f'{dialect.quotechar}{text}{dialect.quotechar}' if quoted else text)
        if len(parts) == 1 and not parts[0]:
            if dialect.quoting == QUOTE_NONE or fields[0] is None and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error('single empty field record must be quoted')
            parts = [dialect.quotechar * 2]
        return self._write(dialect.delimiter.join(parts) + dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def writer(fileobj, /, dialect='excel', **fmtparams):
    return _Writer(fileobj, dialect, fmtparams)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        d = dict(zip(self.fieldnames, row))
        known, found = len(self.fieldnames), len(row)
        if known < found:
            d[self.restkey] = row[known:]
        elif known > found:
            for key in self.fieldnames[found:]:
                d[key] = self.restval
        return d

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        header = dict(zip(self.fieldnames, self.fieldnames))
        return self.writerow(header)

    def _dict_to_list(self, rowdict):
        if self.extrasaction == 'raise':
            wrong_fields = rowdict.keys() - self.fieldnames
            if wrong_fields:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong_fields]))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)
`;
