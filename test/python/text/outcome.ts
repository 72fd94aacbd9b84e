import { ValueFault } from '../../../source/python/text/value-fault.ts';

/** What a function returns, or the Python exception that it raises: 'ValueError: message'. */
export function outcome<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof ValueFault) return `${error.kind}: ${error.message}`;
    throw error;
  }
}
