import { encodeUtf8 } from '../../python/text/utf-8.ts';

/** A file system in memory: it begins almost empty, lives as long as a machine, and never touches the disk. */

export const EBADF = 9;
export const ENOENT = 2;
export const EEXIST = 17;
export const ENOTDIR = 20;
export const EISDIR = 21;
export const EINVAL = 22;
export const ENOTEMPTY = 39;
const EACCES = 13;

/** Where a script is, and its home. */
export const HOME = '/home/heaptop';

// The flags of open(), as Linux has them.
const O_WRONLY = 1;
const O_RDWR = 2;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;

/** An operation that failed: its number in `errno`. */
export class FileFault {
  readonly errno: number;

  constructor(errno: number) {
    this.errno = errno;
  }
}

export interface FileNode {
  readonly kind: 'file' | 'null';
  readonly inode: number;
  mode: number;
  /** Bytes; only the first `size` count. */
  data: Uint8Array;
  size: number;
  modified: bigint;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly inode: number;
  mode: number;
  readonly entries: Map<string, Node>;
  modified: bigint;
}

export type Node = FileNode | FolderNode;

/** An open file. */
interface Handle {
  readonly node: FileNode;
  readonly flags: number;
  position: number;
}

/** What the file system must be told: the time in nanoseconds, and texts that may be read but not written. */
export interface FileWorld {
  now(): bigint;
  readSource(path: string): string | null;
}

export class MemoryFiles {
  folder = HOME;
  private readonly world: FileWorld;
  private readonly root: FolderNode;
  private readonly handles = new Map<number, Handle>();
  private inodes = 1;

  constructor(world: FileWorld) {
    this.world = world;
    this.root = this.makeFolder();
    for (const path of ['/tmp', '/home', HOME, '/dev']) this.makeDirectory(path, 0o755);
    const folder = this.find('/dev') as FolderNode;
    folder.entries.set('null', { ...this.makeFile(), kind: 'null', mode: 0o666 });
  }

  private makeFolder(mode = 0o755): FolderNode {
    return { kind: 'folder', inode: ++this.inodes, mode, entries: new Map(), modified: this.world.now() };
  }

  private makeFile(mode = 0o644): FileNode {
    const data = new Uint8Array(0);
    return { kind: 'file', inode: ++this.inodes, mode, data, size: 0, modified: this.world.now() };
  }

  /** The names of a path from the root on, without dots. */
  private parts(path: string): string[] {
    if (path === '') throw new FileFault(ENOENT);
    const parts: string[] = [];
    for (const part of `${path.startsWith('/') ? '' : this.folder}/${path}`.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return parts;
  }

  /** The absolute path. */
  absolute(path: string): string {
    return `/${this.parts(path).join('/')}`;
  }

  /** What a path names; throws a FileFault if there is nothing. */
  find(path: string): Node {
    let node: Node = this.root;
    for (const part of this.parts(path)) {
      if (node.kind !== 'folder') throw new FileFault(ENOTDIR);
      const next: Node | undefined = node.entries.get(part);
      if (next === undefined) return this.source(path);
      node = next;
    }
    if (path.endsWith('/') && node.kind !== 'folder') throw new FileFault(ENOTDIR);
    return node;
  }

  /** The script's own text, and those of its modules: they can be read, as files of their names. */
  private source(path: string): FileNode {
    const text = this.world.readSource(path);
    if (text === null) throw new FileFault(ENOENT);
    const data = encodeUtf8(text, 'surrogateescape');
    return { ...this.makeFile(0o444), data, size: data.length };
  }

  /** The folder that holds a path's last name, and that name. */
  private place(path: string): [folder: FolderNode, name: string] {
    const parts = this.parts(path);
    const name = parts.pop();
    if (name === undefined) throw new FileFault(EEXIST);
    const folder = this.find(`/${parts.join('/')}`);
    if (folder.kind !== 'folder') throw new FileFault(ENOTDIR);
    return [folder, name];
  }

  /** `open(2)`: the number of the new handle. */
  open(path: string, flags: number, mode: number): number {
    const isWritten = (flags & (O_WRONLY | O_RDWR)) !== 0;
    let node: Node | undefined;
    try {
      node = this.find(path);
    } catch (error) {
      if (!(error instanceof FileFault) || error.errno !== ENOENT || (flags & O_CREAT) === 0) throw error;
    }
    if (node === undefined) {
      if (path.endsWith('/')) throw new FileFault(EISDIR);
      const [folder, name] = this.place(path);
      node = this.makeFile(mode & ~0o022);
      folder.entries.set(name, node);
      folder.modified = this.world.now();
    } else if ((flags & O_EXCL) !== 0 && (flags & O_CREAT) !== 0) throw new FileFault(EEXIST);
    if (node.kind === 'folder') throw new FileFault(EISDIR);
    if (isWritten && (node.mode & 0o200) === 0) throw new FileFault(EACCES);
    if ((flags & O_TRUNC) !== 0 && isWritten) this.resize(node, 0);
    let number = 3;
    while (this.handles.has(number)) number++;
    this.handles.set(number, { node, flags, position: 0 });
    return number;
  }

  private handle(number: number): Handle {
    const handle = this.handles.get(number);
    if (handle === undefined) throw new FileFault(EBADF);
    return handle;
  }

  close(number: number): void {
    this.handle(number);
    this.handles.delete(number);
  }

  read(number: number, count: number): Uint8Array {
    const handle = this.handle(number);
    if ((handle.flags & O_WRONLY) !== 0) throw new FileFault(EBADF);
    const { data, size } = handle.node;
    const start = Math.min(handle.position, size);
    const end = Math.min(size, start + count);
    handle.position = Math.max(handle.position, end);
    return data.slice(start, end);
  }

  write(number: number, bytes: Uint8Array): void {
    const handle = this.handle(number);
    const { node, flags } = handle;
    if ((flags & (O_WRONLY | O_RDWR)) === 0) throw new FileFault(EBADF);
    if (node.kind === 'null') return;
    const at = (flags & O_APPEND) !== 0 ? node.size : handle.position;
    if (at + bytes.length > node.size) this.resize(node, at + bytes.length);
    node.data.set(bytes, at);
    node.modified = this.world.now();
    handle.position = at + bytes.length;
  }

  /** `lseek(2)`: the new position. */
  seek(number: number, offset: number, whence: number): number {
    const handle = this.handle(number);
    const base = [0, handle.position, handle.node.size][whence];
    if (base === undefined || base + offset < 0) throw new FileFault(EINVAL);
    handle.position = base + offset;
    return handle.position;
  }

  truncate(number: number, size: number): void {
    this.resize(this.handle(number).node, size);
  }

  /** What an open file is. */
  opened(number: number): FileNode {
    return this.handle(number).node;
  }

  private resize(node: FileNode, size: number): void {
    if (size > node.data.length) {
      const data = new Uint8Array(Math.max(size, 2 * node.data.length));
      data.set(node.data.subarray(0, node.size));
      node.data = data;
    } else if (size < node.size) node.data.fill(0, size, node.size);
    node.size = size;
    node.modified = this.world.now();
  }

  makeDirectory(path: string, mode: number): void {
    const [folder, name] = this.place(path);
    if (folder.entries.has(name)) throw new FileFault(EEXIST);
    folder.entries.set(name, this.makeFolder(mode));
    folder.modified = this.world.now();
  }

  removeDirectory(path: string): void {
    const node = this.find(path);
    if (node.kind !== 'folder') throw new FileFault(ENOTDIR);
    if (node.entries.size > 0) throw new FileFault(ENOTEMPTY);
    this.drop(path);
  }

  removeFile(path: string): void {
    if (this.find(path).kind === 'folder') throw new FileFault(EISDIR);
    this.drop(path);
  }

  private drop(path: string): void {
    const [folder, name] = this.place(path);
    if (!folder.entries.delete(name)) throw new FileFault(EACCES);
    folder.modified = this.world.now();
  }

  /** `rename(2)`: what had the new name goes. */
  rename(from: string, to: string): void {
    const node = this.find(from);
    const [folder, name] = this.place(to);
    const there = folder.entries.get(name);
    if (there === node) return;
    if (there?.kind === 'folder') {
      if (node.kind !== 'folder') throw new FileFault(EISDIR);
      if (there.entries.size > 0) throw new FileFault(ENOTEMPTY);
    } else if (there !== undefined && node.kind === 'folder') throw new FileFault(ENOTDIR);
    if (`${this.absolute(to)}/`.startsWith(`${this.absolute(from)}/`)) throw new FileFault(EINVAL);
    this.drop(from);
    folder.entries.set(name, node);
  }

  list(path: string): string[] {
    const node = this.find(path);
    if (node.kind !== 'folder') throw new FileFault(ENOTDIR);
    return [...node.entries.keys()];
  }

  changeFolder(path: string): void {
    if (this.find(path).kind !== 'folder') throw new FileFault(ENOTDIR);
    this.folder = this.absolute(path);
  }
}
