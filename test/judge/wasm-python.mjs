// Runs a script under the CPython 3.14.2 that pyodide holds, compiled to WebAssembly: what `python SCRIPT` prints, and its
// exit status. It has the incremental collector of 3.14.0 to 3.14.4; it is a 32-bit build without pymalloc, so sizes,
// addresses and counts of blocks are its own.
// JavaScript holds `__main__` here: what is left in the script's module at the end is let go name by name, those with one
// underscore first, and cycles in it are not collected; `python SCRIPT` frees the module itself. A chain of 50,000 objects
// is too deep for WebAssembly's stack, and an immortal's count is that of 32 bits.
//
//   node test/judge/wasm-python.mjs SCRIPT [argument…]

import { readFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { loadPyodide } from 'pyodide';

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) {
  console.error('usage: node test/judge/wasm-python.mjs SCRIPT [argument…]');
  process.exit(2);
}

/** All of a chunk, also where a pipe takes less at once. */
function writeTo(descriptor) {
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      return bytes.length;
    },
  };
}

const path = `/script/${basename(script)}`;
const pyodide = await loadPyodide({
  args: [path, ...rest],
  env: { HOME: '/', PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' },
  stdin: () => null,
  fsInit: (files) => {
    files.mkdir('/script');
    files.writeFile(path, readFileSync(script));
    files.chdir('/script');
  },
});
pyodide.setStdout(writeTo(1));
pyodide.setStderr(writeTo(2));
// What Py_RunMain() does: the script, then the interpreter's end with all finalizers.
const status = pyodide._module._run_main();
pyodide._module._Py_FinalizeEx();
process.exit(status);
