import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { OutputError } from './errors.ts';

// Files that heaptop writes: whole or not at all.

/** Why a file could not be written, in words; null when it was. A file that is there already is never touched. */
export function writeNew(file: string, text: string): string | null {
  let isOurs = false;
  outliveLimit();
  try {
    const opened = openSync(file, 'wx');
    isOurs = true;
    try {
      writeFileSync(opened, text);
    } finally {
      closeSync(opened);
    }
    return null;
  } catch (error) {
    // A disk that is full has taken a part of it.
    if (isOurs) rmSync(file, { force: true });
    return codeOf(error) === 'EEXIST' ? 'that file exists already: another name?' : whyNotWritten(error);
  }
}

/**
 * Writes a file, also in the place of one that is there: that one stays as it was until the new one is complete.
 *
 * @throws OutputError
 */
export function writeOver(file: string, text: string): void {
  outliveLimit();
  try {
    const before = statSync(file, { throwIfNoEntry: false });
    // A device, a pipe: there is nothing to be put in its place.
    if (before !== undefined && !before.isFile()) writeFileSync(file, text);
    else replace(before === undefined ? file : realpathSync(file), text, before?.mode);
  } catch (cause) {
    throw new OutputError(`${file} cannot be written: ${whyNotWritten(cause)}`, undefined, { cause });
  }
}

function replace(file: string, text: string, mode: number | undefined): void {
  const beside = `${file}.${process.pid}.part`;
  try {
    writeFileSync(beside, text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    // A file of ours in a folder that is not.
    if (mode === undefined || !['EACCES', 'EPERM'].includes(codeOf(error))) throw error;
    writeFileSync(file, text);
  }
}

/**
 * A write past `ulimit -f` fails and comes with a signal. Node ignores that one, but Ink's way of cleaning up (signal-exit)
 * listens to it, and ends the process where nobody else does.
 */
function outliveLimit(): void {
  if (!process.listeners('SIGXFSZ').includes(ignore)) process.on('SIGXFSZ', ignore);
}

function ignore(): void {}

/** What the system said, in words. */
export function whyNotWritten(error: unknown): string {
  return WORDS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be too large a file',
  ENAMETOOLONG: 'the name is too long',
};
