import { afterEach, describe, expect, test, vi } from 'vitest'
import type { IndexDefinition } from '../../src/model/schema.ts'
import { Changes } from '../../src/store/indexes/changes.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'

const definition: IndexDefinition = {
  name: 'by_key',
  kind: 'range',
  entity: 'node',
  names: ['P'],
  keys: ['key'],
  config: {},
  constraint: undefined,
}

/** Nodes of which only the first so many have the key. */
function graphOf(nodes: number, withKey: number): PropertyGraph {
  const store = new PropertyGraph()
  const transaction = store.begin()
  const [label, key] = [transaction.internLabel('P'), transaction.internKey('key')]
  for (let at = 0; at < nodes; at++) {
    const node = transaction.createNode([label])
    if (at < withKey) transaction.setNodeProperty(node, key, at % 5)
  }
  transaction.createIndex(definition)
  transaction.commit()
  return store
}

describe('an index', () => {
  afterEach(() => void vi.restoreAllMocks())

  test.each(['equality', 'all'] as const)(
    'says how many values it has, also where few nodes have the key: built for %s',
    (use) => {
      const index = graphOf(10_000, 20).read().index('by_key')
      expect(index?.prepare(Infinity, use).kind).toBe('ready')
      expect(index?.statistics).toEqual({ entries: 20, distinct: 5 })
    },
  )

  test('that is dropped is kept up by no write', () => {
    const store = graphOf(100, 100)
    store.read().index('by_key')?.prepare(Infinity)
    const added = vi.spyOn(Changes.prototype, 'add')
    const write = (value: number): void => {
      const transaction = store.begin()
      transaction.setNodeProperty(0, transaction.internKey('key'), value)
      transaction.commit()
    }
    write(77)
    expect(added).toHaveBeenCalledTimes(1)
    const transaction = store.begin()
    transaction.dropIndex('by_key')
    transaction.commit()
    added.mockClear()
    write(78)
    write(79)
    expect(added).not.toHaveBeenCalled()
  })
})
