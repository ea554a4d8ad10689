import type { Tables } from '../graph/tables.ts'
import { batchesOf } from './batches.ts'

/** Fills an empty graph by queries in batches; the indexes exist, or this takes the square of the nodes. */
export async function fillByCypher(
  { nodes, relationships }: Tables,
  run: (text: string, parameters: { readonly rows: readonly unknown[] }) => Promise<unknown>,
): Promise<void> {
  const map = (columns: object, of: string): string =>
    `{${Object.keys(columns)
      .map((key) => `${key}: ${of}.${key}`)
      .join(', ')}}`
  for (const { label, columns, rows } of nodes) {
    for (const batch of batchesOf(rows))
      await run(`UNWIND $rows AS row CREATE (:${label} ${map(columns, 'row')})`, { rows: batch })
  }
  for (const { type, from, to, columns, rows } of relationships) {
    const properties = Object.keys(columns).length === 0 ? '' : ` ${map(columns, 'row')}`
    for (const batch of batchesOf(rows))
      await run(
        `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to}) CREATE (a)-[:${type}${properties}]->(b)`,
        { rows: batch.map((row) => ({ from: row.from, to: row.to, ...row.properties })) },
      )
  }
}
