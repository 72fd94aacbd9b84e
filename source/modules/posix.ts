import type { Address } from '../heap/object-type.ts';
import { decodeUtf8, encodeUtf8 } from '../python/text/utf-8.ts';
import type { Vm } from '../python/vm.ts';
import { errorText } from './error-texts.ts';
import { FileFault, MemoryFiles, type Node } from './files/memory-files.ts';
import type { NativeFunction, NativeModule } from './module-definition.ts';
import type { Modules } from './modules.ts';
import { readableBytes } from './struct/struct-values.ts';

const S_IFDIR = 0o040000;
const S_IFREG = 0o100000;
const S_IFCHR = 0o020000;

// DIFFERS: Files are in memory: a script finds its own text, an empty home and `/tmp`, can write and read files as it likes,
// and none of them is there in the next run. — A script can do no harm, and the same script must see the same. — Put data that a
// script is to read into the script, or let it write the file first.
/** `posix` (`Modules/posixmodule.c`): what `os` and `io` do with files, on a file system in memory. */
export function definePosix(vm: Vm, modules: Modules): NativeModule {
  const files = new MemoryFiles({ now: () => modules.clock.now, readSource: (path) => vm.host.readSource(path) });
  return {
    name: 'posix',
    functions: [
      ...handleFunctions(vm, modules, files),
      ...pathFunctions(vm, files),
      ['_strerror', 'code, /', (code: Address) => vm.str.make(errorText(vm.numbers.intArgument(code)))],
    ],
  };
}

/** Does something with files; a fault becomes an OSError that names them. */
function guarded(vm: Vm, act: () => Address, ...names: Address[]): Address {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const errno = vm.int.fromNumber(error.errno);
    const text = vm.str.make(errorText(error.errno));
    const about = names.length > 1 ? [names[0], vm.none, names[1]] : names;
    try {
      const type = vm.exception.get('OSError');
      throw vm.errors.raiseObject(vm.calls.call(type.address, errno, text, ...about));
    } finally {
      vm.heap.decref(errno);
      vm.heap.decref(text);
    }
  }
}

/** A path as text: str or bytes, what `os.fspath()` made. */
function pathText(vm: Vm, path: Address): string {
  const text = vm.str.isStr(path) ? vm.str.text(path) : decodeUtf8(readableBytes(vm, path), 'surrogateescape');
  if (text.includes('\0')) throw vm.errors.raise('ValueError', 'embedded null byte');
  return text;
}

function handleFunctions(vm: Vm, modules: Modules, files: MemoryFiles): NativeFunction[] {
  const number = (object: Address): number => vm.numbers.intArgument(object);
  return [
    [
      'open',
      'path, flags, mode=511, /',
      (path: Address, flags: Address, mode: Address) =>
        guarded(
          vm,
          () => vm.int.fromNumber(files.open(pathText(vm, path), number(flags), mode === 0 ? 0o777 : number(mode))),
          path,
        ),
    ],
    [
      'close',
      'fd, /',
      (fd: Address) =>
        guarded(vm, () => {
          files.close(number(fd));
          return vm.none;
        }),
    ],
    [
      'read',
      'fd, length, /',
      (fd: Address, length: Address) => guarded(vm, () => vm.bytes.make(files.read(number(fd), number(length)))),
    ],
    [
      'write',
      'fd, data, /',
      (fd: Address, data: Address) =>
        guarded(vm, () => {
          const bytes = readableBytes(vm, data).slice();
          const stream = number(fd);
          if (stream !== 1 && stream !== 2) files.write(stream, bytes);
          else modules.streams.writeText(stream, decodeUtf8(bytes, 'replace'));
          return vm.int.fromNumber(bytes.length);
        }),
    ],
    [
      'lseek',
      'fd, position, whence, /',
      (fd: Address, position: Address, whence: Address) =>
        guarded(vm, () => vm.int.fromNumber(files.seek(number(fd), number(position), number(whence)))),
    ],
    [
      'ftruncate',
      'fd, length, /',
      (fd: Address, length: Address) =>
        guarded(vm, () => {
          files.truncate(number(fd), number(length));
          return vm.none;
        }),
    ],
    ['_fstat', 'fd, /', (fd: Address) => guarded(vm, () => facts(vm, files.opened(number(fd))))],
  ];
}

function pathFunctions(vm: Vm, files: MemoryFiles): NativeFunction[] {
  /** A function of one path, and maybe a mode. */
  const onPath = (name: string, act: (path: string, mode: number) => void): NativeFunction => [
    name,
    'path, mode=511, /',
    (path: Address, mode: Address) =>
      guarded(
        vm,
        () => {
          act(pathText(vm, path), mode === 0 ? 0o777 : vm.numbers.intArgument(mode));
          return vm.none;
        },
        path,
      ),
  ];
  return [
    ['getcwd', '', () => vm.str.make(files.folder)],
    ['getcwdb', '', () => vm.bytes.make(encodeUtf8(files.folder, 'surrogateescape'))],
    ['_stat', 'path, /', (path: Address) => guarded(vm, () => facts(vm, files.find(pathText(vm, path))), path)],
    [
      '_listdir',
      'path, /',
      (path: Address) =>
        guarded(vm, () => vm.list.steal(files.list(pathText(vm, path)).map((name) => vm.str.make(name))), path),
    ],
    [
      '_rename',
      'src, dst, /',
      (from: Address, to: Address) =>
        guarded(
          vm,
          () => {
            files.rename(pathText(vm, from), pathText(vm, to));
            return vm.none;
          },
          from,
          to,
        ),
    ],
    onPath('_mkdir', (path, mode) => files.makeDirectory(path, mode & ~0o022)),
    onPath('_rmdir', (path) => files.removeDirectory(path)),
    onPath('_unlink', (path) => files.removeFile(path)),
    onPath('_chdir', (path) => files.changeFolder(path)),
    onPath('_chmod', (path, mode) => {
      files.find(path).mode = mode & 0o7777;
    }),
  ];
}

/** The ten numbers of a `stat_result`, then the time of the last change in nanoseconds. */
function facts(vm: Vm, node: Node): Address {
  const type = { folder: S_IFDIR, file: S_IFREG, null: S_IFCHR }[node.kind];
  const size = node.kind === 'folder' ? 4096 : node.size;
  const seconds = Number(node.modified / 1_000_000_000n);
  const links = node.kind === 'folder' ? 2 : 1;
  const numbers = [type | node.mode, node.inode, 1, links, 1000, 1000, size, seconds, seconds, seconds];
  return vm.tuple.steal([...numbers.map((value) => vm.int.fromNumber(value)), vm.int.fromBigInt(node.modified)]);
}
