import { Database } from '../../src/database/database.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { LABELS } from './generate/random-graph.ts'
import { graphOf } from './reference/index.ts'

const KEYS = ['k', 'i', 'f', 's', 'b', 'l', 'm']

/** A database whose graph is in the base of its store, every label and key indexed. */
export function builtDatabase(drawing: string): Database {
  const { nodes, relationships } = graphOf(drawing)
  const builder = new GraphBuilder()
  const ids = new Map<number, number>()
  for (const [id, { labels, properties }] of nodes) ids.set(id, builder.addNode([...labels], properties))
  for (const { start, type, end, properties } of relationships.values())
    builder.addRelationship(ids.get(start) ?? -1, type, ids.get(end) ?? -1, properties)
  const store = builder.build()
  declareIndexes(store)
  return new Database(store)
}

/** A database whose graph was written by a transaction over an empty base, every label and key indexed. */
export function writtenDatabase(drawing: string): Database {
  const store = new PropertyGraph()
  declareIndexes(store)
  const database = new Database(store)
  database.query(drawing)
  return database
}

function declareIndexes(store: PropertyGraph): void {
  for (const label of LABELS) for (const key of KEYS) store.ensureIndex(label, key)
}
