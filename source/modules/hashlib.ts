import type { Address } from '../heap/object-type.ts';
import { Sha512 } from '../python/numbers/sha512.ts';
import type { Vm } from '../python/vm.ts';
import { blake2 } from './digests/blake2.ts';
import { keccak } from './digests/keccak.ts';
import { md5 } from './digests/md5.ts';
import { sha1 } from './digests/sha1.ts';
import { Sha256 } from './digests/sha256.ts';
import type { NativeModule } from './module-definition.ts';
import { readableBytes } from './struct/struct-values.ts';

type Digest = (message: Uint8Array, length: number) => Uint8Array;

/** `hashlib` (`Modules/_hashopenssl.c`, `blake2module.c`): the digests; their objects, which collect data, in Python. */
export function defineHashlib(vm: Vm): NativeModule {
  const short = new Sha256();
  const long = new Sha512();
  const sha3 =
    (bits: number): Digest =>
    (message) =>
      keccak(message, 2 * bits, 6, bits / 8);
  const shake =
    (bits: number): Digest =>
    (message, length) =>
      keccak(message, 2 * bits, 31, length);
  const digests = new Map<string, Digest>([
    ['md5', md5],
    ['sha1', sha1],
    ['sha224', (message) => short.digest224(message)],
    ['sha256', (message) => short.digest(message)],
    ['sha384', (message) => long.digest384(message)],
    ['sha512', (message) => long.digest(message)],
    ...[224, 256, 384, 512].map((bits): [string, Digest] => [`sha3_${bits}`, sha3(bits)]),
    ...[128, 256].map((bits): [string, Digest] => [`shake_${bits}`, shake(bits)]),
  ]);
  const digestNamed = (name: Address): Digest => digests.get(vm.str.text(name)) as Digest;
  return {
    name: 'hashlib',
    functions: [
      [
        '_digest',
        'name, data, length, /',
        (name: Address, data: Address, length: Address) =>
          vm.bytes.make(digestNamed(name)(readableBytes(vm, data).slice(), vm.numbers.intArgument(length))),
      ],
      [
        '_blake2',
        'name, data, length, key, salt, person, /',
        (name: Address, data: Address, length: Address, ...extra: Address[]) => {
          const [key, salt, person] = extra.map((each) => readableBytes(vm, each).slice());
          const variant = vm.str.text(name) === 'blake2b' ? 'blake2b' : 'blake2s';
          const options = { length: vm.numbers.intArgument(length), key, salt, person };
          return vm.bytes.make(blake2(variant, readableBytes(vm, data).slice(), options));
        },
      ],
      [
        '_pbkdf2',
        'name, block, password, salt, iterations, length, /',
        (name: Address, block: Address, password: Address, salt: Address, iterations: Address, length: Address) => {
          const digest = digestNamed(name);
          const keyed = keyedDigest((message) => digest(message, 0), vm.numbers.intArgument(block), copy(vm, password));
          const rounds = vm.numbers.intArgument(iterations);
          return vm.bytes.make(stretch(keyed, copy(vm, salt), rounds, vm.numbers.intArgument(length)));
        },
      ],
    ],
  };
}

function copy(vm: Vm, data: Address): Uint8Array {
  return readableBytes(vm, data).slice();
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** HMAC (RFC 2104) with one key. */
function keyedDigest(
  digest: (message: Uint8Array) => Uint8Array,
  block: number,
  key: Uint8Array,
): (message: Uint8Array) => Uint8Array {
  const padded = new Uint8Array(block);
  padded.set(key.length > block ? digest(key) : key);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = padded.map((byte) => byte ^ 0x5c);
  return (message) => digest(joined(outer, digest(joined(inner, message))));
}

/** PBKDF2 (RFC 8018). */
function stretch(
  keyed: (message: Uint8Array) => Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Uint8Array {
  let result = new Uint8Array(0);
  for (let part = 1; result.length < length; part++) {
    let last = keyed(joined(salt, Uint8Array.of(part >>> 24, part >>> 16, part >>> 8, part)));
    const sum = last.slice();
    for (let i = 1; i < rounds; i++) {
      last = keyed(last);
      for (let j = 0; j < sum.length; j++) sum[j] ^= last[j];
    }
    result = joined(result, sum) as Uint8Array<ArrayBuffer>;
  }
  return result.slice(0, length);
}
