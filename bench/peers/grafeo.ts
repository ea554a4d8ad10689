import { tablesOf } from '../graph/tables.ts'
import { batchesOf } from './batches.ts'
import { objectRows } from './object-rows.ts'
import type { Peer } from './peer.ts'
import { peerPackage, peerVersion } from './versions.ts'

const PACKAGE = '@grafeo-db/js'

interface GrafeoModule {
  readonly GrafeoDB: { create(): GrafeoDatabase }
}

interface GrafeoDatabase {
  executeCypher(text: string, parameters?: unknown): Promise<{ toArray(): readonly object[] }>
  batchCreateNodesWithProps(label: string, properties: readonly object[]): Promise<readonly number[]>
  batchCreateEdges(edges: readonly object[]): Promise<unknown>
  close(): void
}

export const grafeo: Peer = {
  name: 'grafeo',
  title: 'Grafeo',
  package: PACKAGE,
  version: (root) => peerVersion(root, PACKAGE),
  open: async ({ root }, graph) => {
    const { GrafeoDB } = peerPackage(root, PACKAGE) as GrafeoModule
    const db = GrafeoDB.create()
    const { nodes, relationships } = tablesOf(graph)
    const ids = new Map<string, number[]>()
    for (const { label, rows } of nodes) {
      await db.executeCypher(`CREATE INDEX ${label.toLowerCase()}_id FOR (n:${label}) ON (n.id)`)
      const ofLabel: number[] = []
      for (const batch of batchesOf(rows)) ofLabel.push(...(await db.batchCreateNodesWithProps(label, batch)))
      ids.set(label, ofLabel)
    }
    for (const { type, from, to, rows } of relationships) {
      const [starts, ends] = [ids.get(from) ?? [], ids.get(to) ?? []]
      for (const batch of batchesOf(rows))
        await db.batchCreateEdges(
          batch.map((row) => ({
            src: starts[row.from],
            dst: ends[row.to],
            type,
            properties: row.properties,
          })),
        )
    }
    return {
      parametersOf: (parameters) => parameters,
      prepare: ({ text }) =>
        Promise.resolve(async (parameters) => (await db.executeCypher(text, parameters)).toArray()),
      rowsOf: objectRows,
      close: () => {
        db.close()
        return Promise.resolve()
      },
    }
  },
}
