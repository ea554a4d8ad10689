import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Backend, EmbeddedBackend } from '../../src/backend/index.ts'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { Database, type QueryParameters } from '../../src/database/index.ts'
import type { CompiledGraph } from '../../src/dataset/compiled-graph.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { root } from '../helpers/shared.ts'
import { boltBackend } from './open-store.ts'

const opened = openFolder(readGraphFolder(join(root, 'graph')))
if (opened.kind === 'refused') throw opened.errors[0]

const LOAD_MILLIS = 120_000

/** The bundled graph. */
export const { dataset: bundledDataset, graph: bundledGraph } = opened

export const cannedQueries = readdirSync(join(root, 'queries')).map((name) =>
  readCannedQuery(name.replace(/\.cypher$/, ''), readFileSync(join(root, 'queries', name), 'utf8')),
)

/** The bundled graph in the embedded engine: what every store is held to. */
export function embeddedBundledGraph(): Database {
  return new Database(loadGraph(bundledGraph))
}

/** The store of this run, holding the bundled graph and nothing else. */
export async function openBundledGraph(): Promise<Backend> {
  if (inject('store').kind !== 'bolt') return new EmbeddedBackend(embeddedBundledGraph())
  const backend = boltBackend()
  await loadOverBolt(backend, bundledGraph)
  return backend
}

/** Replaces what is at a server by a graph. */
async function loadOverBolt(backend: Backend, { nodes, relationships }: CompiledGraph): Promise<void> {
  const write = async (text: string, parameters: QueryParameters = {}) =>
    (await (await backend.run(text, parameters, { limits: { maxMillis: LOAD_MILLIS } })).collect()).records
  await write('MATCH (n) DETACH DELETE n')
  const created = await write(
    'UNWIND $nodes AS node CREATE (n:$(node.labels)) SET n = node.properties RETURN node.key, id(n)',
    {
      nodes: nodes.map(({ key, labels, properties }) => ({
        key,
        labels,
        properties: Object.fromEntries(properties),
      })),
    },
  )
  const ids = new Map(created.map(([key, id]) => [key, id]))
  await write(
    `UNWIND $relationships AS relationship
     MATCH (a) WHERE id(a) = relationship.start
     MATCH (b) WHERE id(b) = relationship.end
     CREATE (a)-[r:$(relationship.type)]->(b) SET r = relationship.properties`,
    {
      relationships: relationships.map(({ type, start, end, properties }) => ({
        type,
        start: ids.get(start),
        end: ids.get(end),
        properties: Object.fromEntries(properties),
      })),
    },
  )
}
