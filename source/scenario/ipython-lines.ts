import { parse } from '../python/syntax/parse.ts';
import { PythonSyntaxError } from '../python/syntax/syntax-error.ts';

/** A cell's code as Python, with as many lines as before, and what was done to its lines of IPython. */
export interface PythonOfCell {
  readonly code: string;
  readonly notes: readonly IPythonNote[];
}

export interface IPythonNote {
  /** In the cell, from 1. */
  readonly line: number;
  /** The line as it stood there. */
  readonly text: string;
  /** What became of it: `not run`, `run once, not timed`. */
  readonly outcome: string;
}

/** Letters of the options of a magic: those with an argument, and those that stand alone. */
interface Options {
  readonly valued: string;
  readonly flags: string;
}

/** Magics that measure the statement or the cell behind them: that is Python, and runs, once. */
const MEASURES: Readonly<Record<string, Options>> = {
  time: { valued: '', flags: '' },
  timeit: { valued: 'nrp', flags: 'tcqov' },
  prun: { valued: 'lsTD', flags: 'qr' },
  memit: { valued: 'rt', flags: 'cio' },
  lprun: { valued: 'fmTDusz', flags: 'rS' },
  mprun: { valued: 'fT', flags: 'rc' },
};

const RUN_ONCE = 'run once, not measured';
const NOT_RUN = 'not run';
const NO_IPYTHON = 'there is none here, so the name is not defined';

/** Cell magics whose cell is Python that is to run where it stands; any other hands it to somebody else. */
const AROUND_PYTHON: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(MEASURES).map((name) => [name, RUN_ONCE])),
  capture: 'run, and its output shown',
};

/** `%%name rest`, on the first line of a cell that says anything. */
const CELL_MAGIC = /^%%(?<name>\w+)(?<rest>.*)$/;
/** `%name rest`, `!command`, `?name`, with what it is indented by. */
const ESCAPED = /^(?<indent>\s*)(?:%(?<name>\w+)(?<rest>.*)|[%!?].*)$/;
/** `x = %name rest`, `x = !command`: Python has no `= %` and no `= !`. */
const ASSIGNED = /^(?<indent>\s*)(?<target>[^\W\d][\w.,* ]*?(?:\[[^\]=]*\])?)\s*=\s*(?:%(?<name>\w+)(?<rest>.*)|!.*)$/;
/** What notebooks do without: magics that nbconvert has spelt out, and the import of what is there. */
const OF_IPYTHON = /^(?<indent>\s*)(?:get_ipython\(\)\..*\)\s*;?|from IPython\.display import display)\s*$/;
/** `name?`, `module.name??`; a `?` at the end of a comment or a text is none. */
const HELP = /^(?<indent>\s*)%{0,2}[^\W\d][\w.*[\]]*\?{1,2}\s*$/;

/**
 * Takes what IPython adds to Python out of a notebook's cell: magics, commands of the shell, questions. What a magic measures
 * is Python, and stays; other lines become comments that say so. Lines keep their numbers.
 */
export function pythonOfCell(cell: string): PythonOfCell {
  const lines = cell.split('\n');
  const notes: IPythonNote[] = [];
  const note = (at: number, outcome: string) => notes.push({ line: at + 1, text: lines[at].trim(), outcome });

  const magic = CELL_MAGIC.exec(lines[0])?.groups;
  if (magic !== undefined && AROUND_PYTHON[magic.name] === undefined) {
    note(0, NOT_RUN);
    return { code: lines.map((line, at) => (at === 0 ? left(line) : `# ${line}`.trimEnd())).join('\n'), notes };
  }
  const places = new LogicalLines();
  const code = lines.map((line, at) => {
    if (at === 0 && magic !== undefined) {
      const outcome = AROUND_PYTHON[magic.name];
      note(0, outcome);
      // What stands behind %%timeit is run before the cell; behind the others it is an option or a name.
      const setup = magic.name === 'timeit' ? measured(magic.name, magic.rest) : null;
      return setup === null ? `# ${outcome}: ${line}` : `${setup}  # %%${magic.name}: ${outcome}`;
    }
    if (places.isInCommand()) {
      places.passCommand(line);
      return left(line);
    }
    const found = places.isStart() ? pythonOfLine(line) : null;
    if (found === null) {
      if (/^[^#]*\bget_ipython\(/.test(line)) note(at, NO_IPYTHON);
      places.pass(line);
      return line;
    }
    places.passCommand(line);
    note(at, found.outcome);
    return found.code;
  });
  return { code: code.join('\n'), notes };
}

/** null where it is Python. */
function pythonOfLine(line: string): { readonly code: string; readonly outcome: string } | null {
  const assigned = ASSIGNED.exec(line)?.groups;
  const { indent, target, name, rest } =
    assigned ?? ESCAPED.exec(line)?.groups ?? OF_IPYTHON.exec(line)?.groups ?? HELP.exec(line)?.groups ?? {};
  if (indent === undefined) return null;
  const statement = name === undefined ? null : measured(name, rest);
  // %time gives the value of its expression; the others give what they measured.
  if (statement !== null && (assigned === undefined || name === 'time')) {
    // A semicolon: IPython shows no value of what it measures.
    const code = assigned === undefined ? `${statement};` : `${target} = ${statement}`;
    return { code: `${indent}${code}  # %${name}: ${RUN_ONCE}`, outcome: RUN_ONCE };
  }
  // A block may have nothing else in it.
  return { code: indent === '' ? left(line) : `${indent}pass  ${left(line.trim())}`, outcome: NOT_RUN };
}

function left(line: string): string {
  return `# ${NOT_RUN}: ${line}`;
}

/** The statement that a magic measures; null where it measures none, or what is no Python. */
function measured(magic: string, rest: string): string | null {
  const options = MEASURES[magic];
  if (options === undefined) return null;
  let statement = rest.trim();
  const { valued, flags } = options;
  const option = new RegExp(
    `^(?:--\\S+${valued === '' ? '' : `|-[${valued}]\\s*\\S+`}${flags === '' ? '' : `|-[${flags}]+`})(?:\\s+|$)`,
  );
  while (option.test(statement)) statement = statement.replace(option, '');
  try {
    const last = parse(statement, '').body.at(-1);
    // What stands behind it: a semicolon, a comment.
    return last === undefined ? null : [...statement].slice(0, last.at.endColumn).join('');
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
}

const OPENING = '([{';
const CLOSING = ')]}';

/**
 * Where Python's logical lines begin: `% 3` may go on an expression in brackets or behind a backslash, and `!ls` may stand in a
 * text of three quotes. IPython's lines would trip Python's tokenizer, so they are stepped over.
 */
class LogicalLines {
  private depth = 0;
  private quotes = '';
  private goesOn = false;
  private commandGoesOn = false;

  /** Whether the next line begins a logical line of Python. */
  isStart(): boolean {
    return this.depth === 0 && this.quotes === '' && !this.goesOn;
  }

  /** Whether the next line belongs to a line of IPython that ended with a backslash. */
  isInCommand(): boolean {
    return this.commandGoesOn;
  }

  passCommand(line: string): void {
    this.commandGoesOn = line.endsWith('\\');
  }

  /** A line of Python. */
  pass(line: string): void {
    this.goesOn = false;
    for (let at = 0; at < line.length; at++) {
      if (this.quotes !== '') {
        if (line[at] === '\\') at++;
        else if (line.startsWith(this.quotes, at)) {
          at += this.quotes.length - 1;
          this.quotes = '';
        }
      } else if (line[at] === '#') return;
      else if (line[at] === '"' || line[at] === "'") {
        this.quotes = line.startsWith(line[at].repeat(3), at) ? line[at].repeat(3) : line[at];
        at += this.quotes.length - 1;
      } else if (OPENING.includes(line[at])) this.depth++;
      else if (CLOSING.includes(line[at])) this.depth = Math.max(0, this.depth - 1);
    }
    this.goesOn = line.endsWith('\\');
    // A text in single quotes ends with its line, unless a backslash carries it on.
    if (this.quotes.length === 1 && !this.goesOn) this.quotes = '';
  }
}
