import { defineAbc } from './abc.ts';
import { defineCollectionsAbc } from './collections-abc.ts';
import { defineCollections } from './collections.ts';
import { defineItertools } from './itertools.ts';
import type { ModuleMaker } from './module-definition.ts';
import { SOURCE as collectionsWrappers } from './python/collections-wrappers.ts';
import { SOURCE as keyword } from './python/keyword.ts';

/** Modules of the standard library of which at least a part is in TypeScript. */
export const LIBRARY_MODULES: readonly (readonly [name: string, maker: ModuleMaker])[] = [
  ['abc', defineAbc],
  ['collections', defineCollections],
  ['collections.abc', defineCollectionsAbc],
  ['itertools', defineItertools],
];

/** Modules of the standard library in Python: name and text. */
export const LIBRARY_SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['_collections_wrappers', collectionsWrappers],
  ['keyword', keyword],
];
