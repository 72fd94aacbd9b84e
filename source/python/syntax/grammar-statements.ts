/**
 * Python's statements, in the notation that `grammar.ts` explains. Rule names and the order of alternatives are those of
 * the grammar in Python's language reference: the order decides which error a broken script gets.
 */
export const statementRules = String.raw`
file: [statements] ENDMARKER -> module
eval: expressions NEWLINE* ENDMARKER
statements: statement+ -> flatten
statement: compound_stmt -> one | simple_stmts
simple_stmts: simple_stmt !';' NEWLINE -> one | ';'.simple_stmt+ [';'] NEWLINE
simple_stmt!: assignment
  | &"type" type_alias
  | star_expressions -> exprStatement
  | &'return' return_stmt
  | &('import' | 'from') import_stmt
  | &'raise' raise_stmt
  | 'pass' -> pass
  | &'del' del_stmt
  | &'yield' yield_stmt
  | &'assert' assert_stmt
  | 'break' -> break
  | 'continue' -> continue
  | &'global' global_stmt
  | &'nonlocal' nonlocal_stmt
compound_stmt: &('def' | '@' | 'async') function_def
  | &'if' if_stmt
  | &('class' | '@') class_def
  | &('with' | 'async') with_stmt
  | &('for' | 'async') for_stmt
  | &'try' try_stmt
  | &'while' while_stmt
  | match_stmt

assignment: NAME ':' expression ['=' annotated_rhs] -> annotateName
  | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs] -> annotate
  | (star_targets '=')+ annotated_rhs !'=' -> assign
  | single_target augassign ~ annotated_rhs -> augment
  | invalid_assignment
annotated_rhs: yield_expr | star_expressions
augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
return_stmt: 'return' [star_expressions] -> return
raise_stmt: 'raise' expression ['from' expression] -> raise | 'raise' -> reraise
global_stmt: 'global' ','.NAME+ -> global
nonlocal_stmt: 'nonlocal' ','.NAME+ -> nonlocal
del_stmt: 'del' del_targets &(';' | NEWLINE) -> delete | invalid_del_stmt
yield_stmt: yield_expr -> exprStatement
assert_stmt: 'assert' expression [',' expression] -> assert
import_stmt: invalid_import | import_name | import_from
import_name: 'import' dotted_as_names -> import
import_from: 'from' @('.' | '...')* @dotted_name 'import' @import_from_targets -> importFrom
  | 'from' @('.' | '...')+ 'import' @import_from_targets -> importFromPackage
import_from_targets: '(' import_from_as_names [','] ')'
  | import_from_as_names !','
  | '*' -> importStar
  | invalid_import_from_targets
import_from_as_names: ','.import_from_as_name+
import_from_as_name: NAME ['as' NAME] -> aliasOfName
dotted_as_names: ','.dotted_as_name+
dotted_as_name: dotted_name ['as' NAME] -> alias
dotted_name: '.'.NAME+ -> dottedName
type_alias: "type" NAME [type_params] '=' expression -> typeAlias
type_params: invalid_type_params | '[' ','.type_param+ [','] ']'
type_param!: NAME [type_param_bound] ['=' expression] -> typeVar
  | invalid_type_param
  | '*' NAME ['=' star_expression] -> typeVarTuple
  | '**' NAME ['=' expression] -> paramSpec
type_param_bound: ':' expression

block!: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block
decorators: ('@' named_expression NEWLINE)+
class_def: decorators class_def_raw -> decorate | class_def_raw
class_def_raw: invalid_class_def_raw | 'class' NAME [type_params] ['(' [arguments] ')'] ':' block -> classDef
function_def: decorators function_def_raw -> decorate | function_def_raw
function_def_raw: invalid_def_raw
  | 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block -> functionDef
  | 'async' 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block -> asyncFunctionDef
if_stmt: invalid_if_stmt
  | 'if' named_expression ':' block (elif_stmt -> one | [else_block]) -> if
elif_stmt: invalid_elif_stmt
  | 'elif' named_expression ':' block (elif_stmt -> one | [else_block]) -> if
else_block: invalid_else_stmt | 'else' &&':' block
while_stmt: invalid_while_stmt | 'while' named_expression ':' block [else_block] -> while
for_stmt: invalid_for_stmt
  | 'for' star_targets 'in' ~ star_expressions ':' block [else_block] -> for
  | 'async' 'for' star_targets 'in' ~ star_expressions ':' block [else_block] -> asyncFor
  | invalid_for_target
with_stmt: invalid_with_stmt_indent
  | 'with' '(' ','.with_item+ [','] ')' ':' block -> with
  | 'with' ','.with_item+ ':' block -> with
  | 'async' 'with' '(' ','.with_item+ [','] ')' ':' block -> asyncWith
  | 'async' 'with' ','.with_item+ ':' block -> asyncWith
  | invalid_with_stmt
with_item: expression 'as' star_target &(',' | ')' | ':') -> withItem
  | invalid_with_item
  | expression -> withItem
try_stmt: invalid_try_stmt
  | 'try' &&':' block finally_block -> tryFinally
  | 'try' &&':' block except_block+ [else_block] [finally_block] -> try
  | 'try' &&':' block except_star_block+ [else_block] [finally_block] -> tryStar
except_block: invalid_except_stmt_indent
  | 'except' expression ['as' NAME] ':' block -> exceptHandler
  | 'except' ':' block -> exceptAll
  | invalid_except_stmt
except_star_block: invalid_except_star_stmt_indent
  | 'except' '*' expression ['as' NAME] ':' block -> exceptHandler
  | invalid_except_stmt
finally_block: invalid_finally_stmt | 'finally' &&':' block
`;

/** The match statement and its patterns. */
export const patternRules = String.raw`
match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT -> match | invalid_match_stmt
subject_expr: star_named_expression ',' [star_named_expressions] -> openTuple | named_expression
case_block: invalid_case_block | "case" patterns [guard] ':' block -> matchCase
guard: 'if' named_expression
patterns: open_sequence_pattern -> matchSequence | pattern
pattern: as_pattern | or_pattern
as_pattern: or_pattern 'as' pattern_capture_target -> matchAs | invalid_as_pattern
or_pattern: '|'.closed_pattern+ -> matchOr
closed_pattern!: literal_pattern
  | pattern_capture_target -> matchCapture
  | "_" -> matchWildcard
  | attr !('.' | '(' | '=') -> matchValue
  | '(' pattern ')'
  | sequence_pattern
  | mapping_pattern
  | class_pattern
literal_pattern: signed_number !('+' | '-') -> matchValue
  | complex_number -> matchValue
  | strings -> matchValue
  | @('None' | 'True' | 'False') -> matchSingleton
literal_expr: signed_number !('+' | '-')
  | complex_number
  | strings
  | @('None' | 'True' | 'False') -> nameConstant
complex_number: @signed_real_number @('+' | '-') @imaginary_number -> complexNumber
signed_number: number | '-' number -> negate
signed_real_number: real_number | '-' real_number -> negate
real_number: NUMBER -> realNumber
imaginary_number: NUMBER -> imaginaryNumber
number: NUMBER -> number
pattern_capture_target: !"_" NAME !('.' | '(' | '=')
attr: name '.' '.'.NAME+ -> attr
name_or_attr: attr | name
name: NAME -> name
sequence_pattern: '[' [maybe_sequence_pattern] ']' -> matchSequence | '(' [open_sequence_pattern] ')' -> matchSequence
open_sequence_pattern: maybe_star_pattern ',' [maybe_sequence_pattern] -> prepend
maybe_sequence_pattern: ','.maybe_star_pattern+ [',']
maybe_star_pattern: star_pattern | pattern
star_pattern!: '*' pattern_capture_target -> matchStar | '*' "_" -> matchStarWildcard
mapping_pattern: '{' '}' -> matchMappingEmpty
  | '{' double_star_pattern [','] '}' -> matchMappingRest
  | '{' ','.key_value_pattern+ ',' double_star_pattern [','] '}' -> matchMapping
  | '{' ','.key_value_pattern+ [','] '}' -> matchMappingItems
key_value_pattern: (literal_expr | attr) ':' pattern
double_star_pattern: '**' pattern_capture_target
class_pattern: name_or_attr '(' ')' -> matchClass
  | name_or_attr '(' positional_patterns [','] ')' -> matchClass
  | name_or_attr '(' keyword_patterns [','] ')' -> matchClassKeywords
  | name_or_attr '(' positional_patterns ',' keyword_patterns [','] ')' -> matchClass
  | invalid_class_pattern
positional_patterns: ','.pattern+
keyword_patterns: ','.keyword_pattern+
keyword_pattern: NAME '=' pattern
`;
