import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { GraphReader, SeekOrder, Sought } from '../../src/model/graph-store.ts'
import { sizeOf } from '../../src/store/delta.ts'
import { folding } from '../../src/store/folding.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import { GraphView } from '../../src/store/graph-view.ts'
import { staleValues } from '../../src/store/indexes/stale-values.ts'
import { ViewIndex } from '../../src/store/indexes/view-index.ts'
import { bruteSeek } from './brute-seek.ts'
import { definitions } from './index-arbitraries.ts'
import { apply, write } from './random-writes.ts'

const [foldFrom, staleFrom] = [folding.from, staleValues.from]
afterEach(() => {
  folding.from = foldFrom
  staleValues.from = staleFrom
  vi.restoreAllMocks()
})

const declared = definitions.filter(({ kind }) => kind === 'range')
const asked: readonly (readonly [Sought, SeekOrder])[] = [
  [{ kind: 'exists' }, 'ids'],
  [{ kind: 'exists' }, 'descending'],
  [{ kind: 'equal', values: [1] }, 'ids'],
  [{ kind: 'range', equal: [], from: { value: 0, inclusive: true }, to: undefined }, 'ascending'],
  [{ kind: 'starts-with', equal: [], text: 'a' }, 'ids'],
]

function idsOf(reader: GraphReader, name: string, sought: Sought, order: SeekOrder): number[] {
  const out = new Int32Array(10_000)
  const size = reader.index(name)?.seek(sought, order).next(out)
  return Array.from(out.subarray(0, size))
}

/** Whether every index that was asked counts no fewer elements and values than there are, and has not many more. */
function expectBounds(reader: GraphReader, indexes: ReadonlySet<ViewIndex>): void {
  for (const definition of declared) {
    const statistics = reader.index(definition.name)?.statistics
    if (statistics === undefined) continue
    const ids = bruteSeek(reader, definition, { kind: 'exists' }, 'ids')
    expect(statistics.entries).toBeGreaterThanOrEqual(ids.length)
    expect(statistics.distinct).toBeLessThanOrEqual(statistics.entries)
  }
  if (!(reader instanceof GraphView)) throw new Error('not a version')
  for (const { parts } of indexes)
    expect(parts.changes.size).toBeLessThanOrEqual(staleValues.from + 4 * sizeOf(reader.delta))
}

test('values that are written again and again leave a bounded number behind, and every seek is right, in every version that is held', () => {
  const seek = vi.spyOn(ViewIndex.prototype, 'seek')
  let begunAnew = 0
  fc.assert(
    fc.property(
      fc.array(fc.array(write, { minLength: 20, maxLength: 60, size: 'max' }), {
        minLength: 4,
        maxLength: 12,
      }),
      fc.array(fc.constantFrom<'commit' | 'rollback'>('commit', 'commit', 'rollback'), { minLength: 12 }),
      fc.constantFrom(0, 3, 1024),
      fc.constantFrom(60, 4096),
      (transactions, endings, from, foldingFrom) => {
        staleValues.from = from
        folding.from = foldingFrom
        const builder = new GraphBuilder()
        for (let at = 0; at < 41; at++) {
          builder.addNode(['A', 'B'], [['k', at]])
          builder.addRelationship(at, at % 2 === 0 ? 'R' : 'S', at, [['k', at]])
        }
        const store = builder.build()
        const declaring = store.begin()
        for (const definition of declared) declaring.createIndex(definition)
        declaring.commit()
        const held: GraphReader[] = []
        const logs = new Set<unknown>()
        const indexes = (): ReadonlySet<ViewIndex> =>
          new Set(seek.mock.contexts.filter((one) => one instanceof ViewIndex))
        const expectRight = (reader: GraphReader): void => {
          seek.mockClear()
          for (const definition of declared)
            for (const [sought, order] of asked)
              expect(idsOf(reader, definition.name, sought, order)).toEqual(
                bruteSeek(reader, definition, sought, order),
              )
          for (const { parts } of indexes()) logs.add(parts.changes)
        }
        transactions.forEach((writes, at) => {
          held.push(store.read())
          expectRight(store.read())
          const transaction = store.begin()
          for (const one of writes) apply(transaction, one)
          expectRight(transaction)
          expectBounds(transaction, indexes())
          transaction[endings[at]]()
          if (endings[at] === 'rollback') return
          expectRight(store.read())
          expectBounds(store.read(), indexes())
        })
        for (const reader of held.slice(-2)) expectRight(reader)
        if (logs.size > 2 * declared.length) begunAnew++
      },
    ),
    { numRuns: 20 },
  )
  expect(begunAnew).toBeGreaterThan(5)
})

test('a transaction that sets one value for long leaves no more of it behind than its bound', () => {
  const builder = new GraphBuilder()
  builder.addNode(['A'], [['k', 0]])
  const store = builder.build()
  const transaction = store.begin()
  transaction.createIndex(declared[0])
  const seek = vi.spyOn(ViewIndex.prototype, 'seek')
  const key = transaction.keyId('k')
  for (let value = 1; value <= 5_000; value++) {
    transaction.setNodeProperty(0, key, value)
    if (value % 500 !== 1) continue
    expect(idsOf(transaction, declared[0].name, { kind: 'equal', values: [value] }, 'ids')).toEqual([0])
    expect(idsOf(transaction, declared[0].name, { kind: 'equal', values: [value - 1] }, 'ids')).toEqual([])
    const index = seek.mock.contexts.at(-1)
    expect(index instanceof ViewIndex ? index.parts.changes.size : NaN).toBeLessThanOrEqual(staleFrom + 4)
  }
})
