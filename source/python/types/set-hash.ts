import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);

/** `_shuffle_bits()`. */
function shuffleBits(hash: bigint): bigint {
  return unsigned((hash ^ 89869747n ^ (hash << 16n)) * 3644798167n);
}

/** The hash of a frozenset, which does not depend on the order of its items (`frozenset_hash_impl()`); 64 bits, unsigned. */
export function frozensetHash(vm: Vm, set: Address): bigint {
  let hash = 0n;
  vm.set.forEach(set, (_key, lo, hi) => {
    hash ^= shuffleBits((BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0));
  });
  hash ^= BigInt(vm.set.length(set) + 1) * 1927868237n;
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = unsigned(hash * 69069n + 907133923n);
  return hash === unsigned(-1n) ? 590923713n : hash;
}
