/** Thrown for an exception that goes on its way without a new traceback entry for the frame (`goto exception_unwind`). */
export class Reraised {}

export const RERAISE = new Reraised();
