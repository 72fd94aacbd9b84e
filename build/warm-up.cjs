// Preloaded into a run of the built command and its worker thread: when the work is done, V8's code of every chunk is
// written beside the chunk. By then it holds the functions that were called, and those of earlier such runs.

const { readdirSync, renameSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const vm = require('node:vm');
const { isMainThread } = require('node:worker_threads');

const scripts = new Map();
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    scripts.set(options.filename, this);
  }
};

function writeCode() {
  for (const [filename, script] of scripts) {
    const written = `${filename}.${isMainThread ? 'main' : 'worker'}`;
    writeFileSync(written, script.createCachedData());
    renameSync(written, `${filename}.code`);
  }
}

process.on('exit', writeCode);
if (!isMainThread) {
  // The session never ends by itself. It sleeps when the first screen has been made.
  const { wait } = Atomics;
  Atomics.wait = (...args) => {
    writeCode();
    return wait(...args);
  };
} else if (process.argv[2] === 'play') {
  // A terminal that nobody looks at.
  for (const stream of [process.stdin, process.stdout]) Object.assign(stream, { isTTY: true, columns: 120, rows: 40 });
  for (const method of ['setRawMode', 'ref', 'unref']) process.stdin[method] = () => process.stdin;
  process.stdout.write = (...args) => {
    args.findLast((each) => typeof each === 'function')?.();
    return true;
  };
  setInterval(() => {
    const isWorkerDone = readdirSync(dirname(process.argv[1])).some((name) => /^worker-.*\.code$/.test(name));
    if (isWorkerDone) process.exit();
  }, 100).unref();
}
