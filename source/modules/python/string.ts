/** `string` (`Lib/string.py`): the constants, `capwords`, `Formatter`, `Template`. */
export const SOURCE = String.raw`
from _string import formatter_field_name_split, formatter_parser

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_\x60{|}~'
printable = digits + ascii_letters + punctuation + whitespace


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first = formatter_field_name_split(field_name)[0]
            if first == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError('cannot switch from automatic field numbering to manual field specification')
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1,
                                                        auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return iter(formatter_parser(format_string))

    def get_field(self, field_name, args, kwargs):
        first, rest = formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first


def capwords(s, sep=None):
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _fill(self, mapping, safe):
        text = self.template
        parts = []
        i = 0
        while i < len(text):
            at = text.find(self.delimiter, i)
            if at < 0:
                parts.append(text[i:])
                break
            parts.append(text[i:at])
            i = at + 1
            if text[i:i + 1] == self.delimiter:
                parts.append(self.delimiter)
                i += 1
                continue
            braced = text[i:i + 1] == '{'
            start = i + braced
            end = start
            while end < len(text) and (text[end].isascii() and (text[end].isalnum() or text[end] == '_')):
                end += 1
            name = text[start:end]
            closed = not braced or text[end:end + 1] == '}'
            if not name or name[0].isdigit() or not closed:
                if not safe:
                    lineno = text.count('\n', 0, at) + 1
                    colno = at - (text.rfind('\n', 0, at) + 1) + 1
                    raise ValueError(f'Invalid placeholder in string: line {lineno}, col {colno}')
                parts.append(self.delimiter)
                continue
            i = end + braced
            if safe and name not in mapping:
                parts.append(text[at:i])
            else:
                parts.append(str(mapping[name]))
        return ''.join(parts)

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)

    def get_identifiers(self):
        ids = {}

        class Asked(dict):
            def __missing__(self, name):
                ids[name] = None
                return ''

            def __contains__(self, name):
                return True
        self._fill(Asked(), True)
        return list(ids)

    def is_valid(self):
        class Anything(dict):
            def __missing__(self, name):
                return ''
        try:
            self._fill(Anything(), False)
        except ValueError:
            return False
        return True
`;
