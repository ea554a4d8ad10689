import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { GraphReader, IndexReader, IndexUse, SeekOrder, Sought } from '../../src/model/graph-store.ts'
import type { Value } from '../../src/model/values.ts'
import { folding } from '../../src/store/folding.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import type { PropertyGraph } from '../../src/store/property-graph.ts'
import { bruteSeek } from './brute-seek.ts'
import { definitions, sought, value } from './index-arbitraries.ts'
import { apply, write } from './random-writes.ts'

const { from } = folding
afterEach(() => {
  folding.from = from
})

function idsOf(index: IndexReader, what: Sought, order: SeekOrder, page: number): number[] {
  const cursor = index.seek(what, order)
  const out = new Int32Array(page)
  const found: number[] = []
  for (;;) {
    const size = cursor.next(out)
    found.push(...out.subarray(0, size))
    if (size < page) return found
  }
}

/** A graph whose base has nodes with labels A and B and relationships of type R and S between them. */
function built(values: readonly (readonly [Value, Value])[]): PropertyGraph {
  const builder = new GraphBuilder()
  values.forEach(([k, j], at) => {
    const properties = [
      ['k', k],
      ['j', j],
    ] as const
    builder.addNode(at % 3 === 0 ? ['A', 'B'] : ['A'], properties)
    builder.addRelationship(at, at % 4 === 0 ? 'S' : 'R', at >> 1, properties)
  })
  return builder.build()
}

const look = fc.nat(definitions.length - 1).chain((at) =>
  fc.record({
    definition: fc.constant(definitions[at]),
    what: sought(definitions[at].keys.length),
    order: fc.constantFrom<SeekOrder>('ids', 'ascending', 'descending'),
    page: fc.constantFrom(1, 3, 64),
    most: fc.constantFrom(0, 1, 7, 1000),
    use: fc.constantFrom<IndexUse>('equality', 'all'),
  }),
)

const step = fc.record({
  kind: fc.constantFrom('write', 'write', 'write', 'commit', 'commit', 'rollback', 'hold', 'index'),
  writes: fc.array(write, { minLength: 1, maxLength: 40, size: 'max' }),
  looks: fc.array(look, { maxLength: 6, size: 'max' }),
  at: fc.nat(definitions.length - 1),
})

type Look = typeof look extends fc.Arbitrary<infer Value> ? Value : never

function check(reader: GraphReader, { definition, what, order, page, most, use }: Look): void {
  const index = reader.index(definition.name)
  const isDeclared = reader.schema.indexes.some(({ name }) => name === definition.name)
  expect(index !== undefined).toBe(isDeclared)
  if (index === undefined) return
  for (let times = 0; times < most; times += 3) if (index.prepare(most, use).kind === 'ready') break
  expect([what, order, idsOf(index, what, order, page)]).toEqual([
    what,
    order,
    bruteSeek(reader, definition, what, order),
  ])
}

test('every seek gives what asking all elements gives, whatever was written, in every version that is held', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value), { maxLength: 40, size: 'max' }),
      fc.array(step, { maxLength: 16, size: 'max' }),
      fc.constantFrom(60, 4096),
      (values, steps, foldFrom) => {
        folding.from = foldFrom
        const store = built(values)
        const held: GraphReader[] = [store.read()]
        let transaction = store.begin()
        for (const definition of definitions) transaction.createIndex(definition)
        for (const { kind, writes, looks, at } of steps) {
          if (kind === 'write') for (const one of writes) apply(transaction, one)
          if (kind === 'hold') held.push(store.read())
          if (kind === 'index') {
            const { name } = definitions[at]
            if (transaction.index(name) === undefined) transaction.createIndex(definitions[at])
            else transaction.dropIndex(name)
          }
          if (kind === 'commit' || kind === 'rollback') {
            transaction[kind]()
            transaction = store.begin()
          }
          for (const one of looks)
            for (const reader of [transaction, store.read(), ...held.slice(-3)]) check(reader, one)
        }
      },
    ),
    { numRuns: 200 },
  )
})
