/** Whether a name matches a shell pattern with `*`, `?`, `[a-z]`, `[!a-z]`: `fnmatch.fnmatchcase()`. */
export function matchesPattern(name: string, pattern: string): boolean {
  return new RegExp(`^(?:${translate(pattern)})$`, 'su').test(name);
}

function translate(pattern: string): string {
  let source = '';
  for (let i = 0; i < pattern.length; ) {
    const character = pattern[i++];
    if (character === '*') source += '.*';
    else if (character === '?') source += '.';
    else if (character === '[') {
      const end = pattern.indexOf(']', pattern[i] === '!' || pattern[i] === ']' ? i + 2 : i + 1);
      if (end < 0) source += '\\[';
      else {
        source += characterSet(pattern.slice(i, end));
        i = end + 1;
      }
    } else source += escaped(character);
  }
  return source;
}

function characterSet(body: string): string {
  const negated = body.startsWith('!');
  const members = (negated ? body.slice(1) : body).replace(/[\\\]^[]/g, '\\$&');
  return `[${negated ? '^' : ''}${members}]`;
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
