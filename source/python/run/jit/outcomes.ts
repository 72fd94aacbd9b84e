/**
 * What a translation returns, if it is not the address of the value that its frame returned or yielded: such a frame is done
 * with, and the one that called it current again.
 */

/** The current frame goes on elsewhere: in the interpreter, or in another translation. Everything is in the frames. */
export const GO_ON = 0;
/** The current frame has raised the current exception. */
export const RAISED = -1;
/** The same without a new entry for the traceback. */
export const RERAISED = -2;
/** For `Interpreter.run()`: the translation threw. */
export const THROWN = -3;
/** For `Interpreter.run()`: nothing has run yet. */
export const NOT_RUN = 1;
