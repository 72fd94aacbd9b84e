/** `html` (`Lib/html/__init__.py`): escapes; of the named characters those of HTML 4. */
export const SOURCE = String.raw`
import re

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace('\'', '&#x27;')
    return s


_NAMED = {'quot': 34, 'amp': 38, 'apos': 39, 'lt': 60, 'gt': 62, 'QUOT': 34, 'AMP': 38, 'LT': 60, 'GT': 62}
_NAMED.update(zip(
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro '
    'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil '
    'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave '
    'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml '
    'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute '
    'thorn yuml'.split(), range(160, 256)))
_BARE = frozenset(_NAMED)
_NAMED.update(zip('Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho'.split(),
                  range(0x391, 0x3a2)))
_NAMED.update(zip('Sigma Tau Upsilon Phi Chi Psi Omega'.split(), range(0x3a3, 0x3aa)))
_NAMED.update(zip('alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma '
                  'tau upsilon phi chi psi omega'.split(), range(0x3b1, 0x3ca)))
_NAMED.update({
    'OElig': 338, 'oelig': 339, 'Scaron': 352, 'scaron': 353, 'Yuml': 376, 'fnof': 402, 'circ': 710, 'tilde': 732,
    'thetasym': 977, 'upsih': 978, 'piv': 982, 'ensp': 8194, 'emsp': 8195, 'thinsp': 8201, 'zwnj': 8204, 'zwj': 8205,
    'lrm': 8206, 'rlm': 8207, 'ndash': 8211, 'mdash': 8212, 'lsquo': 8216, 'rsquo': 8217, 'sbquo': 8218, 'ldquo': 8220,
    'rdquo': 8221, 'bdquo': 8222, 'dagger': 8224, 'Dagger': 8225, 'bull': 8226, 'hellip': 8230, 'permil': 8240,
    'prime': 8242, 'Prime': 8243, 'lsaquo': 8249, 'rsaquo': 8250, 'oline': 8254, 'frasl': 8260, 'euro': 8364,
    'image': 8465, 'weierp': 8472, 'real': 8476, 'trade': 8482, 'alefsym': 8501, 'larr': 8592, 'uarr': 8593,
    'rarr': 8594, 'darr': 8595, 'harr': 8596, 'crarr': 8629, 'lArr': 8656, 'uArr': 8657, 'rArr': 8658, 'dArr': 8659,
    'hArr': 8660, 'forall': 8704, 'part': 8706, 'exist': 8707, 'empty': 8709, 'nabla': 8711, 'isin': 8712,
    'notin': 8713, 'ni': 8715, 'prod': 8719, 'sum': 8721, 'minus': 8722, 'lowast': 8727, 'radic': 8730, 'prop': 8733,
    'infin': 8734, 'ang': 8736, 'and': 8743, 'or': 8744, 'cap': 8745, 'cup': 8746, 'int': 8747, 'there4': 8756,
    'sim': 8764, 'cong': 8773, 'asymp': 8776, 'ne': 8800, 'equiv': 8801, 'le': 8804, 'ge': 8805, 'sub': 8834,
    'sup': 8835, 'nsub': 8836, 'sube': 8838, 'supe': 8839, 'oplus': 8853, 'otimes': 8855, 'perp': 8869, 'sdot': 8901,
    'lceil': 8968, 'rceil': 8969, 'lfloor': 8970, 'rfloor': 8971, 'lang': 10216, 'rang': 10217, 'loz': 9674,
    'spades': 9824, 'clubs': 9827, 'hearts': 9829, 'diams': 9830, 'check': 10003, 'star': 9734, 'starf': 9733})

# What browsers read where the C1 controls are named.
_WINDOWS = {i: ord(bytes([i]).decode('latin-1')) for i in (0x81, 0x8d, 0x8f, 0x90, 0x9d)}
_WINDOWS.update(zip([*range(0x80, 0x81), *range(0x82, 0x8d), 0x8e, *range(0x91, 0x9d), 0x9e, 0x9f], (
    0x20ac, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x017d, 0x2018,
    0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x017e, 0x0178)))


def _replace_charref(match):
    s = match[1]
    if s[0] == '#':
        num = int(s[2:].rstrip(';'), 16) if s[1] in 'xX' else int(s[1:].rstrip(';'))
        if num in _WINDOWS:
            return chr(_WINDOWS[num])
        if num == 0 or 0xD800 <= num <= 0xDFFF or num > 0x10FFFF:
            return '\uFFFD'
        if num < 0x20 and num not in (9, 10, 12, 13) or num in (0xb, 0x7f) or num & 0xfffe == 0xfffe \
                or 0xfdd0 <= num <= 0xfdef:
            return ''
        return chr(num)
    if s.endswith(';') and s[:-1] in _NAMED:
        return chr(_NAMED[s[:-1]])
    for x in range(len(s), 1, -1):
        if s[:x] in _BARE and s[:x] != 'apos':
            return chr(_NAMED[s[:x]]) + s[x:]
    return '&' + s


_charref = re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')


def unescape(s):
    return _charref.sub(_replace_charref, s) if '&' in s else s
`;
