/** A row as the file has it, before headings are known. */
export interface RawRow {
  /** From 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Places of cells whose formula ended in an error. */
  readonly errors?: ReadonlySet<number>;
}
