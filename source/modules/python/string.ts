/** `string` (`Lib/string.py`): the constants, `capwords`, `Template`. */
export const SOURCE = String.raw`
whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_\x60{|}~'
printable = digits + ascii_letters + punctuation + whitespace


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
`;
