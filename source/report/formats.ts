/** The formats of `snapshot`; the first is the default. */
export const SNAPSHOT_FORMATS = ['text', 'json', 'svg'] as const;

/** The formats of `explain`. */
export const EXPLAIN_FORMATS = ['text', 'json'] as const;

/** What `table` prints, and how; the first are the defaults. */
export const TABLES = ['top', 'types', 'size-classes', 'collections'] as const;
export const TABLE_FORMATS = ['text', 'markdown', 'csv', 'json', 'jsonl'] as const;

export type TableFormat = (typeof TABLE_FORMATS)[number];
export type SnapshotFormat = (typeof SNAPSHOT_FORMATS)[number];
