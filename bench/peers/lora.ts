import { tablesOf } from '../graph/tables.ts'
import { fillByCypher } from './fill-by-cypher.ts'
import { objectRows } from './object-rows.ts'
import type { Peer } from './peer.ts'
import { peerPackage, peerVersion } from './versions.ts'

const PACKAGE = '@loradb/lora-node'

interface LoraNode {
  readonly createDatabase: () => Promise<{
    execute(text: string, parameters?: unknown): Promise<{ readonly rows: readonly object[] }>
    dispose(): void
  }>
}

export const lora: Peer = {
  name: 'lora',
  title: 'LoraDB',
  package: PACKAGE,
  version: (root) => peerVersion(root, PACKAGE),
  open: async ({ root }, graph) => {
    const { createDatabase } = peerPackage(root, PACKAGE) as LoraNode
    const db = await createDatabase()
    const tables = tablesOf(graph)
    for (const { label } of tables.nodes)
      await db.execute(`CREATE INDEX ${label.toLowerCase()}_id FOR (n:${label}) ON (n.id)`)
    await fillByCypher(tables, (text, parameters) => db.execute(text, parameters))
    return {
      parametersOf: (parameters) => parameters,
      prepare: ({ text }) => Promise.resolve(async (parameters) => (await db.execute(text, parameters)).rows),
      rowsOf: objectRows,
      close: () => {
        db.dispose()
        return Promise.resolve()
      },
    }
  },
}
