import type { Characters } from './caret-anchors.ts';

/** Bytes of characters in UTF-8: what `ast` and code objects count columns in. */
export function utf8Length(characters: Characters): number {
  return characters.reduce((sum, character) => sum + bytesOf(character.codePointAt(0) as number), 0);
}

function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
