/**
 * One message that an older version words differently: the type it is raised with, the newer text, and the older one with
 * `$1`… from it or made of these by a function. A fourth item is the type that the older version raises.
 */
export type Rewording = readonly [
  type: string,
  newer: RegExp,
  older: string | ((text: string, ...groups: string[]) => string),
  olderType?: string,
];

/** Turns the messages of CPython 3.13, which all code here raises, into those of an older version. */
export class Wording {
  private readonly byType = new Map<string, Rewording[]>();

  /** `steps`: the rewordings from each version to the next older one, the newest first. */
  constructor(steps: readonly (readonly Rewording[])[]) {
    for (const rewording of steps.flat()) {
      for (const type of [rewording[0], rewording[3] ?? rewording[0]]) {
        const known = this.byType.get(type);
        if (known === undefined) this.byType.set(type, [rewording]);
        else if (known.at(-1) !== rewording) known.push(rewording);
      }
    }
  }

  /** The type and message that the older version raises. */
  reword(type: string, message: string): { readonly type: string; readonly message: string } {
    let said = { type, message };
    for (const [from, newer, older, olderType = from] of this.byType.get(type) ?? []) {
      if (from === said.type && newer.test(said.message)) {
        said = { type: olderType, message: replaced(said.message, newer, older) };
      }
    }
    return said;
  }
}

function replaced(message: string, newer: RegExp, older: Rewording[2]): string {
  return typeof older === 'string' ? message.replace(newer, older) : message.replace(newer, older);
}
