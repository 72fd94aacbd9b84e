// The words that both threads share (Int32Array over a SharedArrayBuffer).

/** Commands sent so far; who sleeps, sleeps on this one. */
export const COMMANDS_SENT = 0;
/** 1: the last moment has been drawn. */
export const MOMENT_WANTED = 1;

export const CONTROL_BYTES = 8;
