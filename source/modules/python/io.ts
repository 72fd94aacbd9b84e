/** `io` (`Modules/_io/`): what all streams share, `open()`, and the streams that live in memory. */
export const SOURCE = String.raw`
import abc
from _io_files import BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, FileIO, TextIOWrapper
from _io_files import BlockingIOError, BufferedIOBase, IOBase, RawIOBase, TextIOBase, UnsupportedOperation
from _io_files import DEFAULT_BUFFER_SIZE, IncrementalNewlineDecoder, text_encoding
from _io_memory import BytesIO, StringIO
from builtins import open

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO',
           'BufferedIOBase', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE',
           'IncrementalNewlineDecoder', 'text_encoding']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def open_code(path):
    return open(path, 'rb')
`;
