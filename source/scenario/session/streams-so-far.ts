/** What a run has done to the streams; the run can go on elsewhere, from its start. */
export interface StreamsSoFar {
  /** Characters written, to both together. */
  readonly written: number;
  /** What was read of stdin, whether or not the script has had it all. */
  readonly read: Uint8Array;
  readonly inputEnded: boolean;
}
