import { defineBinascii } from './binascii.ts';
import { defineHashlib } from './hashlib.ts';
import type { ModuleMaker } from './module-definition.ts';
import { SOURCE as ast } from './python/ast.ts';
import { SOURCE as base64 } from './python/base64.ts';
import { SOURCE as codecs } from './python/codecs.ts';
import { SOURCE as csv } from './python/csv.ts';
import { SOURCE as hmac } from './python/hmac.ts';
import { SOURCE as pickle } from './python/pickle.ts';
import { SOURCE as unpickle } from './python/unpickle.ts';
import { defineStruct } from './struct.ts';
import { defineAst } from './syntax-tree/ast-module.ts';
import { defineUnicodedata } from './unicodedata.ts';

/** Modules about data: encodings, digests, compression, formats. */
export const DATA_MODULES: readonly (readonly [name: string, maker: ModuleMaker])[] = [
  ['_ast', defineAst],
  ['binascii', defineBinascii],
  ['hashlib', defineHashlib],
  ['struct', defineStruct],
  ['unicodedata', defineUnicodedata],
];

/** Those in Python: name and text. */
export const DATA_SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['_unpickle', unpickle],
  ['ast', ast],
  ['base64', base64],
  ['_codecs', 'from codecs import decode, encode, lookup\n'],
  ['codecs', codecs],
  ['csv', csv],
  ['hmac', hmac],
  ['pickle', pickle],
];
