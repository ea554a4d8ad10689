/** A row of a table below its headings. */
export interface TableRow {
  /** The texts of its cells, in the order of the headings. */
  readonly cells: readonly string[]
  /** The line of the file on which it begins; the row of a sheet. */
  readonly line: number
  /** From 1 as a spreadsheet counts, the headings among them. */
  readonly row: number
}

/** A table as it was read. */
export interface TableRows {
  /** As errors name it. */
  readonly file: string
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
}
