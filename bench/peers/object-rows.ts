import type { Rows } from '../shapes/shape.ts'

/** The rows of an engine that gives each record as an object. */
export function objectRows(result: unknown, columns: readonly string[]): Rows {
  return (result as readonly { readonly [column: string]: unknown }[]).map((record) =>
    columns.map((column) => record[column]),
  )
}
