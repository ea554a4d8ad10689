import { join } from 'node:path'
import { inject } from 'vitest'
import { type Backend, EmbeddedBackend } from '../../src/backend/index.ts'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { Database } from '../../src/database/index.ts'
import { readGraphFolder, readQueries } from '../../src/host/node.ts'
import { folderSource } from '../../src/loading/folder-source.ts'
import { load } from '../../src/loading/load.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { root } from '../helpers/shared.ts'
import { boltBackend, emptyDatabase } from './open-store.ts'

const opened = openFolder(readGraphFolder(join(root, 'graph')))
if (opened.kind === 'refused') throw opened.errors[0]

/** The bundled graph. */
export const { dataset: bundledDataset, graph: bundledGraph } = opened

export const cannedQueries = [...readQueries(join(root, 'graph'))].map(([id, text]) =>
  readCannedQuery(id, text),
)

/** The bundled graph in the embedded engine: what every store is held to. */
export function embeddedBundledGraph(): Database {
  return new Database(loadGraph(bundledGraph))
}

/** The store of this run, holding the bundled graph and nothing else. */
export async function openBundledGraph(): Promise<Backend> {
  if (inject('store').kind !== 'bolt') return new EmbeddedBackend(embeddedBundledGraph())
  const backend = boltBackend()
  await emptyDatabase(backend)
  await load(backend, folderSource('bundled', bundledGraph), { apply: true, mayJoin: async () => false })
  return backend
}
