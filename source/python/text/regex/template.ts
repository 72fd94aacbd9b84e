import { reprText } from '../repr.ts';
import { controlCode } from './parse-escape.ts';
import { lengthOf, PatternSource } from './pattern-source.ts';
import { PatternFault } from './pattern-tree.ts';

/** A replacement: texts and numbers of groups, in turn. */
export type Template = readonly (string | number)[];

const OCTAL_DIGIT = /^[0-7]$/;
const DIGIT = /^[0-9]$/;

/** Parses a replacement (`Lib/re/_parser.py, parse_template()`). Throws a PatternFault. */
export function parseTemplate(
  text: string,
  isText: boolean,
  groups: number,
  groupOf: (name: string) => number | undefined,
): Template {
  const source = new PatternSource(text, isText);
  const parts: (string | number)[] = [];
  let literal = '';
  const addGroup = (group: number, offset: number): void => {
    if (group > groups) throw source.fault(`invalid group reference ${group}`, offset);
    parts.push(literal, group);
    literal = '';
  };
  for (let part = source.get(); part !== null; part = source.get()) {
    const letter = part[1];
    if (part[0] !== '\\') literal += part;
    else if (letter === 'g') {
      const [group, offset] = namedGroup(source, groupOf);
      addGroup(group, offset);
    } else if (letter === '0') {
      const digits = source.getWhile(2, OCTAL_DIGIT);
      literal += String.fromCharCode(Number.parseInt(`0${digits}`, 8) & 0xff);
    } else if (DIGIT.test(letter)) {
      let written = part;
      if (DIGIT.test(source.next ?? '')) written += source.get();
      if (/^\\[0-7]{2}$/.test(written) && OCTAL_DIGIT.test(source.next ?? '')) {
        written += source.get();
        const code = Number.parseInt(written.slice(1), 8);
        if (code > 0o377) throw source.fault(`octal escape value ${written} outside of range 0-0o377`, written.length);
        literal += String.fromCharCode(code);
      } else addGroup(Number(written.slice(1)), written.length - 1);
    } else {
      const code = controlCode(part);
      if (code < 0 && /^[a-zA-Z]$/.test(letter)) throw source.fault(`bad escape ${part}`, part.length);
      literal += code < 0 ? part : String.fromCharCode(code);
    }
  }
  parts.push(literal);
  return parts;
}

/** `\g<name>`, `\g<1>`, from behind the letter on: the group, and how far back its number began. */
function namedGroup(source: PatternSource, groupOf: (name: string) => number | undefined): [number, number] {
  if (!source.match('<')) throw source.fault('missing <');
  const name = source.getUntil('>', 'group name');
  const offset = lengthOf(name) + 1;
  if (/^[0-9]+$/.test(name)) {
    if (Number(name) >= 2 ** 30) throw source.fault(`invalid group reference ${name}`, offset);
    return [Number(name), offset];
  }
  source.checkGroupName(name, 1);
  const group = groupOf(name);
  if (group === undefined) throw new PatternFault(`unknown group name ${reprText(name)}`, null, 'IndexError');
  return [group, offset];
}
