import type { Address } from '../../../heap/object-type.ts';
import { CO_OPTIMIZED } from '../../compile/code-unit.ts';
import type { Code, Translation } from '../../objects/code.ts';
import type { Vm } from '../../vm.ts';
import { F_LOCALSPLUS, F_SP } from '../frames.ts';
import { QUICKENING_DELAY } from '../quickening.ts';
import { jumpTarget, Region } from './region.ts';
import { makeSupport, type Support } from './support.ts';
import { translateAttributes } from './translate-attributes.ts';
import { translateCalls } from './translate-calls.ts';
import { translateCommon } from './translate-common.ts';
import { translateFlow } from './translate-flow.ts';
import { translateOperators } from './translate-operators.ts';
import { translateValues } from './translate-values.ts';
import { Translator } from './translator.ts';

/** How often an instruction is entered before a translation from there pays off. */
const HOT = 100;
/** Instructions that one translation should have at most, and those that it can have. */
const LONG = 150;
const LONGEST = 1500;
/** Rounds of a loop, on average, each time it is entered, that are many. */
const MANY_ROUNDS = 10;

/**
 * Decides which code runs as generated JavaScript. A translation begins at any instruction (the start of a function, the
 * head of a loop, a handler, the place after a yield) and does to the heap exactly what the interpreter does, in the same
 * order.
 */
export class Tiers {
  /** Entries of an instruction after which code is translated from there: 1 … 255. Results do not depend on it. */
  threshold = HOT;
  /** Translations are of quickened code. */
  private readonly least: number;
  private readonly vm: Vm;
  private support: Support | null = null;

  constructor(vm: Vm) {
    this.vm = vm;
    this.least = vm.facts.quickensLate ? QUICKENING_DELAY : 1;
  }

  /** The translation that begins at an instruction of a frame's code, where the frame is; null if it is not worth one. */
  translationFor(code: Code, at: number, frame: Address): Translation | null {
    const known = code.translations[at];
    if (known !== undefined) return known;
    const heat = ++code.heat[at];
    if (heat < this.threshold || heat < this.least) return null;
    const translation = this.translate(code, at, frame);
    code.translations[at] = translation;
    if (translation !== null && this.isLongLoop(code, at)) code.longLoops.add(at);
    return translation;
  }

  /** Whether a loop that has just become hot was entered seldom: from a loop around it that has not gone round much. */
  private isLongLoop(code: Code, head: number): boolean {
    const { instructions, heat } = code;
    if (loopEnd(instructions, head) === head) return false;
    const around = [...loopHeads(instructions, head)].filter((i) => i < head && loopEnd(instructions, i) > head);
    return around.every((i) => heat[i] * MANY_ROUNDS <= this.threshold);
  }

  private translate(code: Code, at: number, frame: Address): Translation | null {
    const { vm } = this;
    const regions = findRegions(code, at);
    if (regions === null) return null;
    const translator = new Translator(vm, code, regions);
    const depth = vm.words[frame + F_SP] - (frame + F_LOCALSPLUS + code.localCount);
    translator.translate(depth, translateInstruction);
    this.support ??= makeSupport(vm);
    const { support } = this;
    const caches = translator.caches.map((_, i) => `k${i}=caches[${i}]`).join(',');
    const source = [
      '"use strict";',
      `const {${Object.keys(support).join(',')}}=support;const {sites}=code;`,
      caches === '' ? '' : `const ${caches};`,
      `return function translation(frame){let c=0,s=0;${translator.out}`,
      '}',
    ].join('\n');
    // Nothing of the script gets into the text but numbers.
    const make = new Function('support', 'code', 'caches', source);
    return make(support, code, translator.caches) as Translation;
  }
}

function translateInstruction(t: Translator, opcode: number, arg: number): void {
  if (translateFlow(t, opcode, arg)) return;
  if (translateValues(t, opcode, arg)) return;
  if (translateOperators(t, opcode, arg)) return;
  if (translateAttributes(t, opcode, arg)) return;
  if (translateCalls(t, opcode, arg)) return;
  translateCommon(t, opcode, arg);
}

/**
 * The region that begins at an instruction, and those that it goes back to, before its start. A module's code runs once: of
 * it only the loop is worth the while. V8 does not optimise a function that is too large: of long code, too, a loop is
 * translated for itself, and a long loop without those inside it. A loop around one that goes round often leaves that to
 * the translation it has, which V8 has optimised already.
 */
function findRegions(code: Code, at: number): Region[] | null {
  const { instructions } = code;
  const isFunction = (code.unit.flags & CO_OPTIMIZED) !== 0;
  const loop = loopEnd(instructions, at);
  if (!isFunction && loop === at) return null;
  const stops = loop > at ? new Set(code.longLoops) : NO_STOPS;
  const all = { end: isFunction ? instructions.length >> 1 : loop, stops };
  let region = new Region(instructions, at, all);
  if (sizeOf(region) > LONG && loop > at) region = new Region(instructions, at, { end: loop, stops });
  if (sizeOf(region) > LONG)
    region = new Region(instructions, at, { end: all.end, stops: loopHeads(instructions, at) });
  if (sizeOf(region) > LONGEST || !region.isStructured) return null;
  const regions = [region];
  let size = sizeOf(region);
  for (const each of regions) {
    for (const target of isFunction ? goingBack(instructions, each) : []) {
      if (stops.has(target) || regions.some(({ blocks }) => blocks[0].start === target)) continue;
      const earlier = new Region(instructions, target, all);
      size += sizeOf(earlier);
      if (size <= LONG && earlier.isStructured) regions.push(earlier);
    }
  }
  // A region is left to one that begins earlier.
  return regions.sort((a, b) => b.blocks[0].start - a.blocks[0].start);
}

const NO_STOPS: ReadonlySet<number> = new Set();

function sizeOf(region: Region): number {
  return region.blocks.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Where a region jumps before its own start. */
function goingBack(instructions: Int32Array, region: Region): number[] {
  const { start } = region.blocks[0];
  const targets = region.blocks.map(({ end }) =>
    jumpTarget(instructions[(end - 1) * 2], instructions[(end - 1) * 2 + 1]),
  );
  return [...new Set(targets.filter((target) => target >= 0 && target < start))];
}

/** Where jumps go back to, but for one of them. */
function loopHeads(instructions: Int32Array, but: number): Set<number> {
  const heads = new Set<number>();
  for (let i = 0; i * 2 < instructions.length; i++) {
    const target = jumpTarget(instructions[i * 2], instructions[i * 2 + 1]);
    if (target >= 0 && target <= i && target !== but) heads.add(target);
  }
  return heads;
}

/** Behind the last jump back to an instruction; the instruction itself if there is none. */
function loopEnd(instructions: Int32Array, head: number): number {
  let end = head;
  for (let i = head; i * 2 < instructions.length; i++) {
    if (jumpTarget(instructions[i * 2], instructions[i * 2 + 1]) === head) end = i + 1;
  }
  return end;
}
