/** A table for machines and documents: raw numbers with their columns, and what the rows leave out. */
export interface ReportTable {
  /** What the table is of: `lines`, `files`, `tracebacks`, `types`, `size-classes`, `collections`. */
  readonly of: string;
  /** Where it was taken: the same words for everybody who reads a row. */
  readonly facts: Readonly<Record<string, Cell>>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Everything that is not in the rows, in the same columns; null where there is nothing to add up. */
  readonly other: Row | null;
  /** Rows and `other` together. */
  readonly total: Row | null;
}

/** Bytes, counts and steps are integers; shares are per cent. */
export type Cell = string | number | boolean | null;

/** A row's cells by the names of the columns; one that is left out has no value there. */
export type Row = Readonly<Record<string, Cell>>;

export interface Column {
  readonly name: string;
  /** How a person reads the number. */
  readonly unit: 'bytes' | 'count' | 'bytes-diff' | 'count-diff' | 'percent' | 'step' | 'text';
}
