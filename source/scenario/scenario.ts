/** A chapter of a scenario: what stands between two `# %%` lines, or one cell of a notebook. */
export interface Cell {
  /** Position in the scenario, from 0. Narration counts too. */
  readonly index: number;
  /** The text behind `# %%`, or a narration's heading; empty when there is none. */
  readonly title: string;
  readonly kind: 'code' | 'markdown';
  /** First line, from 1: the `# %%` line where there is one. */
  readonly firstLine: number;
  /** Last line, inclusive. The cells together cover the whole source from the first cell on. */
  readonly lastLine: number;
  /** The code as it stands in the source, or the narration without its comment signs; no blank lines around it. */
  readonly text: string;
}

/** A Python script, read and cut into cells, ready to be run. */
export interface Scenario {
  /** The bundled name (`circular-references`), or the file's name without folder. */
  readonly name: string;
  /** For a list or a headline: the first heading of the narration, or the name. */
  readonly title: string;
  /** One sentence or two: the first paragraph of the narration; may be empty. */
  readonly summary: string;
  /** What tracebacks and tracemalloc show: as CPython, absolute for a file; without a folder for a bundled scenario. */
  readonly filename: string;
  /** The whole script. A notebook has been turned into percent format. */
  readonly source: string;
  readonly cells: readonly Cell[];
  /** Whether a cell's last expression shows its value: true for notebooks only, `python FILE` shows none. */
  readonly echo: boolean;
  /** What the reader should know before it runs: lines of a notebook that are IPython's, and what became of them. */
  readonly notes?: readonly string[];
}
