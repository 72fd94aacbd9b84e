import type { Address } from '../../heap/object-type.ts';
import { CELL_REF } from '../objects/cell.ts';
import { compareNumbers } from '../protocols/compares.ts';
import type { Vm } from '../vm.ts';
import { checkPositional, refuseKeywords } from './constructor-arguments.ts';
import { fromFormat } from './from-format.ts';
import { setReference, settable } from './object-member.ts';

/** What cells do (`Objects/cellobject.c`). With a comparison but no hash, they are not hashable. */
export function installCellType(vm: Vm): void {
  const { words, heap } = vm;
  const { type } = vm.cell;
  type.create = (_type, base, count, names) => {
    refuseKeywords(vm, 'cell', names);
    checkPositional(vm, 'cell', count, 0, 1);
    return vm.cell.make(count === 0 ? 0 : heap.newRef(words[base]));
  };
  type.repr = (self) => {
    const at = vm.texts.pointer(self);
    const contents = words[self + CELL_REF];
    if (contents === 0) return fromFormat(vm, '<cell at %p: empty>', at);
    const format = '<cell at %p: %.80s object at %p>';
    return fromFormat(vm, format, at, vm.typeName(contents), vm.texts.pointer(contents));
  };
  type.compare = (left, right, operation) => {
    if (vm.typeOf(left) !== type || vm.typeOf(right) !== type) return vm.notImplemented;
    const [a, b] = [words[left + CELL_REF], words[right + CELL_REF]];
    if (a !== 0 && b !== 0) return vm.compares.rich(a, b, operation);
    // An empty cell comes before all others.
    return vm.int.bool(compareNumbers(a === 0 ? 0 : 1, b === 0 ? 0 : 1, operation));
  };
  vm.types.attributes(type, [
    settable(
      'cell_contents',
      (self) => {
        const contents: Address = words[self + CELL_REF];
        if (contents === 0) throw vm.errors.raise('ValueError', 'Cell is empty');
        return heap.newRef(contents);
      },
      (self, value) => setReference(vm, self, CELL_REF, value),
    ),
  ]);
  vm.types.ready(type);
}
