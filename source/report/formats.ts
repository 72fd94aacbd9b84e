/** The formats of `snapshot`; the first is the default. */
export const SNAPSHOT_FORMATS = ['text', 'json', 'svg'] as const;

export type SnapshotFormat = (typeof SNAPSHOT_FORMATS)[number];
