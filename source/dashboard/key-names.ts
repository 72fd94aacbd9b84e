import type { Key } from 'ink';

const NAMED = [
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['return', 'enter'],
  // Ink 6 gives `delete` for what the backspace key sends (0x7f).
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
  ['escape', 'escape'],
  ['home', 'home'],
  ['end', 'end'],
] as const satisfies readonly (readonly [keyof Key, string])[];

const ARROWS = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/** A longer text in one piece was pasted: nobody types like that. */
const PASTED = 64;

/** Whether an input event is a text from the clipboard. */
export function isPaste(input: string): boolean {
  return input.length > PASTED;
}

/**
 * The keys of one input event, by the names that the key table uses. Keys typed fast arrive as one text; reports that
 * no key makes (mouse, focus, paste brackets) give none.
 */
export function keyNames(input: string, key: Key): string[] {
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  // alt and ctrl with an arrow mean something else wherever they mean anything.
  if (ARROWS.some(([property]) => key[property]) && (key.meta || key.ctrl)) return [];
  for (const [property, name] of ARROWS) if (key[property]) return [key.shift ? `shift+${name}` : name];
  for (const [property, name] of NAMED) if (key[property]) return [name];
  if (key.ctrl) return input.length === 1 ? [`ctrl+${input}`] : [];
  if (key.meta || /^\[[<?\dIO]/.test(input)) return [];
  return Array.from(input).flatMap((character) => {
    if (character === '\r') return ['enter'];
    if (character === '\t') return ['tab'];
    if (character === '\x7f' || character === '\b') return ['backspace'];
    if (character >= ' ') return [character];
    return character === '\x1b' ? ['escape'] : [`ctrl+${String.fromCharCode(character.charCodeAt(0) + 96)}`];
  });
}
