// DIFFERS: A type parameter's default, `class Box[T = int]` (3.13), is read and has no effect: there is no `T.__default__`. — PEP 696
// is not built yet. — Leave it out; nothing of the heap depends on it.
import type { Address } from '../../heap/object-type.ts';
import * as intrinsic from '../compile/operands.ts';
import type { Vm } from '../vm.ts';
import { wrapAsyncValue } from './awaiting.ts';
import { prepareReraise } from './exception-groups.ts';
import { F_LOCALS } from './frames.ts';

/** CALL_INTRINSIC_1: a new reference; the operand stays the caller's. */
export function intrinsic1(vm: Vm, frame: Address, which: number, value: Address): Address {
  switch (which) {
    case intrinsic.INTRINSIC_PRINT:
      vm.interpreter.displayHook(value);
      return vm.none;
    case intrinsic.INTRINSIC_IMPORT_STAR:
      vm.interpreter.importStar(value, vm.words[frame + F_LOCALS]);
      return vm.none;
    case intrinsic.INTRINSIC_STOPITERATION_ERROR:
      return stopIterationError(vm, frame, value);
    case intrinsic.INTRINSIC_ASYNC_GEN_WRAP:
      return wrapAsyncValue(vm, value);
    case intrinsic.INTRINSIC_UNARY_POSITIVE:
      return vm.numbers.positive(value);
    case intrinsic.INTRINSIC_LIST_TO_TUPLE:
      return vm.tuple.copyWords(vm.words[value + 6], vm.list.length(value));
    case intrinsic.INTRINSIC_TYPEVAR:
      return vm.interpreter.typeParameter('_inferred', value);
    case intrinsic.INTRINSIC_PARAMSPEC:
      return vm.interpreter.typeParameter('ParamSpec', value);
    case intrinsic.INTRINSIC_TYPEVARTUPLE:
      return vm.interpreter.typeParameter('TypeVarTuple', value);
    case intrinsic.INTRINSIC_SUBSCRIPT_GENERIC:
      return vm.interpreter.typeParameter('_generic_base', value);
    case intrinsic.INTRINSIC_TYPEALIAS:
      return vm.interpreter.typeParameter('_type_alias', ...vm.tuple.items(value));
    default:
      throw new Error(`intrinsic ${which} is not implemented`);
  }
}

/** CALL_INTRINSIC_2. */
export function intrinsic2(vm: Vm, which: number, first: Address, second: Address): Address {
  switch (which) {
    case intrinsic.INTRINSIC_PREP_RERAISE_STAR:
      return prepareReraise(vm, first, second);
    case intrinsic.INTRINSIC_TYPEVAR_WITH_BOUND:
      return vm.interpreter.typeParameter('_inferred_bound', first, second);
    case intrinsic.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS:
      return vm.interpreter.typeParameter('_inferred_constraints', first, second);
    case intrinsic.INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
      vm.attributes.set(first, vm.str.name('__type_params__'), second);
      return vm.heap.newRef(first);
    default:
      throw new Error(`intrinsic ${which} is not implemented`);
  }
}

/** StopIteration out of a generator body becomes RuntimeError (PEP 479). */
function stopIterationError(vm: Vm, frame: Address, exception: Address): Address {
  const type = vm.typeOf(exception);
  const kind = vm.frames.generatorKind(frame);
  let message = '';
  if (type.isSubtypeOf(vm.exception.get('StopIteration'))) message = `${kind} raised StopIteration`;
  else if (kind === 'async generator' && type.isSubtypeOf(vm.exception.get('StopAsyncIteration'))) {
    message = 'async generator raised StopAsyncIteration';
  }
  if (message === '') return vm.heap.newRef(exception);
  vm.errors.raise('RuntimeError', message);
  const error = vm.errors.take();
  vm.errors.setCause(error, vm.heap.newRef(exception));
  vm.errors.setContext(error, exception);
  return error;
}
