import type { PropertyGraph } from '../../src/store/property-graph.ts'

/** Makes a range index of one label and key, named after both, where there is none with that name. */
export function ensureIndex(store: PropertyGraph, label: string, key: string): void {
  const name = `${label}_${key}`
  if (store.read().schema.indexes.some((index) => index.name === name)) return
  const transaction = store.begin()
  transaction.createIndex({
    name,
    kind: 'range',
    entity: 'node',
    names: [label],
    keys: [key],
    config: {},
    constraint: undefined,
  })
  transaction.commit()
}
