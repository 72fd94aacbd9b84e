"""Writes source/python/text/character-table.ts: what CPython's unicodedata tells of characters.

python3.13 test/python/text/record-characters.py > source/python/text/character-table.ts
"""
import unicodedata

NAMED = ((0x20, 0x17F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x45F), (0x2000, 0x206F), (0x2070, 0x2094), (0x20A0, 0x20BF),
         (0x2122, 0x2122), (0x2150, 0x215F), (0x2190, 0x2199), (0x2200, 0x222B), (0x2248, 0x2248), (0x2260, 0x2267),
         (0x2500, 0x253C), (0x25A0, 0x27BF), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF))


def ranges(value, none):
    """first, last and value of each run of characters that have one, in base 36."""
    runs = []
    for code in range(0x110000):
        v = value(chr(code))
        if v == none:
            continue
        if runs and runs[-1][1] == code - 1 and runs[-1][2] == v:
            runs[-1][1] = code
        else:
            runs.append([code, code, v])
    return ' '.join(f'{first:x}-{last:x}:{v}' if first != last else f'{first:x}:{v}' for first, last, v in runs)


def lines(text, quote="'"):
    words, line = text.split(' '), ''
    for word in words:
        if len(line) + len(word) > 105:
            yield f"  '{line}'"
            line = ''
        line += word + ' '
    yield f"  '{line.rstrip()}'"


print('// Written by test/python/text/record-characters.py.\n')
print('/** Canonical combining classes that are not 0: first-last:class, in hexadecimal but for the class. */')
print('export const COMBINING =\n' + ' +\n'.join(lines(ranges(unicodedata.combining, 0))) + ';\n')
print('/** East Asian widths that are not N. */')
print('export const WIDTHS =\n' + ' +\n'.join(lines(ranges(unicodedata.east_asian_width, 'N'))) + ';\n')
print('/** First code point of a run, and the names of those that follow one another, a comma apart. */')
print('export const NAMES: readonly (readonly [first: number, names: string])[] = [')
for first, last in NAMED:
    names = [unicodedata.name(chr(code), '') for code in range(first, last + 1)]
    print(f"  [\n    0x{first:x},\n    '{','.join(names)}',\n  ],")
print('];')
