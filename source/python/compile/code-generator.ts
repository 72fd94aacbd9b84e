import type { ConstantValue, Expression, Position, Statement } from '../syntax/ast.ts';
import { assemble } from './assemble.ts';
import type { CodeUnit } from './code-unit.ts';
import type { ErrorReporter } from './compile-error.ts';
import type { CompileFacts } from './compile-facts.ts';
import { type ArgumentCounts, CompileUnit, type FrameBlock, NO_ARGUMENTS, type UnitKind } from './compile-unit.ts';
import { ConstantPool } from './constant-pool.ts';
import type { Label, Location } from './instruction.ts';
import { mangle } from './mangle.ts';
import * as op from './opcodes.ts';
import { INTRINSIC_STOPITERATION_ERROR, RESUME_AT_START } from './operands.ts';
import type { SymbolTable } from './symbol-table.ts';

export const NONE: ConstantValue = { type: 'None' };

/** More values than this on the stack at once are avoided (STACK_USE_GUIDELINE). */
export const STACK_USE_GUIDELINE = 30;

/** Statically nested blocks (CO_MAXBLOCKS). */
const MAX_BLOCKS = 21;

export interface CodeGeneratorOptions {
  readonly symbols: SymbolTable;
  readonly errors: ErrorReporter;
  readonly filename: string;
  /** CO_FUTURE_* bits. */
  readonly futureFlags: number;
  readonly futureAnnotations: boolean;
  readonly optimize: number;
  readonly facts: CompileFacts;
  /** The statement's value is printed, as at the interactive prompt. */
  readonly isEchoed: (statement: Statement) => boolean;
}

/** The two visitors that all others call, handed in so that their files need not import each other. */
export interface Visitors {
  readonly expression: (g: CodeGenerator, node: Expression) => void;
  readonly statement: (g: CodeGenerator, node: Statement) => void;
}

/** The state of one compilation: units from the module inwards, and what every visitor emits (`Python/compile.c`). */
export class CodeGenerator {
  readonly options: CodeGeneratorOptions;
  readonly pool = new ConstantPool();
  /** The units around `unit`, the module first. */
  readonly stack: CompileUnit[] = [];
  unit!: CompileUnit;

  readonly #visitors: Visitors;

  constructor(options: CodeGeneratorOptions, visitors: Visitors) {
    this.options = options;
    this.#visitors = visitors;
  }

  /** Emits the code of an expression: see `expressions.ts`. */
  visitExpression(node: Expression): void {
    this.#visitors.expression(this, node);
  }

  visitAll(nodes: readonly Expression[]): void {
    for (const node of nodes) this.visitExpression(node);
  }

  /** Emits the code of statements: see `statements.ts`. */
  visitBody(body: readonly Statement[]): void {
    for (const statement of body) this.#visitors.statement(this, statement);
  }

  fail(message: string, at: Position): never {
    return this.options.errors.fail(message, at);
  }

  warn(message: string, at: Position): void {
    this.options.errors.warn(message, at);
  }

  // ---- emitting

  emit(opcode: number, argument: number, at: Location): void {
    this.unit.sequence.add(opcode, argument, at !== null && at.line < 0 ? null : at);
  }

  emitJump(opcode: number, label: Label, at: Location): void {
    this.unit.sequence.addJump(opcode, label, at);
  }

  newLabel(): Label {
    return this.unit.sequence.newLabel();
  }

  place(label: Label): void {
    this.unit.sequence.place(label);
  }

  loadConstant(value: ConstantValue, at: Location): void {
    this.emit(op.LOAD_CONST, this.unit.constantIndex(value, this.pool), at);
  }

  loadNone(at: Location): void {
    this.loadConstant(NONE, at);
  }

  loadString(value: string, at: Location): void {
    this.loadConstant({ type: 'str', value }, at);
  }

  mangled(name: string): string {
    const only = this.unit.scope.mangledNames;
    return only !== null && !only.has(name) ? name : mangle(this.unit.privateName, name);
  }

  /** The index of an attribute, import or other name in co_names. */
  nameIndex(name: string): number {
    return this.unit.nameIndex(this.mangled(name));
  }

  emitName(opcode: number, name: string, at: Location): void {
    this.emit(opcode, this.nameIndex(name), at);
  }

  load(name: string, at: Location): void {
    const mangled = this.mangled(name);
    const { unit } = this;
    const { scope } = unit;
    const lives = scope.scopeOf(mangled);
    const isClassBody = scope.kind === 'class';
    if (lives === 'free' || lives === 'cell') {
      if (isClassBody && unit.inlinedComprehensions === 0) {
        this.emit(op.LOAD_LOCALS, 0, at);
        this.emit(op.LOAD_FROM_DICT_OR_DEREF, unit.cellIndex(mangled, lives === 'free'), at);
      } else if (scope.canSeeClassScope) {
        this.emit(op.LOAD_DEREF, unit.cellIndex('__classdict__'), at);
        this.emit(op.LOAD_FROM_DICT_OR_DEREF, unit.cellIndex(mangled, lives === 'free'), at);
      } else {
        this.emit(op.LOAD_DEREF, unit.cellIndex(mangled, lives === 'free'), at);
      }
    } else if (this.#isFast(mangled)) {
      this.emit(op.LOAD_FAST, unit.variableIndex(mangled), at);
    } else if (this.#isGlobal(mangled)) {
      if (scope.canSeeClassScope && lives === 'global implicit') {
        this.emit(op.LOAD_DEREF, unit.cellIndex('__classdict__'), at);
        this.emit(op.LOAD_FROM_DICT_OR_GLOBALS, unit.nameIndex(mangled), at);
      } else {
        this.emit(op.LOAD_GLOBAL, unit.nameIndex(mangled) << 1, at);
      }
    } else if (isClassBody && unit.inlinedComprehensions > 0) {
      this.emit(op.LOAD_GLOBAL, unit.nameIndex(mangled) << 1, at);
    } else {
      this.emit(op.LOAD_NAME, unit.nameIndex(mangled), at);
    }
  }

  store(name: string, at: Location): void {
    this.#bind(name, at, op.STORE_DEREF, op.STORE_FAST, op.STORE_GLOBAL, op.STORE_NAME);
  }

  delete(name: string, at: Location): void {
    this.#bind(name, at, op.DELETE_DEREF, op.DELETE_FAST, op.DELETE_GLOBAL, op.DELETE_NAME);
  }

  /** One of the four instructions, by where the name lives (compiler_nameop()). */
  #bind(name: string, at: Location, deref: number, fast: number, global: number, byName: number): void {
    if (name === '__debug__' && at !== null) {
      this.fail(`cannot ${byName === op.DELETE_NAME ? 'delete' : 'assign to'} __debug__`, at);
    }
    const mangled = this.mangled(name);
    const { unit } = this;
    const lives = unit.scope.scopeOf(mangled);
    if (lives === 'free' || lives === 'cell') this.emit(deref, unit.cellIndex(mangled, lives === 'free'), at);
    else if (this.#isFast(mangled)) this.emit(fast, unit.variableIndex(mangled), at);
    else if (this.#isGlobal(mangled)) this.emit(global, unit.nameIndex(mangled), at);
    else this.emit(byName, unit.nameIndex(mangled), at);
  }

  #isFast(mangled: string): boolean {
    const { scope, hiddenLocals } = this.unit;
    if (scope.scopeOf(mangled) !== 'local') return false;
    return scope.isFunctionLike || hiddenLocals.get(mangled) === true;
  }

  #isGlobal(mangled: string): boolean {
    const { scope } = this.unit;
    const lives = scope.scopeOf(mangled);
    return lives === 'global explicit' || (lives === 'global implicit' && scope.isFunctionLike);
  }

  /** `yield from` and `await`: drives the iterator below the value to send (compiler_add_yield_from()). */
  emitYieldFrom(resumeArgument: number, at: Location): void {
    const send = this.newLabel();
    const fail = this.newLabel();
    const exit = this.newLabel();
    this.place(send);
    this.emitJump(op.SEND, exit, at);
    // StopIteration out of close() or throw() is the result.
    this.emitJump(op.SETUP_FINALLY, fail, at);
    this.emit(op.YIELD_VALUE, 1, at);
    this.emit(op.POP_BLOCK, 0, null);
    this.emit(op.RESUME, resumeArgument, at);
    this.emitJump(op.JUMP_NO_INTERRUPT, send, at);
    this.place(fail);
    this.emit(op.CLEANUP_THROW, 0, at);
    this.place(exit);
    this.emit(op.END_SEND, 0, at);
  }

  // ---- frame blocks

  pushBlock(block: FrameBlock, at: Location): void {
    const { frameBlocks } = this.unit;
    if (frameBlocks.length >= MAX_BLOCKS) {
      this.fail('too many statically nested blocks', at ?? { line: 0, column: 0, endLine: 0, endColumn: 0 });
    }
    frameBlocks.push(block);
  }

  popBlock(): void {
    this.unit.frameBlocks.pop();
  }

  // ---- units

  /** Compiles `node` as a code object of its own: `visit` writes its body. */
  compileUnit(
    node: object,
    kind: UnitKind,
    name: string,
    firstLine: number,
    visit: () => void,
    more: { counts?: ArgumentCounts; privateName?: string; returnsNone: boolean; catchStopIteration?: boolean },
  ): CodeUnit {
    const outer = this.unit as CompileUnit | undefined;
    const scope = this.options.symbols.scopeFor(node);
    const privateName = more.privateName ?? outer?.privateName ?? null;
    const unit = new CompileUnit(kind, name, scope, firstLine, more.counts ?? NO_ARGUMENTS, privateName);
    if (outer !== undefined) {
      this.stack.push(outer);
      outer.note(unit);
    }
    this.unit = unit;
    if (kind !== 'module') unit.qualname = this.#qualname(unit);
    const handler = this.newLabel();
    if (more.catchStopIteration) this.emitJump(op.SETUP_CLEANUP, handler, null);
    const line = kind === 'module' ? 0 : firstLine;
    this.emit(op.RESUME, RESUME_AT_START, { line, column: 0, endLine: Math.max(line, 1), endColumn: 0 });
    visit();
    if (more.catchStopIteration) this.#catchStopIteration(handler);
    // Every code object ends in a return, reachable or not (add_return_at_end()).
    if (more.returnsNone) this.loadNone(null);
    this.emit(op.RETURN_VALUE, 0, null);
    const code = assemble(unit, this.options, this.pool);
    unit.code = code;
    this.stack.pop();
    if (outer !== undefined) this.unit = outer;
    return code;
  }

  /** StopIteration must not leave a generator (PEP 479; wrap_in_stopiteration_handler()). */
  #catchStopIteration(handler: Label): void {
    this.loadNone(null);
    this.emit(op.RETURN_VALUE, 0, null);
    this.place(handler);
    this.emit(op.CALL_INTRINSIC_1, INTRINSIC_STOPITERATION_ERROR, null);
    this.emit(op.RERAISE, 1, null);
  }

  /** `Class.method.<locals>.inner` (compiler_set_qualname()). */
  #qualname(unit: CompileUnit): string {
    let parent = this.stack[this.stack.length - 1];
    if (parent?.kind === 'type parameters') parent = this.stack[this.stack.length - 2];
    if (parent === undefined || parent.kind === 'module') return unit.name;
    if (unit.kind === 'function' || unit.kind === 'async function' || unit.kind === 'class') {
      const mangled = mangle(parent.privateName, unit.name);
      if (parent.scope.scopeOf(mangled) === 'global explicit') return unit.name;
    }
    const isFunction = parent.kind === 'function' || parent.kind === 'async function' || parent.kind === 'lambda';
    return `${parent.qualname}${isFunction ? '.<locals>' : ''}.${unit.name}`;
  }

  /** Is `node` a name that the module imports? Its attributes are no methods (is_import_originated()). */
  isImported(node: Expression, importFlag: number): boolean {
    return node.kind === 'Name' && (this.options.symbols.top.flagsOf(node.id) & importFlag) !== 0;
  }
}
