/**
 * What people write by mistake, and what CPython answers. These rules are tried in a second pass only, after the script
 * was found to be wrong, where the other rules name them; the first that fits wins.
 */
export const invalidRules = String.raw`
invalid_arguments: ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) @',' ','.(starred_expression !'=')+ -> from "iterable argument unpacking follows keyword argument unpacking"
  | @expression @for_if_clauses ',' [args | expression for_if_clauses] -> range "Generator expression must be parenthesized"
  | @NAME @'=' expression for_if_clauses -> range "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | [args ','] @NAME @'=' &(',' | ')') -> range "expected argument value expression"
  | @args @for_if_clauses -> bareGenerator
  | args ',' @expression @for_if_clauses -> range "Generator expression must be parenthesized"
  | @args ',' args -> positionalAfterKeyword
invalid_kwarg: @('True' | 'False' | 'None') @'=' -> range "cannot assign to %s"
  | @NAME @'=' expression for_if_clauses -> range "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(NAME '=') @expression @'=' -> range "expression cannot contain assignment, perhaps you meant \"==\"?"
  | @'**' expression '=' @expression -> range "cannot assign to keyword argument unpacking"
invalid_starred_expression_unpacking: @'*' expression '=' @expression -> range "cannot assign to iterable argument unpacking"
invalid_starred_expression: '*' -> here "Invalid star expression"

invalid_legacy_expression: NAME !'(' star_expressions -> legacyStatement
invalid_expression: !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid -> missingComma
  | @disjunction 'if' @disjunction !('else' | ':') -> range "expected 'else' after 'if' expression"
  | @'lambda' [lambda_params] @':' &FSTRING_MIDDLE -> range "f-string: lambda expressions are not allowed without parentheses"
invalid_named_expression!: @expression ':=' expression -> at "cannot use assignment expressions with %s"
  | @NAME '=' @bitwise_or !('=' | ':=') -> range "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(list | tuple | genexp | 'True' | 'None' | 'False') @bitwise_or '=' bitwise_or !('=' | ':=') -> at "cannot assign to %s here. Maybe you meant '==' instead of '='?"
invalid_assignment: @invalid_ann_assign_target ':' expression -> at "only single target (not %s) can be annotated"
  | @star_named_expression ',' (star_named_expressions)* ':' expression -> at "only single target (not tuple) can be annotated"
  | @expression ':' expression -> at "illegal target for annotation"
  | (star_targets '=')* @star_expressions '=' -> assignTarget
  | (star_targets '=')* @yield_expr '=' -> at "assignment to yield expression not possible"
  | @star_expressions augassign annotated_rhs -> at "'%s' is an illegal expression for augmented assignment"
invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')'
invalid_del_stmt: 'del' star_expressions -> deleteTarget
invalid_block: NEWLINE !INDENT -> indent "expected an indented block"
invalid_comprehension: ('[' | '(' | '{') @starred_expression for_if_clauses -> at "iterable unpacking cannot be used in comprehension"
  | ('[' | '{') @star_named_expression ',' @star_named_expressions for_if_clauses -> range "did you forget parentheses around the comprehension target?"
  | ('[' | '{') @star_named_expression @',' for_if_clauses -> range "did you forget parentheses around the comprehension target?"
invalid_dict_comprehension: '{' @'**' bitwise_or for_if_clauses '}' -> at "dict unpacking cannot be used in dict comprehension"
invalid_with_item: expression 'as' @expression &(',' | ')' | ':') -> assignTarget
invalid_for_if_clause: ['async'] 'for' bitwise_or (',' bitwise_or)* [','] !'in' -> here "'in' expected after for-loop variables"
invalid_for_target: ['async'] 'for' @star_expressions -> forTarget
invalid_group: '(' @starred_expression ')' -> at "cannot use starred expression here"
  | '(' @'**' expression ')' -> at "cannot use double starred expression here"
invalid_import: @'import' ','.dotted_name+ 'from' dotted_name -> from "Did you mean to use 'from ... import ...' instead?"
  | 'import' @NEWLINE -> from "Expected one or more names after 'import'"
invalid_import_from_targets: import_from_as_names ',' NEWLINE -> here "trailing comma not allowed without surrounding parentheses"
  | @NEWLINE -> from "Expected one or more names after 'import'"
invalid_type_params: '[' @']' -> from "Type parameter list cannot be empty"
invalid_type_param: '*' NAME @':' @expression -> typeVarTupleBound
  | '**' NAME @':' @expression -> paramSpecBound

invalid_with_stmt: ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE -> here "expected ':'"
  | ['async'] 'with' '(' ','.(expressions ['as' star_target])+ [','] ')' NEWLINE -> here "expected ':'"
invalid_with_stmt_indent: ['async'] @'with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT -> indent "expected an indented block after 'with' statement on line %d"
  | ['async'] @'with' '(' ','.(expressions ['as' star_target])+ [','] ')' ':' NEWLINE !INDENT -> indent "expected an indented block after 'with' statement on line %d"
invalid_try_stmt: @'try' ':' NEWLINE !INDENT -> indent "expected an indented block after 'try' statement on line %d"
  | 'try' ':' block !('except' | 'finally') -> here "expected 'except' or 'finally' block"
  | 'try' ':' block* except_block+ @'except' @'*' expression ['as' NAME] ':' -> range "cannot have both 'except' and 'except*' on the same 'try'"
  | 'try' ':' block* except_star_block+ @'except' [expression ['as' NAME]] ':' -> at "cannot have both 'except' and 'except*' on the same 'try'"
invalid_except_stmt: 'except' ['*'] @expression ',' expressions ['as' NAME] ':' -> from "multiple exception types must be parenthesized"
  | 'except' ['*'] expression ['as' NAME] NEWLINE -> here "expected ':'"
  | 'except' NEWLINE -> here "expected ':'"
  | 'except' '*' (NEWLINE | ':') -> here "expected one or more exception types"
invalid_finally_stmt: @'finally' ':' NEWLINE !INDENT -> indent "expected an indented block after 'finally' statement on line %d"
invalid_except_stmt_indent: @'except' expression ['as' NAME] ':' NEWLINE !INDENT -> indent "expected an indented block after 'except' statement on line %d"
  | @'except' ':' NEWLINE !INDENT -> indent "expected an indented block after 'except' statement on line %d"
invalid_except_star_stmt_indent: @'except' '*' expression ['as' NAME] ':' NEWLINE !INDENT -> indent "expected an indented block after 'except*' statement on line %d"
invalid_match_stmt: "match" subject_expr NEWLINE -> here "expected ':'"
  | @"match" subject_expr ':' NEWLINE !INDENT -> indent "expected an indented block after 'match' statement on line %d"
invalid_case_block: "case" patterns [guard] NEWLINE -> here "expected ':'"
  | @"case" patterns [guard] ':' NEWLINE !INDENT -> indent "expected an indented block after 'case' statement on line %d"
invalid_as_pattern: or_pattern 'as' @"_" -> at "cannot use '_' as a target"
  | or_pattern 'as' !NAME @expression -> at "invalid pattern target"
invalid_class_pattern: name_or_attr '(' @invalid_class_argument_pattern -> range "positional patterns follow keyword patterns"
invalid_class_argument_pattern: [positional_patterns ','] keyword_patterns ',' @positional_patterns
invalid_if_stmt: 'if' named_expression NEWLINE -> here "expected ':'"
  | @'if' named_expression ':' NEWLINE !INDENT -> indent "expected an indented block after 'if' statement on line %d"
invalid_elif_stmt: 'elif' named_expression NEWLINE -> here "expected ':'"
  | @'elif' named_expression ':' NEWLINE !INDENT -> indent "expected an indented block after 'elif' statement on line %d"
invalid_else_stmt: @'else' ':' NEWLINE !INDENT -> indent "expected an indented block after 'else' statement on line %d"
invalid_while_stmt: 'while' named_expression NEWLINE -> here "expected ':'"
  | @'while' named_expression ':' NEWLINE !INDENT -> indent "expected an indented block after 'while' statement on line %d"
invalid_for_stmt: ['async'] 'for' star_targets 'in' star_expressions NEWLINE -> here "expected ':'"
  | ['async'] @'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT -> indent "expected an indented block after 'for' statement on line %d"
invalid_def_raw: ['async'] @'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT -> indent "expected an indented block after function definition on line %d"
invalid_class_def_raw: 'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE -> here "expected ':'"
  | @'class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT -> indent "expected an indented block after class definition on line %d"

invalid_double_starred_kvpairs: ','.double_starred_kvpair+ ',' invalid_kvpair
  | expression ':' @'*' bitwise_or -> from "cannot use a starred expression in a dictionary value"
  | expression @':' &('}' | ',') -> at "expression expected after dictionary key and ':'"
invalid_kvpair: @expression !':' -> missingColon
  | expression ':' @'*' bitwise_or -> from "cannot use a starred expression in a dictionary value"
  | expression @':' &('}' | ',') -> at "expression expected after dictionary key and ':'"

invalid_replacement_field: '{' @'=' -> at "f-string: valid expression required before '='"
  | '{' @'!' -> at "f-string: valid expression required before '!'"
  | '{' @':' -> at "f-string: valid expression required before ':'"
  | '{' @'}' -> at "f-string: valid expression required before '}'"
  | '{' !annotated_rhs -> next "f-string: expecting a valid expression after '{'"
  | '{' annotated_rhs !('=' | '!' | ':' | '}') -> next "f-string: expecting '=', or '!', or ':', or '}'"
  | '{' annotated_rhs '=' !('!' | ':' | '}') -> next "f-string: expecting '!', or ':', or '}'"
  | '{' annotated_rhs ['='] invalid_conversion_character
  | '{' annotated_rhs ['='] ['!' NAME] !(':' | '}') -> next "f-string: expecting ':' or '}'"
  | '{' annotated_rhs ['='] ['!' NAME] ':' fstring_format_spec* !'}' -> next "f-string: expecting '}', or format specs"
  | '{' annotated_rhs ['='] ['!' NAME] !'}' -> next "f-string: expecting '}'"
invalid_conversion_character: '!' &(':' | '}') -> next "f-string: missing conversion character"
  | '!' !NAME -> next "f-string: invalid conversion character"
`;
