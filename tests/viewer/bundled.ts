import { EmbeddedBackend, type Backend, type Description } from '../../src/backend/index.ts'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { Database } from '../../src/database/index.ts'
import { readGraphFolder, readQueries } from '../../src/host/node.ts'
import type { Value } from '../../src/model/values.ts'
import { describeDataset } from '../../src/opening/describe.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { root } from '../helpers/shared.ts'

/** A graph folder behind a backend, as the viewer meets it. */
export interface OpenedGraph {
  readonly backend: Backend
  readonly description: Description
  readonly database: Database
  /** The records of a query. */
  ask(text: string, parameters?: { readonly [name: string]: unknown }): Promise<readonly (readonly Value[])[]>
}

/** @param folder relative to the project's root */
export function openGraph(folder: string): OpenedGraph {
  const opened = openFolder(readGraphFolder(`${root}${folder}`))
  if (opened.kind === 'refused') throw opened.errors[0]
  const queries = [...readQueries(`${root}${folder}`)].map(([id, text]) => readCannedQuery(id, text))
  const description = describeDataset(opened.dataset, queries, 'CC-BY-4.0')
  const database = new Database(loadGraph(opened.graph))
  const backend = new EmbeddedBackend(database, description)
  return {
    backend,
    description,
    database,
    ask: async (text, parameters = {}) => (await (await backend.run(text, parameters)).collect()).records,
  }
}

/** The graph that comes with the project, with its canned queries. */
export const openBundledGraph = (): OpenedGraph => openGraph('graph')
