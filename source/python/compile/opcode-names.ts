import * as opcodes from './opcodes.ts';

/** The name of each instruction by its number, for listings. */
export const OPCODE_NAMES: readonly string[] = Object.entries(opcodes).reduce<string[]>((names, [name, number]) => {
  names[number] = name;
  return names;
}, []);
