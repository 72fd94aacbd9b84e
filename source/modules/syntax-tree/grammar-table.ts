import type { PythonVersion } from '../../heap/version-facts.ts';

export interface NewNames {
  readonly atStart: string;
  readonly internedBy: Readonly<Record<string, string>>;
}

/**
 * The types of syntax trees in the order in which they are made, those of a sum indented below it: their lines of
 * `Parser/Python.asdl`, the names of their attributes, and which versions have them (`test/judge/record-syntax-tree.mjs`).
 */
export const GRAMMAR = `
mod
  Module(stmt* body, type_ignore* type_ignores)
  Interactive(stmt* body)
  Expression(expr body)
  FunctionType(expr* argtypes, expr returns)
stmt lineno col_offset end_lineno? end_col_offset?
  FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) >=3.12
  AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) >=3.12
  ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params) >=3.12
  FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) <=3.11
  AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) <=3.11
  ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list) <=3.11
  Return(expr? value)
  Delete(expr* targets)
  Assign(expr* targets, expr value, string? type_comment)
  TypeAlias(expr name, type_param* type_params, expr value) >=3.12
  AugAssign(expr target, operator op, expr value)
  AnnAssign(expr target, expr annotation, expr? value, int simple)
  For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
  AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
  While(expr test, stmt* body, stmt* orelse)
  If(expr test, stmt* body, stmt* orelse)
  With(withitem* items, stmt* body, string? type_comment)
  AsyncWith(withitem* items, stmt* body, string? type_comment)
  Match(expr subject, match_case* cases) >=3.10
  Raise(expr? exc, expr? cause)
  Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
  TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) >=3.11
  Assert(expr test, expr? msg)
  Import(alias* names)
  ImportFrom(identifier? module, alias* names, int? level)
  Global(identifier* names)
  Nonlocal(identifier* names)
  Expr(expr value)
  Pass
  Break
  Continue
expr lineno col_offset end_lineno? end_col_offset?
  BoolOp(boolop op, expr* values)
  NamedExpr(expr target, expr value)
  BinOp(expr left, operator op, expr right)
  UnaryOp(unaryop op, expr operand)
  Lambda(arguments args, expr body)
  IfExp(expr test, expr body, expr orelse)
  Dict(expr?* keys, expr* values) >=3.14
  Dict(expr* keys, expr* values) <=3.13
  Set(expr* elts)
  ListComp(expr elt, comprehension* generators)
  SetComp(expr elt, comprehension* generators)
  DictComp(expr key, expr value, comprehension* generators)
  GeneratorExp(expr elt, comprehension* generators)
  Await(expr value)
  Yield(expr? value)
  YieldFrom(expr value)
  Compare(expr left, cmpop* ops, expr* comparators)
  Call(expr func, expr* args, keyword* keywords)
  FormattedValue(expr value, int conversion, expr? format_spec) >=3.10
  Interpolation(expr value, constant str, int conversion, expr? format_spec) >=3.14
  FormattedValue(expr value, int? conversion, expr? format_spec) <=3.9
  JoinedStr(expr* values)
  TemplateStr(expr* values) >=3.14
  Constant(constant value, string? kind)
  Attribute(expr value, identifier attr, expr_context ctx)
  Subscript(expr value, expr slice, expr_context ctx)
  Starred(expr value, expr_context ctx)
  Name(identifier id, expr_context ctx)
  List(expr* elts, expr_context ctx)
  Tuple(expr* elts, expr_context ctx)
  Slice(expr? lower, expr? upper, expr? step)
expr_context
  Load
  Store
  Del
boolop
  And
  Or
operator
  Add
  Sub
  Mult
  MatMult
  Div
  Mod
  Pow
  LShift
  RShift
  BitOr
  BitXor
  BitAnd
  FloorDiv
unaryop
  Invert
  Not
  UAdd
  USub
cmpop
  Eq
  NotEq
  Lt
  LtE
  Gt
  GtE
  Is
  IsNot
  In
  NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler lineno col_offset end_lineno? end_col_offset?
  ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment) lineno col_offset end_lineno? end_col_offset?
keyword(identifier? arg, expr value) lineno col_offset end_lineno? end_col_offset?
alias(identifier name, identifier? asname) lineno col_offset end_lineno? end_col_offset? >=3.10
alias(identifier name, identifier? asname) <=3.9
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body) >=3.10
pattern lineno col_offset end_lineno end_col_offset >=3.10
  MatchValue(expr value) >=3.10
  MatchSingleton(constant value) >=3.10
  MatchSequence(pattern* patterns) >=3.10
  MatchMapping(expr* keys, pattern* patterns, identifier? rest) >=3.10
  MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) >=3.10
  MatchStar(identifier? name) >=3.10
  MatchAs(pattern? pattern, identifier? name) >=3.10
  MatchOr(pattern* patterns) >=3.10
type_ignore
  TypeIgnore(int lineno, string tag)
type_param lineno col_offset end_lineno end_col_offset >=3.12
  TypeVar(identifier name, expr? bound, expr? default_value) >=3.13
  ParamSpec(identifier name, expr? default_value) >=3.13
  TypeVarTuple(identifier name, expr? default_value) >=3.13
  TypeVar(identifier name, expr? bound) >=3.12 <=3.12
  ParamSpec(identifier name) >=3.12 <=3.12
  TypeVarTuple(identifier name) >=3.12 <=3.12
`;

/** Names that nothing has interned before: at the start of a script, and what imports change about that. */
export const NEW_NAMES: Readonly<Partial<Record<PythonVersion, NewNames>>> = {
  '3.9': {
    atStart:
      '__match_args__ _attributes _field_types _fields annotation arg argtypes asname ast attr body bound cases cause col_offset comparators context_expr conversion ctx decorator_list default_value defaults elt elts end_col_offset end_lineno finalbody format_spec generators guard handlers ifs is_async keywords kind kw_defaults kwarg kwd_attrs kwd_patterns kwonlyargs left op operand ops optional_vars orelse pattern patterns posonlyargs returns right simple subject targets test type_comment type_ignores type_params vararg',
    internedBy: {
      argparse: 'kind',
      base64: 'test',
      collections: '_fields defaults',
      ctypes: 'argtypes',
      difflib: 'elt',
      dis: 'arg op',
      enum: 'attr format_spec pattern',
      functools: 'keywords op',
      getopt: 'kind',
      ipaddress: 'arg',
      logging: 'handlers',
      operator: 'attr',
      optparse: 'default_value kind',
      re: 'arg',
      reprlib: 'left right',
      shutil: 'patterns',
      ssl: 'ctx subject',
      string: 'conversion',
      threading: 'arg',
      tokenize: 'col_offset',
      traceback: 'cause',
      typing: 'bound',
      unittest: 'cases test',
      'urllib.parse': 'elt',
      warnings: 'arg',
      weakref: 'arg',
    },
  },
  '3.10': {
    atStart:
      '_attributes _field_types _fields annotation argtypes asname ast attr body bound cases cause col_offset comparators context_expr conversion ctx decorator_list default_value defaults elt elts end_col_offset finalbody format_spec generators guard handlers ifs is_async keywords kind kw_defaults kwarg kwd_attrs kwd_patterns kwonlyargs left op operand ops optional_vars orelse pattern patterns posonlyargs returns right simple subject targets test type_comment type_ignores type_params vararg',
    internedBy: {
      argparse: 'kind',
      base64: 'test',
      collections: '_fields defaults',
      ctypes: 'argtypes',
      difflib: 'elt',
      dis: 'op',
      enum: 'attr format_spec pattern',
      functools: 'keywords op',
      getopt: 'kind',
      logging: 'handlers',
      operator: 'attr',
      optparse: 'default_value kind',
      reprlib: 'left right',
      shutil: 'patterns',
      ssl: 'ctx subject',
      string: 'conversion',
      tokenize: 'col_offset',
      traceback: 'cause',
      typing: 'bound',
      'urllib.parse': 'elt',
    },
  },
  '3.11': {
    atStart:
      '_attributes _field_types _fields annotation arg argtypes asname ast body bound cases cause col_offset comparators context_expr conversion ctx decorator_list default_value defaults elt elts end_col_offset finalbody format_spec generators guard handlers ifs is_async keywords kind kw_defaults kwarg kwd_attrs kwd_patterns kwonlyargs left op operand ops optional_vars orelse pattern patterns posonlyargs returns right simple subject targets test type_comment type_ignores type_params vararg',
    internedBy: {
      argparse: 'kind',
      base64: 'test',
      collections: '_fields defaults',
      ctypes: 'argtypes',
      difflib: 'elt',
      dis: 'arg col_offset end_col_offset op',
      enum: 'body format_spec pattern',
      functools: 'arg keywords op',
      getopt: 'kind',
      logging: 'handlers',
      optparse: 'default_value kind',
      reprlib: 'left right',
      shutil: 'patterns',
      ssl: 'ctx subject',
      string: 'conversion',
      tokenize: 'col_offset',
      traceback: 'ast cause end_col_offset',
      typing: 'bound',
      'urllib.parse': 'elt',
      warnings: 'arg',
      weakref: 'arg',
    },
  },
  '3.12': {
    atStart:
      '_attributes _field_types _fields annotation argtypes asname body cases cause col_offset comparators context_expr conversion ctx decorator_list default_value defaults elt elts end_col_offset finalbody format_spec generators guard handlers ifs is_async keywords kw_defaults kwarg kwd_attrs kwd_patterns kwonlyargs left op operand ops optional_vars orelse patterns posonlyargs returns right simple subject targets type_comment type_ignores vararg',
    internedBy: {
      argparse: 'ops',
      collections: '_fields defaults',
      ctypes: 'argtypes',
      difflib: 'elt',
      dis: 'col_offset end_col_offset',
      enum: 'body format_spec',
      functools: 'keywords op',
      getopt: 'ops',
      logging: 'handlers',
      opcode: 'op',
      optparse: 'default_value ops',
      reprlib: 'left right',
      shutil: 'patterns',
      ssl: 'ctx',
      string: 'conversion',
      tokenize: 'col_offset',
      traceback: 'cause end_col_offset',
      'urllib.parse': 'elt',
    },
  },
  '3.13': {
    atStart:
      '_attributes _fields annotation argtypes asname attr body cases cause comparators context_expr conversion ctx decorator_list default_value defaults elt elts finalbody format_spec generators guard handlers ifs is_async keywords kw_defaults kwarg kwd_attrs kwd_patterns kwonlyargs left op operand ops optional_vars orelse patterns posonlyargs returns right simple subject targets type_comment type_ignores vararg',
    internedBy: {
      argparse: 'ops',
      collections: '_fields defaults',
      ctypes: 'argtypes',
      difflib: 'elt',
      enum: 'attr body format_spec',
      functools: 'keywords op',
      getopt: 'ops',
      logging: 'handlers',
      operator: 'attr',
      opcode: 'op',
      optparse: 'default_value ops',
      platform: 'argtypes',
      reprlib: 'left right',
      shutil: 'patterns',
      ssl: 'ctx',
      string: 'conversion',
      traceback: 'cause targets',
      'urllib.parse': 'elt',
      uuid: 'keywords',
    },
  },
};
