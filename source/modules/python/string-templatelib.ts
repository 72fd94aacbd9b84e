/** `string.templatelib`, 3.14 (`Lib/string/templatelib.py`): but for the types of t-strings. */
export const SOURCE = String.raw`
def convert(obj, /, conversion):
    if conversion is None:
        return obj
    if conversion == 'r':
        return repr(obj)
    if conversion == 's':
        return str(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')


def _template_unpickle(strings, interpolations, /):
    parts = []
    for text, field in zip(strings, (*interpolations, None)):
        parts.append(text)
        if field is not None:
            parts.append(field)
    return Template(*parts)
`;
