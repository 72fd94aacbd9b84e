import { reprText } from '../repr.ts';
import type { PatternSource } from './pattern-source.ts';
import { lengthOf } from './pattern-source.ts';
import { type Sequence, type Width, widthOf } from './pattern-tree.ts';

/** What is known of a pattern while it is parsed (`State` of `Lib/re/_parser.py`). */
export class PatternState {
  flags: number;
  readonly names = new Map<string, number>();
  /** By number; group 0 and those that are open: null. */
  readonly widths: (Width | null)[] = [null];
  /** Where a condition asked first for a group that there may not be, by number. */
  readonly conditions = new Map<number, number>();
  /** Groups there were when the outermost lookbehind began; null outside of one. */
  lookbehindGroups: number | null = null;
  /** Texts of warnings: of what may mean something else one day. */
  readonly warnings: string[];
  /** Flags for the whole may stand anywhere: until 3.10 that is a warning. */
  readonly allowsLateFlags: boolean;

  constructor(flags: number, warnings: string[], allowsLateFlags: boolean) {
    this.flags = flags;
    this.warnings = warnings;
    this.allowsLateFlags = allowsLateFlags;
  }

  /** Number of groups, with the whole pattern as one. */
  get groups(): number {
    return this.widths.length;
  }

  open(name: string | null, source: PatternSource): number {
    const group = this.groups;
    this.widths.push(null);
    if (name === null) return group;
    const known = this.names.get(name);
    if (known !== undefined) {
      const numbers = `as group ${group}; was group ${known}`;
      throw source.fault(`redefinition of group name ${reprText(name)} ${numbers}`, lengthOf(name) + 1);
    }
    this.names.set(name, group);
    return group;
  }

  close(group: number, body: Sequence): void {
    this.widths[group] = widthOf(body, this.widths);
  }

  isClosed(group: number): boolean {
    return group < this.groups && this.widths[group] !== null;
  }

  checkLookbehind(group: number, source: PatternSource): void {
    if (this.lookbehindGroups === null) return;
    if (!this.isClosed(group)) throw source.fault('cannot refer to an open group');
    if (group >= this.lookbehindGroups) {
      throw source.fault('cannot refer to group defined in the same lookbehind subpattern');
    }
  }
}
