import { Edges } from '../../source/heap/edges.ts';
import { appendToList } from '../../source/heap/gc-list.ts';
import { GC_NEXT } from '../../source/heap/object.ts';
import type { Address, ObjectType } from '../../source/heap/object-type.ts';
import type { PythonVersion } from '../../source/heap/version-facts.ts';
import { Machine } from '../../source/machine.ts';
import type { Vm } from '../../source/python/vm.ts';
import { readCompiled } from '../../source/scenario/session/compiled-library.ts';

export interface Audited {
  readonly machine: Machine;
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** Runs a script named script.py to its end; `atItsEnd` sees the machine before anything is torn down. */
export function runAudited(
  source: string,
  atItsEnd: (machine: Machine) => void = () => {},
  python: PythonVersion = '3.13',
): Audited {
  const text = ['', '', ''];
  const machine = new Machine({
    python,
    argv: ['script.py'],
    memoryLimit: 2 ** 28,
    host: {
      write: (stream, part) => {
        text[stream] += part;
      },
      readSource: () => null,
      readCompiled,
    },
  });
  const status = machine.run(source, 'script.py', { beforeShutdown: () => atItsEnd(machine) });
  return { machine, out: text[1], err: text[2], status };
}

/** Blocks that lines of the script allocated and that nothing should hold any more: `line 3: 64 bytes, dict, 1 reference`. */
export function leaks({ vm, modules }: Machine): string[] {
  const { gc } = vm.heap;
  modules.streams.flushAll();
  vm.list.clear(modules.collector.garbage);
  vm.list.clear(modules.collector.callbacks);
  gc.debug = 0;
  gc.generations.unfreeze();
  takeBackLate(vm);
  // What a finalizer brought back in the first collection goes in the second.
  gc.collect(2, 'manual');
  gc.collect(2, 'manual');
  modules.collector.clearFreeLists();
  vm.slice.freeList.clear();
  const found: string[] = [];
  vm.heap.allocator.forEachBlock((block, bytes, site) => {
    const [file, line] = vm.sites.info(site)?.frames[0] ?? [];
    if (file !== 'script.py') return;
    const object = objectIn(vm, block);
    const what = object === 0 ? 'no object' : `${vm.typeName(object)}, ${vm.words[object]} references`;
    found.push(`line ${line}: ${bytes} bytes, ${what}`);
  });
  return found;
}

/** What was loaded as if it had been there before the script is in no generation: it goes too, and with it what it holds. */
function takeBackLate(vm: Vm): void {
  const { words, heap } = vm;
  heap.allocator.forEachBlock((block) => {
    const object = objectIn(vm, block);
    const isAlone = object > block && words[object + GC_NEXT] === object;
    if (isAlone) appendToList(words, object, heap.gc.generations.all[2].head);
  });
}

/** Objects to which the tracked objects own more references than ob_refcnt counts: they would be freed too early. */
export function undercounted({ vm }: Machine): string[] {
  const owned = new Map<Address, number>();
  const edges = new Edges();
  for (const container of vm.heap.gc.generations.objects(-1)) {
    edges.length = 0;
    vm.typeOf(container).referents(container, edges);
    for (const target of edges.items.subarray(0, edges.length)) owned.set(target, (owned.get(target) ?? 0) + 1);
  }
  return [...owned]
    .filter(([object, references]) => vm.words[object] >= 0 && vm.words[object] < references)
    .map(([object, references]) => `${vm.typeName(object)}: ob_refcnt ${vm.words[object]}, ${references} references`);
}

/** For messages: the object whose memory the block is, 0 for a block that holds none, such as the items of a list. */
function objectIn({ words, heap }: Vm, block: Address): Address {
  for (const preSize of [0, 16, 32]) {
    const object = block + (preSize >> 2);
    const type = heap.types[words[object + 3]] as (ObjectType & { readonly address: Address }) | undefined;
    if (type?.preSize === preSize && type.address === words[object + 2]) return object;
  }
  return 0;
}
