import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PlainGraph } from '../../src/model/elements.ts'
import type { Database, loadGraph, QueryResult } from '../../src/index.ts'
import type { Graph } from '../graph/graph.ts'
import { type Properties, tablesOf } from '../graph/tables.ts'
import type { Peer } from './peer.ts'
import { versionIn } from './versions.ts'

/** What the peer needs of the library. */
export interface Library {
  readonly Database: typeof Database
  readonly loadGraph: typeof loadGraph
}

/** Silkgraph as its users import it, from what the build has made. */
export const silkgraph: Peer = silkgraphFrom(
  (root) => import(pathToFileURL(join(root, 'dist', 'index.js')).href) as Promise<Library>,
)

/** @param library the build, or the sources in a test */
export function silkgraphFrom(library: (root: string) => Promise<Library>): Peer {
  return {
    name: 'silkgraph',
    title: 'Silkgraph',
    version: (root) => `${versionIn(root)}, build ${buildOf(root)}`,
    open: async ({ root }, graph) => {
      const { Database, loadGraph } = await library(root)
      const db = new Database(loadGraph(compiledOf(graph)))
      return {
        parametersOf: (parameters) => parameters,
        prepare: ({ text }) =>
          Promise.resolve((parameters) =>
            // Whoever drives this has a time limit of its own.
            db.query(text, parameters as Record<string, unknown>, { maxMillis: Infinity }),
          ),
        rowsOf: (result) => (result as QueryResult).records,
        close: () => Promise.resolve(),
      }
    },
  }
}

/** Eight digits that change with the content of what is built. */
function buildOf(root: string): string {
  const stamp = readFileSync(join(root, 'dist', '.silkgraph-build'), 'utf8')
  return createHash('sha256').update(stamp).digest('hex').slice(0, 8)
}

function compiledOf(graph: Graph): PlainGraph {
  const { nodes, relationships } = tablesOf(graph)
  const pairs = (properties: Properties): [string, number | string][] => Object.entries(properties)
  return {
    nodes: nodes.flatMap(({ label, rows }) =>
      rows.map((row) => ({ id: `${label} ${row['id']}`, labels: [label], properties: pairs(row) })),
    ),
    relationships: relationships.flatMap(({ type, from, to, rows }) =>
      rows.map((row) => ({
        type,
        start: `${from} ${row.from}`,
        end: `${to} ${row.to}`,
        properties: pairs(row.properties),
      })),
    ),
  }
}
