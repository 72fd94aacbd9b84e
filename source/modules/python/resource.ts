// DIFFERS: `resource.getrusage()` tells the bytes that live blocks of the simulated heap needed at most as `ru_maxrss`. —
// There is no process. — The figure has no interpreter, no stack and no unused arenas in it.
/** `resource`, for the one figure that scripts about memory ask for. */
export const SOURCE = String.raw`
import time
from collections import namedtuple
import _line_memory

__all__ = ['RUSAGE_SELF', 'RUSAGE_CHILDREN', 'getrusage', 'getpagesize']
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
error = OSError
struct_rusage = namedtuple('struct_rusage', [
    'ru_utime', 'ru_stime', 'ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt', 'ru_nswap',
    'ru_inblock', 'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw', 'ru_nivcsw'])


def getrusage(who):
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError('invalid who parameter')
    kib = 0 if who == RUSAGE_CHILDREN else -(-_line_memory.peak() // 1024)
    return struct_rusage(time.process_time(), 0.0, kib, *[0] * 13)


def getpagesize():
    return 4096
`;
