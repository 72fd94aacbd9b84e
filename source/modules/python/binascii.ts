/** `binascii` (`Modules/binascii.c`): its exceptions, and what bytes can do themselves. */
export const SOURCE = String.raw`
class Error(ValueError):
    __module__ = 'binascii'


class Incomplete(Exception):
    __module__ = 'binascii'


def hexlify(data, *args, **kwargs):
    return bytes(memoryview(data)).hex(*args, **kwargs).encode('ascii')


def unhexlify(hexstr, /):
    return _a2b_hex(hexstr)


b2a_hex, a2b_hex = hexlify, unhexlify


def crc_hqx(data, crc, /):
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xffff
    return crc
`;
