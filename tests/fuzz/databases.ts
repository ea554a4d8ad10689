import { Database } from '../../src/database/database.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import type { EntityKind, IndexKind } from '../../src/model/schema.ts'
import { LABELS, TYPES } from './generate/random-graph.ts'
import { graphOf } from './reference/index.ts'

const KEYS = ['k', 'i', 'f', 's', 'b', 'l', 'm']

/** A database whose graph is in the base of its store, every label and key indexed unless other indexes are given. */
export function builtDatabase(drawing: string, indexes = single): Database {
  const { nodes, relationships } = graphOf(drawing)
  const builder = new GraphBuilder()
  const ids = new Map<number, number>()
  for (const [id, { labels, properties }] of nodes) ids.set(id, builder.addNode([...labels], properties))
  for (const { start, type, end, properties } of relationships.values())
    builder.addRelationship(ids.get(start) ?? -1, type, ids.get(end) ?? -1, properties)
  const store = builder.build()
  declareIndexes(store, indexes)
  return new Database(store)
}

/** A database whose graph was written by a transaction over an empty base, every label and key indexed unless other indexes are given. */
export function writtenDatabase(drawing: string, indexes = single): Database {
  const store = new PropertyGraph()
  declareIndexes(store, indexes)
  const database = new Database(store)
  database.query(drawing)
  return database
}

/** What an index is of. */
export type DeclaredIndex = readonly [kind: IndexKind, entity: EntityKind, name: string, ...keys: string[]]

const both = (
  index: (entity: EntityKind, name: string) => readonly DeclaredIndex[],
): readonly DeclaredIndex[] => [
  ...LABELS.flatMap((label) => index('node', label)),
  ...TYPES.flatMap((type) => index('relationship', type)),
]

const single = both((entity, name) => KEYS.map((key): DeclaredIndex => ['range', entity, name, key]))
const composite = both((entity, name) => [
  ['range', entity, name, 'i', 's'],
  ['range', entity, name, 'k', 'i', 'm'],
  ['range', entity, name, 'm', 'k'],
])
const text = both((entity, name) => ['s', 'm'].map((key): DeclaredIndex => ['text', entity, name, key]))

/** Indexes of each kind by themselves, and all of them. */
export const INDEX_SETS: { readonly [kind: string]: readonly DeclaredIndex[] } = {
  range: single,
  composite,
  text,
  all: [...single, ...composite, ...text],
}

function declareIndexes(store: PropertyGraph, declared: readonly DeclaredIndex[]): void {
  const transaction = store.begin()
  for (const [kind, entity, name, ...keys] of declared) {
    const names = { name: [kind, name, ...keys].join('_'), names: [name], keys }
    transaction.createIndex({ ...names, kind, entity, config: {}, constraint: undefined })
  }
  transaction.commit()
}
