import { unlink, writeFile } from 'node:fs/promises';

/** Why a file could not be written, in words; null when it was. A file that is there already is never touched. */
export async function saveNew(file: string, text: string): Promise<string | null> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return 'that file exists already: another name?';
    // A disk that is full leaves a part behind.
    if (code === 'ENOSPC') await unlink(file).catch(() => {});
    return WORDS[code ?? ''] ?? message;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};
