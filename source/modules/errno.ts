import type { Vm } from '../python/vm.ts';
import type { NativeModule } from './module-definition.ts';

/** The first error numbers of Linux, from 1 on; '' where a number has no name. */
const NAMES = [
  'EPERM',
  'ENOENT',
  'ESRCH',
  'EINTR',
  'EIO',
  'ENXIO',
  'E2BIG',
  'ENOEXEC',
  'EBADF',
  'ECHILD',
  'EAGAIN',
  'ENOMEM',
  'EACCES',
  'EFAULT',
  'ENOTBLK',
  'EBUSY',
  'EEXIST',
  'EXDEV',
  'ENODEV',
  'ENOTDIR',
  'EISDIR',
  'EINVAL',
  'ENFILE',
  'EMFILE',
  'ENOTTY',
  'ETXTBSY',
  'EFBIG',
  'ENOSPC',
  'ESPIPE',
  'EROFS',
  'EMLINK',
  'EPIPE',
  'EDOM',
  'ERANGE',
  'EDEADLK',
  'ENAMETOOLONG',
  'ENOLCK',
  'ENOSYS',
  'ENOTEMPTY',
  'ELOOP',
];

/** Others that scripts about exceptions name. */
const MORE: Readonly<Record<string, number>> = {
  EWOULDBLOCK: 11,
  ETIMEDOUT: 110,
  ECONNREFUSED: 111,
  ECONNRESET: 104,
  EADDRINUSE: 98,
  ECONNABORTED: 103,
  EHOSTUNREACH: 113,
};

/** The module `errno`. */
export function defineErrno(vm: Vm): NativeModule {
  const numbers: Record<string, number> = { ...MORE };
  NAMES.forEach((name, i) => {
    numbers[name] = i + 1;
  });
  const codes = vm.dict.make();
  for (const [name, number] of Object.entries(numbers)) {
    if (name === 'EWOULDBLOCK') continue;
    const key = vm.int.fromNumber(number);
    vm.dict.setSteal(codes, key, vm.str.make(name));
    vm.heap.decref(key);
  }
  const values = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, vm.int.fromNumber(number)]));
  return { name: 'errno', values: { ...values, errorcode: codes } };
}
