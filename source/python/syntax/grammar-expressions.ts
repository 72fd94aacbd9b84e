/** Python's expressions; see `grammar-statements.ts`. */
export const expressionRules = String.raw`
expressions: ','.expression+ [','] -> maybeTuple
expression!: invalid_expression
  | invalid_legacy_expression
  | disjunction ['if' disjunction 'else' expression] -> ifExp
  | lambdef
yield_expr: 'yield' 'from' expression -> yieldFrom | 'yield' [star_expressions] -> yield
star_expressions: ','.star_expression+ [','] -> maybeTuple
star_expression!: '*' bitwise_or -> starred | expression
star_named_expressions: ','.star_named_expression+ [',']
star_named_expression: '*' bitwise_or -> starred | named_expression
assignment_expression: NAME ':=' ~ expression -> namedExpr
named_expression: assignment_expression | invalid_named_expression | expression !':='
disjunction?: 'or'.conjunction+ -> or
conjunction: 'and'.inversion+ -> and
inversion!: 'not' inversion -> not | comparison
comparison: bitwise_or
bitwise_or?: '+' | '-' | '~' | await_primary
expression_without_invalid: disjunction | lambdef
plain_expression: disjunction ['if' disjunction 'else' expression] -> ifExp | lambdef
await_primary: 'await' primary -> await | primary
primary!: atom trailer* -> trailers
trailer: '.' NAME -> attribute
  | genexp -> callWithGenerator
  | '(' [arguments] ')' -> call
  | '[' slices ']' -> subscript
t_primary!: atom &t_lookahead (trailer &t_lookahead)* -> trailers
t_lookahead: '(' | '[' | '.'
slices: slice !',' | ','.(slice | starred_expression)+ [','] -> slices
slice: [expression] ':' [expression] [':' [expression]] -> slice | named_expression
atom: NAME -> name
  | @('True' | 'False' | 'None') -> nameConstant
  | &(STRING | FSTRING_START) strings
  | NUMBER -> number
  | &'(' (tuple | group | genexp)
  | &'[' (list | listcomp)
  | &'{' (dict | set | dictcomp | setcomp)
  | '...' -> ellipsis
group: '(' (yield_expr | named_expression) ')' | invalid_group
list: '[' [star_named_expressions] ']' -> list
tuple: '(' [star_named_expression ',' [star_named_expressions] -> prepend] ')' -> tuple
set: '{' star_named_expressions '}' -> set
dict: '{' [double_starred_kvpairs] '}' -> dict | '{' invalid_double_starred_kvpairs '}'
double_starred_kvpairs: ','.double_starred_kvpair+ [',']
double_starred_kvpair: '**' bitwise_or -> unpackedPair | kvpair
kvpair: expression ':' expression
for_if_clauses: for_if_clause+
for_if_clause: 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)* -> asyncComprehension
  | 'for' star_targets 'in' ~ disjunction ('if' disjunction)* -> comprehension
  | invalid_for_if_clause
  | invalid_for_target
listcomp: '[' named_expression for_if_clauses ']' -> listComp | invalid_comprehension
setcomp: '{' named_expression for_if_clauses '}' -> setComp | invalid_comprehension
genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' -> generatorExp | invalid_comprehension
dictcomp: '{' kvpair for_if_clauses '}' -> dictComp | invalid_dict_comprehension
arguments!: args [','] &')' | invalid_arguments
args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] -> args | kwargs -> kwargsOnly
kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ -> concat
  | ','.kwarg_or_starred+
  | ','.kwarg_or_double_starred+
starred_expression: invalid_starred_expression_unpacking | '*' expression -> starred | invalid_starred_expression
kwarg_or_starred: invalid_kwarg | NAME '=' expression -> keyword | starred_expression
kwarg_or_double_starred: invalid_kwarg | NAME '=' expression -> keyword | '**' expression -> keywordUnpacked

strings!: (fstring | string)+ -> strings
string: STRING -> string
fstring: @FSTRING_START @fstring_middle* FSTRING_END -> fstring
fstring_middle: fstring_replacement_field | FSTRING_MIDDLE -> formatText
fstring_replacement_field: @'{' @annotated_rhs @['='] @[fstring_conversion] @[fstring_full_format_spec] @'}' -> formattedValue
  | invalid_replacement_field
fstring_conversion: '!' @NAME -> conversion
fstring_full_format_spec: @':' @fstring_format_spec* -> formatSpec
fstring_format_spec: FSTRING_MIDDLE -> formatText | fstring_replacement_field

star_targets: star_target !',' | ','.star_target+ [','] -> storeMaybeTuple
star_targets_list_seq: ','.star_target+ [',']
star_targets_tuple_seq: star_target (',' star_target)+ [','] -> prepend | star_target ',' -> one
star_target!: '*' (!'*' star_target) -> storeStarred | target_with_star_atom
target_with_star_atom!: t_primary '.' NAME !t_lookahead -> storeAttribute
  | t_primary '[' slices ']' !t_lookahead -> storeSubscript
  | star_atom
star_atom: NAME -> storeName
  | '(' target_with_star_atom ')'
  | '(' [star_targets_tuple_seq] ')' -> storeTuple
  | '[' [star_targets_list_seq] ']' -> storeList
single_target: single_subscript_attribute_target | NAME -> storeName | '(' single_target ')'
single_subscript_attribute_target: t_primary '.' NAME !t_lookahead -> storeAttribute
  | t_primary '[' slices ']' !t_lookahead -> storeSubscript
del_targets: ','.del_target+ [',']
del_target!: t_primary '.' NAME !t_lookahead -> deleteAttribute
  | t_primary '[' slices ']' !t_lookahead -> deleteSubscript
  | del_t_atom
del_t_atom: NAME -> deleteName
  | '(' del_target ')'
  | '(' [del_targets] ')' -> deleteTuple
  | '[' [del_targets] ']' -> deleteList

params: invalid_parameters | parameters
lambdef: 'lambda' [lambda_params] ':' expression -> lambda
lambda_params: invalid_lambda_parameters | lambda_parameters
param: NAME [':' expression] -> param
param_star_annotation: NAME ':' star_expression -> param
lambda_param: NAME -> param
`;

/** The parameters of a def, or with prefix `lambda_` those of a lambda; `close` is what follows them. */
export function parameterRules(prefix: '' | 'lambda_', close: ')' | ':'): string {
  const lambda = prefix !== '';
  const annotatedStar = `| '*' param_star_annotation (',' | &')') P_maybe_default* [P_kwds] -> starArgs`;
  const bareStar = lambda
    ? `'*' ('C' | ',' ('C' | '**')) -> here "named arguments must follow bare *"`
    : `@'*' ('C' | ',' ('C' | '**')) -> at "named arguments must follow bare *"`;
  return String.raw`
P_parameters: P_slash_no_default P_no_default* P_with_default* [P_star_etc] -> parameters
  | P_slash_with_default P_with_default* [P_star_etc] -> parametersAfterDefaults
  | P_no_default+ P_with_default* [P_star_etc] -> parametersWithoutSlash
  | P_with_default+ [P_star_etc] -> parametersAllDefaults
  | P_star_etc -> parametersStarOnly
P_slash_no_default: P_no_default+ '/' (',' | &'C')
P_slash_with_default: P_no_default* P_with_default+ '/' (',' | &'C') -> slashWithDefault
P_star_etc: P_invalid_star_etc
  | '*' P_no_default P_maybe_default* [P_kwds] -> starArgs
  ${lambda ? '' : annotatedStar}
  | '*' ',' P_maybe_default+ [P_kwds] -> bareStar
  | P_kwds -> onlyKwargs
P_kwds: P_invalid_kwds | '**' P_no_default
P_no_default: P_ (',' | &'C')
P_with_default: P_ P_default (',' | &'C') -> paramWithDefault
P_maybe_default: P_ [P_default] (',' | &'C') -> paramWithDefault
P_default: '=' expression | P_invalid_default

P_invalid_parameters: @'/' ',' -> at "at least one argument must precede /"
  | (P_slash_no_default | P_slash_with_default) P_maybe_default* @'/' -> at "/ may appear only once"
  | [P_slash_no_default] P_no_default* P_invalid_helper @P_no_default -> at "parameter without a default follows parameter with a default"
  | P_no_default* @'(' P_${lambda ? " (',' P_)* [',']" : "no_default+ [',']"} @')' -> range "${lambda ? 'Lambda expression' : 'Function'} parameters cannot be parenthesized"
  | [P_slash_no_default | P_slash_with_default] P_maybe_default* '*' (',' | P_no_default) P_maybe_default* @'/' -> at "/ must be ahead of *"
  | P_maybe_default+ '/' @'*' -> at "expected comma between / and *"
P_invalid_helper: P_slash_with_default | P_with_default+
P_invalid_default: @'=' &(')' | ',') -> at "expected default value expression"
P_invalid_star_etc: ${bareStar}
  | '*' P_ @'=' -> at "var-positional argument cannot have default value"
  | '*' (P_no_default | ',') P_maybe_default* @'*' (P_no_default | ',') -> at "* argument may appear only once"
P_invalid_kwds: '**' P_ @'=' -> at "var-keyword argument cannot have default value"
  | '**' P_ ',' @P_ -> at "arguments cannot follow var-keyword argument"
  | '**' P_ ',' @('*' | '**' | '/') -> at "arguments cannot follow var-keyword argument"
`
    .replaceAll('P_invalid_parameters', `invalid_${prefix}parameters`)
    .replaceAll('P_invalid_', `invalid_${prefix}`)
    .replaceAll('P_parameters', `${prefix}parameters`)
    .replaceAll('P_slash', `${prefix}slash`)
    .replaceAll('P_star_etc', `${prefix}star_etc`)
    .replaceAll('P_kwds', `${prefix}kwds`)
    .replaceAll('P_default', `${prefix}default`)
    .replaceAll(/P_(?=\W)/g, `${prefix}param`)
    .replaceAll('P_', `${prefix}param_`)
    .replaceAll("'C'", `'${close}'`);
}
