import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSlice } from '../../src/store/adjacency.ts'
import type { GraphReader } from '../../src/model/graph-store.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'

type Line = readonly [start: number, type: string, end: number]

const step = fc.record({
  kind: fc.constantFrom('add', 'add', 'add', 'add', 'remove', 'remove', 'commit', 'rollback'),
  start: fc.nat(3),
  end: fc.nat(3),
  type: fc.constantFrom('R', 'S'),
})

/** The relationships of a version as they are by id, and by what hangs on each node. */
function linesOf(reader: GraphReader): {
  readonly byId: readonly string[]
  readonly byNode: readonly string[]
} {
  const byId: string[] = []
  for (let id = 0; id < reader.relationshipLimit; id++)
    if (reader.hasRelationship(id))
      byId.push(`${id}: ${reader.startOf(id)} ${reader.typeName(reader.typeOf(id))} ${reader.endOf(id)}`)
  const byNode: string[] = []
  const slice = newSlice()
  for (let type = 0; type < reader.typeTokens; type++)
    for (let node = 0; node < reader.nodeLimit; node++)
      for (const outgoing of [true, false]) {
        reader.neighbours(node, type, outgoing, slice)
        for (let at = slice.start; at < slice.end; at++) {
          const [other, id] = [slice.neighbours[at], slice.relationships[at]]
          const [start, end] = outgoing ? [node, other] : [other, node]
          byNode.push(`${id}: ${start} ${reader.typeName(type)} ${end}`)
        }
      }
  return { byId: byId.sort(), byNode: byNode.sort() }
}

test('relationships stay what they were in every version, whatever is added, removed, committed or rolled back after it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const store = new PropertyGraph()
      let transaction = store.begin()
      for (let node = 0; node < 4; node++) transaction.createNode([])
      transaction.commit()
      transaction = store.begin()
      let committed = new Map<number, Line>()
      let own = new Map(committed)
      const held: { readonly reader: GraphReader; readonly lines: ReadonlyMap<number, Line> }[] = []
      for (const { kind, start, end, type } of steps) {
        if (kind === 'add')
          own.set(transaction.createRelationship(start, transaction.internType(type), end), [
            start,
            type,
            end,
          ])
        const [first] = own.keys()
        if (kind === 'remove' && first !== undefined) {
          transaction.deleteRelationship(first)
          own.delete(first)
        }
        if (kind !== 'commit' && kind !== 'rollback') continue
        if (kind === 'commit') committed = own
        transaction[kind]()
        held.push({ reader: store.read(), lines: committed })
        own = new Map(committed)
        transaction = store.begin()
      }
      for (const { reader, lines } of [...held, { reader: transaction, lines: own }]) {
        const expected = [...lines].map(([id, [start, type, end]]) => `${id}: ${start} ${type} ${end}`).sort()
        const { byId, byNode } = linesOf(reader)
        expect(byId).toEqual(expected)
        expect(byNode).toEqual(expected.flatMap((line) => [line, line]))
      }
    }),
    { numRuns: 300 },
  )
})

test('a hub that loses its relationships one after another leaves none of its runs behind', () => {
  const store = new PropertyGraph()
  const transaction = store.begin()
  const hub = transaction.createNode([])
  const type = transaction.internType('R')
  const lines = Array.from({ length: 8_000 }, () =>
    transaction.createRelationship(hub, type, transaction.createNode([])),
  )
  const before = process.memoryUsage().arrayBuffers
  for (const line of lines) transaction.deleteRelationship(line)
  // All runs together would be 256 MB.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(128e6)
  transaction.commit()
  expect(store.read().degree(hub, -1, true)).toBe(0)
})
