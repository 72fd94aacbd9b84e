/** The modules of the library whose imports are recorded. */
export const LIBRARY_NAMES = (
  '_ast abc argparse array ast asyncio atexit base64 binascii bisect calendar cmath cmd codecs collections collections.abc colorsys ' +
  'concurrent.futures configparser contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis doctest ' +
  'enum errno faulthandler fnmatch fractions functools gc getopt getpass glob graphlib hashlib heapq hmac html http importlib ' +
  'inspect io ipaddress itertools json keyword linecache locale logging math numbers operator opcode optparse os pathlib ' +
  'pickle platform pprint queue random re reprlib resource sched secrets selectors shlex shutil signal socket ssl stat statistics string ' +
  'struct subprocess sys tempfile textwrap threading time timeit token tokenize tomllib traceback tracemalloc types typing ' +
  'unicodedata unittest unittest.mock urllib.parse uuid warnings weakref zlib'
).split(' ');
