/**
 * The collector's doubly linked lists (Python/gc.c, gc_list_*). A list is a circle through a head, which is a
 * pseudo-object: only the link words in front of its address are used. So every function here takes heads and
 * objects alike, as CPython does with `PyGC_Head *`.
 */
import { GC_NEXT, GC_PREV } from './object.ts';
import type { Address } from './object-type.ts';

export function initList(words: Int32Array, list: Address): void {
  words[list + GC_NEXT] = list;
  words[list + GC_PREV] = list;
}

export function isListEmpty(words: Int32Array, list: Address): boolean {
  return words[list + GC_NEXT] === list;
}

/** Appends an object that is in no list. */
export function appendToList(words: Int32Array, object: Address, list: Address): void {
  const last = words[list + GC_PREV];
  words[last + GC_NEXT] = object;
  words[object + GC_PREV] = last;
  words[object + GC_NEXT] = list;
  words[list + GC_PREV] = object;
}

/** Unlinks an object, which is untracked then: its next word is 0. */
export function removeFromList(words: Int32Array, object: Address): void {
  const previous = words[object + GC_PREV];
  const next = words[object + GC_NEXT];
  words[previous + GC_NEXT] = next;
  words[next + GC_PREV] = previous;
  words[object + GC_NEXT] = 0;
}

/** Moves an object from the list it is in to the end of `list`. */
export function moveToList(words: Int32Array, object: Address, list: Address): void {
  const previous = words[object + GC_PREV];
  const next = words[object + GC_NEXT];
  words[previous + GC_NEXT] = next;
  words[next + GC_PREV] = previous;
  appendToList(words, object, list);
}

/** Appends the list `from` to `to`; `from` becomes empty. */
export function mergeLists(words: Int32Array, from: Address, to: Address): void {
  if (!isListEmpty(words, from)) {
    const tail = words[to + GC_PREV];
    const first = words[from + GC_NEXT];
    const last = words[from + GC_PREV];
    words[tail + GC_NEXT] = first;
    words[first + GC_PREV] = tail;
    words[last + GC_NEXT] = to;
    words[to + GC_PREV] = last;
  }
  initList(words, from);
}

/** Walks the whole list, as `gc_list_size()` does. */
export function listSize(words: Int32Array, list: Address): number {
  let size = 0;
  for (let object = words[list + GC_NEXT]; object !== list; object = words[object + GC_NEXT]) size++;
  return size;
}

/** Appends the objects of a list to `target`, oldest first. */
export function copyList(words: Int32Array, list: Address, target: Address[]): void {
  for (let object = words[list + GC_NEXT]; object !== list; object = words[object + GC_NEXT]) target.push(object);
}
