import type { Key } from 'ink';

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['home', 'home'],
  ['end', 'end'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/**
 * The keys of one input event, by the names that the key table uses. Keys typed fast arrive as one text; reports that
 * no key makes (mouse, focus, paste brackets) give none.
 */
export function keyNames(input: string, key: Key): string[] {
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  for (const [property, name] of NAMED) if (key[property]) return [name];
  if (key.ctrl) return input.length === 1 ? [`ctrl+${input}`] : [];
  if (key.meta || /^\[[<?\dIO]/.test(input)) return [];
  return Array.from(input).flatMap((character) => {
    if (character === '\r') return ['enter'];
    if (character === '\t') return ['tab'];
    return character >= ' ' && character !== '\x7f' ? [character] : [];
  });
}
