import type { Address } from '../../heap/object-type.ts';
import type { Vm } from '../vm.ts';

/** Recursion budget that deallocators leave to others (`Include/cpython/object.h`, TRASHCAN_HEADROOM). */
const HEADROOM = 50;

// DIFFERS: How deep native code may nest (`repr()` of lists in lists, comparing, `json`) before a RecursionError is not
// exactly CPython's, nor is recursion through a class's `__init__` (499 deep where 3.13 gets to 502; in 3.11 and 3.12 it and
// other special methods get to 999, CPython to 498 or 749). — It counts C frames; JavaScript's stack has others. —
// Recursion of plain functions counts exactly, by `sys.setrecursionlimit()`.
/**
 * Bounds the depth of nested deallocations: past it, containers are put aside and die after the outermost one returned
 * (`Objects/object.c, _PyTrash_thread_deposit_object()`). 3.13 shares the budget of C recursion.
 */
export class Trashcan {
  /** `c_recursion_remaining`: also lowered by calls into the interpreter. */
  remaining: number;
  protected readonly deposited: Address[] = [];
  /** The instance of a subclass whose base's deallocator is called. */
  private instance: Address = 0;
  private readonly vm: Vm;

  constructor(vm: Vm) {
    this.vm = vm;
    this.remaining = vm.facts.cRecursionLimit;
  }

  /** Enters a container's deallocation; true if the object was put aside and the caller must return at once. */
  begin(object: Address): boolean {
    if (this.remaining < HEADROOM && object !== this.instance) {
      this.deposited.push(object);
      return true;
    }
    this.remaining--;
    return false;
  }

  /** Leaves it; destroys what was put aside once there is room again. */
  end(): void {
    this.remaining++;
    if (this.deposited.length > 0 && this.remaining > HEADROOM * 2) this.destroyChain();
  }

  /**
   * `subtype_dealloc()` is about to call the base's deallocator, which must not put the object aside: it would die twice
   * (`Py_TYPE(op)->tp_dealloc == dealloc` in Py_TRASHCAN_BEGIN).
   */
  enterBase(object: Address): void {
    this.instance = object;
  }

  leaveBase(): void {
    this.instance = 0;
  }

  /** `_PyTrash_thread_destroy_chain()`: the last put aside goes first. */
  protected destroyChain(): void {
    this.remaining--;
    for (let object = this.deposited.pop(); object !== undefined; object = this.deposited.pop()) {
      this.vm.typeOf(object).dealloc(object);
    }
    this.remaining++;
  }
}

/** Up to 3.12 deallocations are counted on their own: those nested deeper than 50 wait for the outermost one's end. */
class CountingTrashcan extends Trashcan {
  private nesting = 0;
  private bases = 0;
  private readonly limit: number;

  constructor(vm: Vm, limit: number) {
    super(vm);
    this.limit = limit;
  }

  override begin(object: Address): boolean {
    if (this.nesting >= this.limit) {
      this.deposited.push(object);
      return true;
    }
    this.nesting++;
    return false;
  }

  override end(): void {
    this.nesting--;
    if (this.deposited.length > 0 && this.nesting <= 0 && this.bases === 0) this.destroyChain();
  }

  /** The base's deallocator is not counted (`_PyTrash_cond()`). */
  override enterBase(): void {
    this.nesting--;
    this.bases++;
  }

  override leaveBase(): void {
    this.nesting++;
    this.bases--;
  }

  protected override destroyChain(): void {
    this.nesting++;
    super.destroyChain();
    this.nesting--;
  }
}

/** The trashcan of the machine's version. */
export function makeTrashcan(vm: Vm): Trashcan {
  const { trashcanDepth } = vm.facts;
  return trashcanDepth === null ? new Trashcan(vm) : new CountingTrashcan(vm, trashcanDepth);
}
