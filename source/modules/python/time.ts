/** `time_strptime()`: its work is done in Python in CPython, too. */
export const SOURCE = String.raw`
_STRUCT_TM_ITEMS = 9


def strptime(string, format='%a %b %d %H:%M:%S %Y'):
    from _strptime import _strptime_time
    return _strptime_time(string, format)
`;
