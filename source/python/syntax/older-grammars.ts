/** How the grammar of a version differs from that of 3.13, or of the next newer one. */
export interface GrammarChange {
  /** Rules that replace newer ones of the same name. */
  readonly rules: string;
  /** Rules that there are none of: they match nothing. */
  readonly absent: readonly string[];
  /** Whether `&&'x'` says what it expected. */
  readonly requires: boolean;
}

const SAME = { rules: '', absent: [], requires: true };

const ARGUMENT_MISTAKES = String.raw`
  | @expression @for_if_clauses ',' [args | expression for_if_clauses] -> range "Generator expression must be parenthesized"
  | @NAME @'=' expression for_if_clauses -> range "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  NEWER
  | @args @for_if_clauses -> bareGenerator
  | args ',' @expression @for_if_clauses -> range "Generator expression must be parenthesized"
  | @args ',' args -> positionalAfterKeyword
`;

function withoutDefaults(prefix: '' | 'lambda_', place: 'at' | 'here'): string {
  const message = 'non-default argument follows default argument';
  const P = `${prefix}param`;
  const typed = prefix === '' ? `${P} ',' [TYPE_COMMENT] | ` : '';
  return `
invalid_${prefix}parameters: [${prefix}slash_no_default] ${P}_no_default* invalid_${prefix}helper @(${typed}${P}_no_default) -> ${place} "${message}"
invalid_${prefix}helper: ${prefix}slash_with_default | ${P}_with_default+
`;
}

function bareStar(prefix: '' | 'lambda_', close: string, place: string): string {
  return `
invalid_${prefix}star_etc: ${place === 'at' ? '@' : ''}'*' ('${close}' | ',' ('${close}' | '**')) -> ${place} "named arguments must follow bare *"
`;
}

/** 3.14: `except A, B:` (PEP 758), t-strings (PEP 750). */
export const GRAMMAR_3_14: GrammarChange = {
  ...SAME,
  rules: String.raw`
except_block: invalid_except_stmt_indent
  | 'except' expression ['as' NAME] ':' block -> exceptHandler
  | 'except' expressions ':' block -> exceptSeveral
  | 'except' ':' block -> exceptAll
  | invalid_except_stmt
except_star_block: invalid_except_star_stmt_indent
  | 'except' '*' expression ['as' NAME] ':' block -> exceptHandler
  | 'except' '*' expressions ':' block -> exceptSeveral
  | invalid_except_stmt
invalid_except_stmt: 'except' ['*'] @expression ',' expressions 'as' NAME ':' -> from "multiple exception types must be parenthesized when using 'as'"
  | 'except' ['*'] expression ['as' NAME] NEWLINE -> here "expected ':'"
  | 'except' NEWLINE -> here "expected ':'"
  | 'except' '*' (NEWLINE | ':') -> here "expected one or more exception types"
atom: NAME -> name
  | @('True' | 'False' | 'None') -> nameConstant
  | &(STRING | FSTRING_START | TSTRING_START) strings
  | NUMBER -> number
  | &'(' (tuple | group | genexp)
  | &'[' (list | listcomp)
  | &'{' (dict | set | dictcomp | setcomp)
  | '...' -> ellipsis
strings!: (fstring | string | tstring)+ -> strings
tstring: @TSTRING_START @fstring_middle* FSTRING_END -> tstring
`,
};

/** 3.12: no defaults of type parameters, fewer explanations. */
export const GRAMMAR_3_12: GrammarChange = {
  ...SAME,
  rules: String.raw`
invalid_arguments: ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) ',' @'*' -> at "iterable argument unpacking follows keyword argument unpacking"
${ARGUMENT_MISTAKES.replace('NEWER', `| [args ','] @NAME @'=' &(',' | ')') -> range "expected argument value expression"`)}
invalid_import: @'import' ','.dotted_name+ 'from' dotted_name -> from "Did you mean to use 'from ... import ...' instead?"
invalid_import_from_targets: import_from_as_names ',' NEWLINE -> here "trailing comma not allowed without surrounding parentheses"
type_params: '[' ','.type_param+ [','] ']'
type_param!: NAME [type_param_bound] -> typeVar
  | invalid_type_param
  | '*' NAME -> typeVarTuple
  | '**' NAME -> paramSpec
function_def_raw: invalid_def_raw
  | 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block -> functionDef
  | 'async' 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block -> asyncFunctionDef
`,
  absent: ['invalid_for_if_clause', 'invalid_type_params', 'invalid_starred_expression'],
};

/** 3.11: no type parameters and aliases, f-strings as literals. */
export const GRAMMAR_3_11: GrammarChange = {
  ...SAME,
  rules: String.raw`
invalid_arguments: ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) ',' @'*' -> at "iterable argument unpacking follows keyword argument unpacking"
${ARGUMENT_MISTAKES.replace('NEWER', '')}
invalid_kwarg: @('True' | 'False' | 'None') @'=' -> range "cannot assign to %s"
  | @NAME @'=' expression for_if_clauses -> range "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(NAME '=') @expression @'=' -> range "expression cannot contain assignment, perhaps you meant \"==\"?"
invalid_expression: !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid -> missingComma
  | @disjunction 'if' @disjunction !('else' | ':') -> range "expected 'else' after 'if' expression"
strings!: STRING+ -> stringTokens
format_field: star_expressions
invalid_parameters: @'/' ',' -> at "at least one argument must precede /"
  | (slash_no_default | slash_with_default) param_maybe_default* @'/' -> at "/ may appear only once"
  | [slash_no_default] param_no_default* invalid_helper @param_no_default -> at "non-default argument follows default argument"
  | param_no_default* @'(' param_no_default+ [','] @')' -> range "Function parameters cannot be parenthesized"
  | [slash_no_default | slash_with_default] param_maybe_default* '*' (',' | param_no_default) param_maybe_default* @'/' -> at "/ must be ahead of *"
  | param_maybe_default+ '/' @'*' -> at "expected comma between / and *"
invalid_lambda_parameters: @'/' ',' -> at "at least one argument must precede /"
  | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* @'/' -> at "/ may appear only once"
  | [lambda_slash_no_default] lambda_param_no_default* invalid_lambda_helper @lambda_param_no_default -> at "non-default argument follows default argument"
  | lambda_param_no_default* @'(' ','.lambda_param+ [','] @')' -> range "Lambda expression parameters cannot be parenthesized"
  | [lambda_slash_no_default | lambda_slash_with_default] lambda_param_maybe_default* '*' (',' | lambda_param_no_default) lambda_param_maybe_default* @'/' -> at "/ must be ahead of *"
  | lambda_param_maybe_default+ '/' @'*' -> at "expected comma between / and *"
`,
  absent: ['invalid_import', 'type_alias', 'type_params', 'invalid_starred_expression_unpacking'],
};

/** 3.10: no `except*`, no `*` in indexes and annotations, parameters are not explained. */
export const GRAMMAR_3_10: GrammarChange = {
  ...SAME,
  rules: String.raw`
invalid_arguments: @args ',' '*' -> argumentsRange "iterable argument unpacking follows keyword argument unpacking"
${ARGUMENT_MISTAKES.replace('NEWER', '')}
${withoutDefaults('', 'at')}
${withoutDefaults('lambda_', 'at')}
${bareStar('', ')', 'at')}
${bareStar('lambda_', ':', 'here')}
star_etc: invalid_star_etc
  | '*' param_no_default param_maybe_default* [kwds] -> starArgs
  | '*' ',' param_maybe_default+ [kwds] -> bareStar
  | kwds -> onlyKwargs
slices: slice !',' | ','.slice+ [','] -> slices
function_def_raw: invalid_def_raw
  | 'def' NAME [type_params] '(' [params] ')' ['->' expression] &&':' block -> functionDef
  | 'async' 'def' NAME [type_params] '(' [params] ')' ['->' expression] &&':' block -> asyncFunctionDef
try_stmt: invalid_try_stmt
  | 'try' &&':' block finally_block -> tryFinally
  | 'try' &&':' block except_block+ [else_block] [finally_block] -> try
invalid_try_stmt: @'try' ':' NEWLINE !INDENT -> indent "expected an indented block after 'try' statement on line %d"
  | 'try' ':' block !('except' | 'finally') -> here "expected 'except' or 'finally' block"
invalid_except_stmt: 'except' @expression ',' expressions ['as' NAME] ':' -> from "multiple exception types must be parenthesized"
  | 'except' expression ['as' NAME] NEWLINE -> here "expected ':'"
  | 'except' NEWLINE -> here "expected ':'"
`,
  absent: ['invalid_kwds', 'invalid_lambda_kwds', 'invalid_default', 'invalid_lambda_default'],
};

/** 3.9: no `match`, and hardly any explanation. */
export const GRAMMAR_3_9: GrammarChange = {
  requires: false,
  rules: String.raw`
slice: [expression] ':' [expression] [':' [expression]] -> slice | expression
set: '{' unnamed_expressions '}' -> set
invalid_with_item: expression 'as' @expression -> assignTarget
unnamed_expressions: ','.unnamed_expression+ [',']
unnamed_expression: '*' bitwise_or -> starred | expression
setcomp: '{' expression for_if_clauses '}' -> setComp | invalid_comprehension
invalid_arguments: args ',' '*' -> here "iterable argument unpacking follows keyword argument unpacking"
  | @expression for_if_clauses ',' [args | expression for_if_clauses] -> at "Generator expression must be parenthesized"
  | @args @for_if_clauses -> bareGenerator
  | args ',' @expression for_if_clauses -> at "Generator expression must be parenthesized"
  | @args ',' args -> positionalAfterKeyword
invalid_kwarg: !(NAME '=') @expression '=' -> at "expression cannot contain assignment, perhaps you meant \"==\"?"
invalid_named_expression!: @expression ':=' expression -> at "cannot use assignment expressions with %s"
${withoutDefaults('', 'here')}
${withoutDefaults('lambda_', 'here')}
${bareStar('', ')', 'here')}
${bareStar('lambda_', ':', 'here')}
invalid_comprehension: ('[' | '(' | '{') @starred_expression for_if_clauses -> at "iterable unpacking cannot be used in comprehension"
invalid_group: '(' @starred_expression ')' -> at "can't use starred expression here"
primary: invalid_primary | plain_primary
plain_primary!: atom trailer* -> trailers
invalid_primary: plain_primary @'{' -> at "invalid syntax"
`,
  absent: [
    'match_stmt',
    'invalid_expression',
    'invalid_legacy_expression',
    'invalid_double_starred_kvpairs',
    'invalid_with_stmt',
    'invalid_with_stmt_indent',
    'invalid_try_stmt',
    'invalid_except_stmt',
    'invalid_except_stmt_indent',
    'invalid_finally_stmt',
    'invalid_if_stmt',
    'invalid_elif_stmt',
    'invalid_else_stmt',
    'invalid_while_stmt',
    'invalid_for_stmt',
    'invalid_def_raw',
    'invalid_class_def_raw',
  ],
};
