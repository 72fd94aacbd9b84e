import { IMMORTAL } from '../../../heap/object.ts';
import type { Address } from '../../../heap/object-type.ts';
import type { Code } from '../../objects/code.ts';
import type { Vm } from '../../vm.ts';
import { F_IP, F_LOCALSPLUS, F_SP } from '../frames.ts';
import { IN_MEMORY, NULL, type Operand } from './operand.ts';
import type { Block, Region, Scope } from './region.ts';
import { SourceText } from './source-text.ts';

/** An operand taken off the stack: an expression for its address, and whether its reference must be given away or released. */
export interface Value {
  readonly js: string;
  readonly owned: boolean;
  /** The operand it was, before it was read. */
  readonly operand: Operand;
}

/**
 * Writes one translation: keeps account of where each value of the stack is, and turns blocks into JavaScript text.
 *
 * Values stay out of the frame, and borrowed ones uncounted, as long as nobody can look. Before whatever may call Python
 * code, raise, collect or pause, `save()` puts all in the frame as the interpreter would have it; `restore()` takes up the
 * state before. At the borders of blocks everything is in the frame.
 */
export class Translator {
  readonly vm: Vm;
  readonly code: Code;
  readonly out = new SourceText();
  /** Objects that the text refers to as k0, k1, … */
  readonly caches: unknown[] = [];
  readonly instructions: Int32Array;
  /** The instruction being translated. */
  at = 0;
  stack: Operand[] = [];
  /** Whether control cannot get here. */
  isDead = false;
  /** The line in effect, where this block has set it. */
  line: number | null = null;
  /** Word of the stack's bottom, from the frame's address. */
  private readonly bottom: number;
  /** Stack depth at the start of blocks that were jumped to, by instruction. */
  readonly depths = new Map<number, number>();
  private readonly regions: readonly Region[];
  private region: Region;
  private block = 0;

  constructor(vm: Vm, code: Code, regions: readonly Region[]) {
    this.vm = vm;
    this.code = code;
    this.instructions = code.instructions;
    this.bottom = F_LOCALSPLUS + code.localCount;
    this.regions = regions;
    this.region = regions[0];
  }

  /** Translates the regions one after the other: each is left to a later one by going back before its start. */
  translate(depth: number, instruction: (t: Translator, opcode: number, arg: number) => void): void {
    this.depths.set(this.regions[0].blocks[0].start, depth);
    for (let i = this.regions.length - 1; i > 0; i--) this.out.line(`R${this.regions[i].blocks[0].start}:{`);
    this.regions.forEach((region, i) => {
      if (i > 0) this.out.line('}');
      this.region = region;
      this.translateRegion(region, instruction);
    });
  }

  private translateRegion(region: Region, instruction: (t: Translator, opcode: number, arg: number) => void): void {
    region.blocks.forEach((block, i) => {
      this.block = i;
      for (const scope of closing(region.scopes, i)) this.out.close(scope, this.scopeName(scope));
      for (const scope of opening(region.scopes, i)) this.out.open(scope, this.scopeName(scope));
      this.out.inBlock(() => this.translateBlock(block, instruction));
    });
    for (const scope of closing(region.scopes, region.blocks.length)) this.out.close(scope, this.scopeName(scope));
  }

  private translateBlock(block: Block, instruction: (t: Translator, opcode: number, arg: number) => void): void {
    const depth = this.depths.get(block.start);
    this.isDead = depth === undefined;
    this.line = null;
    if (depth === undefined) return;
    this.stack = Array.from({ length: depth }, () => IN_MEMORY);
    for (this.at = block.start; this.at < block.end && !this.isDead; this.at++) {
      instruction(this, this.instructions[this.at * 2], this.instructions[this.at * 2 + 1]);
    }
    if (this.isDead) return;
    this.flush();
    this.goTo(block.end);
  }

  private scopeName(scope: Scope): string {
    const { start } = this.region.blocks[scope.block] ?? { start: -1 };
    return `${scope.kind === 'loop' ? 'L' : 'B'}${this.region.blocks[0].start}_${start}`;
  }

  /** Writes a line of JavaScript. */
  emit(text: string): void {
    this.out.line(text);
  }

  variable(): string {
    return this.out.variable();
  }

  /** A name for an object that the generated code refers to. */
  cache(object: unknown): string {
    return `k${this.caches.push(object) - 1}`;
  }

  local(index: number): string {
    return `words[frame+${F_LOCALSPLUS + index}]`;
  }

  /** The word of the frame for the stack's value number `depth`. */
  place(depth: number): string {
    return `words[frame+${this.bottom + depth}]`;
  }

  /** The address of the stack's top, when it has `depth` values. */
  top(depth: number): string {
    return `frame+${this.bottom + depth}`;
  }

  push(operand: Operand): void {
    this.stack.push(operand);
  }

  /** Pushes an owned reference in a variable. */
  pushOwned(name: string): void {
    this.stack.push({ kind: 'variable', name, maybe: false });
  }

  pushLocal(index: number): void {
    this.stack.push({ kind: 'local', index });
  }

  pushConstant(address: Address): void {
    this.stack.push({ kind: 'constant', address, isImmortal: this.vm.words[address] <= IMMORTAL });
  }

  /** The instruction that the translation begins with. */
  get entry(): number {
    return this.regions[0].blocks[0].start;
  }

  /** Takes the top off the stack, to be read more than once. */
  pop(): Value {
    const operand = this.stack.pop() as Operand;
    return this.read(operand, this.stack.length);
  }

  /** Takes the `count` values on top off the stack, the lowest first. */
  popMany(count: number): Value[] {
    const from = this.stack.length - count;
    const values = this.stack.slice(from).map((operand, i) => this.read(operand, from + i));
    this.stack.length = from;
    return values;
  }

  private read(operand: Operand, depth: number): Value {
    switch (operand.kind) {
      case 'memory': {
        const name = this.variable();
        this.emit(`${name}=${this.place(depth)};`);
        return { js: name, owned: true, operand };
      }
      case 'local': {
        const name = this.variable();
        this.emit(`${name}=${this.local(operand.index)};`);
        return { js: name, owned: false, operand };
      }
      case 'constant':
        return { js: `${operand.address}`, owned: false, operand };
      case 'variable':
        return { js: operand.name, owned: true, operand };
      case 'truth':
        return { js: this.truthAddress(operand.name), owned: false, operand };
      default:
        return { js: '0', owned: false, operand };
    }
  }

  private truthAddress(name: string): string {
    return `(${name}?${this.vm.int.true}:${this.vm.int.false})`;
  }

  /** Text that gives a borrowed value a reference of its own. */
  own(value: Value): string {
    if (value.owned || value.operand.kind === 'truth' || value.operand.kind === 'null') return '';
    if (value.operand.kind === 'constant' && value.operand.isImmortal) return '';
    return `if((c=words[${value.js}])>=0)words[${value.js}]=c+1;`;
  }

  /** Text that gives an owned reference back. If the object dies, a finalizer may look at the frame. */
  release({ js, owned, operand }: Value): string {
    if (!owned) return '';
    const settled = this.stack.every((operand) => operand.kind === 'memory');
    const dying = settled
      ? `die(frame,${this.at},${this.top(this.stack.length)},${js});`
      : `{${this.save([])}dealloc(${js});${this.restore()}}`;
    const text = `if((c=words[${js}])>1)words[${js}]=c-1;else if(c===1)${dying}`;
    return operand.kind !== 'variable' || operand.maybe ? `if(${js}!==0){${text}}` : text;
  }

  /** The same for a number, whose end nobody notices. */
  releaseNumber({ js, owned }: Value): string {
    return owned ? `if((c=words[${js}])>1)words[${js}]=c-1;else if(c===1)dealloc(${js});` : '';
  }

  /** An owned value in a variable. */
  variableValue(name: string): Value {
    return { js: name, owned: true, operand: { kind: 'variable', name, maybe: false } };
  }

  /**
   * Text that makes the frame what the interpreter would have: the stack, with `values` on top, all counted; instruction
   * and top of stack. `at` is the instruction that raises, if something does.
   */
  save(values: readonly Value[], at = this.at): string {
    const depth = this.stack.length;
    const stack = this.stack.map((operand, i) => this.store(operand, i)).join('');
    const above = values.map((value, i) => `${this.own(value)}${this.place(depth + i)}=${value.js};`).join('');
    return `${stack}${above}${this.mark(at, depth + values.length)}`;
  }

  /** Text that says where the frame is. */
  mark(at: number, depth: number): string {
    return `words[frame+${F_IP}]=${at};words[frame+${F_SP}]=${this.top(depth)};`;
  }

  private store(operand: Operand, depth: number): string {
    switch (operand.kind) {
      case 'memory':
        return '';
      case 'local': {
        const js = this.local(operand.index);
        return `${this.place(depth)}=newRef(${js});`;
      }
      case 'constant':
        return operand.isImmortal
          ? `${this.place(depth)}=${operand.address};`
          : `${this.place(depth)}=newRef(${operand.address});`;
      case 'variable':
        return `${this.place(depth)}=${operand.name};`;
      case 'truth':
        return `${this.place(depth)}=${this.truthAddress(operand.name)};`;
      default:
        return `${this.place(depth)}=0;`;
    }
  }

  /** Text that takes back what `save()` counted below its values. */
  restore(): string {
    return this.stack
      .map((operand, i) => {
        const counted = operand.kind === 'local' || (operand.kind === 'constant' && !operand.isImmortal);
        return counted ? `decref(${this.place(i)});` : '';
      })
      .join('');
  }

  /** Puts the whole stack into the frame, for good. */
  flush(): void {
    const text = this.stack.map((operand, i) => this.store(operand, i)).join('');
    if (text !== '') this.emit(text);
    this.stack = this.stack.map(() => IN_MEMORY);
  }

  /** A local is about to change: those that were read from it and not counted must be counted now. */
  settleLocal(index: number): void {
    this.stack = this.stack.map((operand) => {
      if (operand.kind !== 'local' || operand.index !== index) return operand;
      const name = this.variable();
      this.emit(`${name}=newRef(${this.local(index)});`);
      return { kind: 'variable', name, maybe: false };
    });
  }

  /** Goes on at an instruction, with everything in the frame. */
  goTo(target: number): void {
    this.emit(this.jump(target));
    this.isDead = true;
  }

  /** Text of a jump; the stack must have been flushed. */
  jump(target: number): string {
    const depth = this.stack.length;
    const index = this.region.blockAt(target);
    if (index > this.block) {
      this.depths.set(target, depth);
      const isNext = index === this.block + 1;
      const label = this.region.scopes.find((scope) => scope.kind === 'label' && scope.block === index);
      if (label !== undefined) return `break ${this.scopeName(label)};`;
      return isNext ? '' : this.exit(target);
    }
    if (index >= 0) {
      const loop = this.region.scopes.find((scope) => scope.kind === 'loop' && scope.block === index);
      return loop === undefined ? this.exit(target) : `continue ${this.scopeName(loop)};`;
    }
    const later = this.regions.find(({ blocks }) => blocks[0].start === target);
    if (later !== undefined && this.regions.indexOf(later) > this.regions.indexOf(this.region)) {
      this.depths.set(target, depth);
      return `break R${target};`;
    }
    return this.exit(target);
  }

  /** Text that leaves the translation: the interpreter goes on at an instruction. */
  exit(target: number): string {
    return `${this.mark(target, this.stack.length)}return 0;`;
  }

  pushNull(): void {
    this.stack.push(NULL);
  }
}

/** Scopes that end before a block, the innermost first. */
function closing(scopes: readonly Scope[], block: number): Scope[] {
  return scopes.filter(({ to }) => to === block).sort((a, b) => b.from - a.from || inner(b) - inner(a));
}

/** Scopes that begin before a block, the outermost first. */
function opening(scopes: readonly Scope[], block: number): Scope[] {
  return scopes.filter(({ from }) => from === block).sort((a, b) => b.to - a.to || inner(a) - inner(b));
}

/** Of a loop and a label of the same extent, the loop is the inner one. */
function inner(scope: Scope): number {
  return scope.kind === 'loop' ? 1 : 0;
}
