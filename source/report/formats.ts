/** The formats of `snapshot`; the first is the default. */
export const SNAPSHOT_FORMATS = ['text', 'json', 'svg'] as const;

/** The formats of `explain`. */
export const EXPLAIN_FORMATS = ['text', 'json'] as const;

export type SnapshotFormat = (typeof SNAPSHOT_FORMATS)[number];
