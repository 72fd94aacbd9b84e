import type { ModuleMaker } from './module-definition.ts';
import { definePosix } from './posix.ts';
import { SOURCE as glob } from './python/glob.ts';
import { SOURCE as io } from './python/io.ts';
import { SOURCE as ioFiles } from './python/io-files.ts';
import { SOURCE as ioMemory } from './python/io-memory.ts';
import { SOURCE as ioStandard } from './python/io-standard.ts';
import { SOURCE as ioText } from './python/io-text.ts';
import { SOURCE as ntpath } from './python/ntpath.ts';
import { SOURCE as os } from './python/os.ts';
import { SOURCE as pathlib } from './python/pathlib.ts';
import { SOURCE as posixpath } from './python/posixpath.ts';
import { SOURCE as shutil } from './python/shutil.ts';
import { SOURCE as stat } from './python/stat.ts';
import { SOURCE as tempfile } from './python/tempfile.ts';

/** Modules about files, which are in memory. */
export const FILE_MODULES: readonly (readonly [name: string, maker: ModuleMaker])[] = [['posix', definePosix]];

/** Those in Python: name and text. */
export const FILE_SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['_io_files', ioFiles],
  ['_io_memory', ioMemory],
  ['_io_standard', ioStandard],
  ['_io_text', ioText],
  ['io', io],
  ['_io', 'from io import *\n'],
  ['os', os],
  ['posixpath', posixpath],
  ['stat', stat],
  ['glob', glob],
  ['ntpath', ntpath],
  ['pathlib', pathlib],
  ['shutil', shutil],
  ['tempfile', tempfile],
];
