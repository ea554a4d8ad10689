import { describe, expect, test } from 'vitest'
import type { IndexReader, SeekOrder, Sought } from '../../src/model/graph-store.ts'
import { Point } from '../../src/model/point.ts'
import type { IndexKind } from '../../src/model/schema.ts'
import type { Value } from '../../src/model/values.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import type { PropertyGraph } from '../../src/store/property-graph.ts'
import { Changes } from '../../src/store/indexes/changes.ts'
import type { Entries } from '../../src/store/indexes/entries.ts'
import { structureKinds } from '../../src/store/indexes/kinds.ts'
import { Pieces } from '../../src/store/indexes/pieces.ts'
import { PointTree } from '../../src/store/indexes/point-tree.ts'
import { SortedEntries } from '../../src/store/indexes/sorted-entries.ts'
import { Trigrams } from '../../src/store/indexes/trigrams.ts'

/** Entries whose ids are their positions, and how often they are asked for a value. */
function entriesOf(values: readonly Value[]): Entries & { asked: number } {
  return {
    asked: 0,
    ids: Int32Array.from(values, (_, id) => id),
    value(position) {
      this.asked++
      return values[position]
    },
  }
}

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    yield (state >>> 0) / 2 ** 32
  }
}

function store(values: readonly Value[], kind: IndexKind): PropertyGraph {
  const builder = new GraphBuilder()
  for (const value of values) builder.addNode(['A'], [['k', value]])
  const graph = builder.build()
  const transaction = graph.begin()
  transaction.createIndex({
    name: 'i',
    kind,
    entity: 'node',
    names: ['A'],
    keys: ['k'],
    config: {},
    constraint: undefined,
  })
  transaction.commit()
  return graph
}

function indexOf(graph: Pick<PropertyGraph, 'read'>): IndexReader {
  const index = graph.read().index('i')
  if (index === undefined) throw new Error('There is no index.')
  return index
}

function idsOf(index: IndexReader, sought: Sought, order: SeekOrder = 'ids', most = 10_000): number[] {
  const out = new Int32Array(most)
  return [...out.subarray(0, index.seek(sought, order).next(out))]
}

describe('a text index', () => {
  const random = numbers(7)
  const letters = ['a', 'b', 'c', 'd', 'é', '😀', '😁']
  const word = (length: number): string =>
    Array.from({ length }, () => letters[Math.floor(random.next().value * letters.length)]).join('')
  const texts = Array.from({ length: 3_000 }, (_, at) => word(at % 12))

  test.each(['contains', 'ends-with', 'starts-with'] as const)(
    'finds what %s a text of any length, emoji in it or cut out of it',
    (kind) => {
      const index = indexOf(store(texts, 'text'))
      const is = { contains: 'includes', 'ends-with': 'endsWith', 'starts-with': 'startsWith' } as const
      for (const sought of ['', ...Array.from({ length: 60 }, (_, at) => word(1 + (at % 5)))]) {
        const wanted = texts.flatMap((text, id) => (text[is[kind]](sought) ? [id] : []))
        const found = idsOf(
          index,
          kind === 'starts-with' ? { kind, equal: [], text: sought } : { kind, text: sought },
        )
        expect([kind, sought, found]).toEqual([kind, sought, wanted])
      }
    },
  )

  test('asks few texts but those that have what is sought', () => {
    const trigrams = new Pieces((patience) => Trigrams.build(entriesOf(texts), patience)).finish()
    const sought = 'bdace'
    const many = [...texts, `x${sought}y`, sought]
    const wide = new Pieces((patience) => Trigrams.build(entriesOf(many), patience)).finish()
    const found = (structure: Trigrams, text: string): number => {
      const { from, to } = structure.find({ kind: 'contains', text })
      return to - from
    }
    expect(found(wide, sought)).toBeLessThan(10)
    expect(found(wide, 'bdacexyz')).toBeLessThan(10)
    expect(found(trigrams, 'ab')).toBe(texts.length)
  })
})

describe('a point index', () => {
  const random = numbers(11)
  const place = (srid: number, isNear: boolean): Point => {
    const [a, b, c] = [random.next().value, random.next().value, random.next().value]
    const isGeographic = srid === 4326 || srid === 4979
    // Near the 180th meridian and the north pole, or on a coarse grid, so that many share a coordinate.
    const x = isGeographic ? (isNear ? 175 + a * 10 : Math.round(a * 36) * 10 - 180) : Math.round(a * 20)
    const y = isGeographic ? (isNear ? 85 + b * 5 : Math.round(b * 18) * 10 - 90) : Math.round(b * 20)
    return srid === 4326 || srid === 7203
      ? new Point(srid, x, y)
      : new Point(srid, x, y, Math.round(c * 20) * (isGeographic ? 1_000 : 1))
  }
  const systems = [7203, 9157, 4326, 4979]
  const points = Array.from({ length: 4_000 }, (_, at) => place(systems[at % 4], at % 3 === 0))
  const index = indexOf(store(points, 'point'))
  const ids = (holds: (point: Point) => boolean): number[] =>
    points.flatMap((point, id) => (holds(point) ? [id] : []))

  test.each(systems)('finds what is near a point, and what is in a box, in the system %i', (srid) => {
    for (let turn = 0; turn < 80; turn++) {
      const [center, other] = [place(srid, turn % 2 === 0), place(srid, turn % 2 === 0)]
      const reach = srid === 4326 || srid === 4979 ? 10 ** (turn % 8) : turn / 8
      const between = center.distanceTo(other) ?? 0
      for (const distance of [reach, between]) {
        const found = idsOf(index, { kind: 'within-distance', center, distance, inclusive: true })
        expect([center.toString(), distance, found]).toEqual([
          center.toString(),
          distance,
          ids((point) => (point.distanceTo(center) ?? Infinity) <= distance),
        ])
      }
      const found = idsOf(index, { kind: 'bounding-box', lower: center, upper: other })
      expect(found).toEqual(ids((point) => point.isWithin(center, other) === true))
    }
  })

  test('asks few points but those that are near', () => {
    const random2 = numbers(3)
    const entries = entriesOf(
      Array.from({ length: 4_096 }, () => new Point(7203, random2.next().value, random2.next().value)),
    )
    const tree = new Pieces((patience) => PointTree.build(entries, patience)).finish()
    entries.asked = 0
    const center = new Point(7203, 0.5, 0.5)
    const { to } = tree.find({ kind: 'within-distance', center, distance: 0.02, inclusive: true })
    expect(to).toBeGreaterThan(0)
    expect(entries.asked).toBeLessThan(200)
  })
})

describe('a range index', () => {
  test('looks at a few values for each bound', () => {
    const entries = entriesOf(Array.from({ length: 4_096 }, (_, at) => (at * 7) % 4_096))
    const sorted = new Pieces((patience) => SortedEntries.build(entries, 1, patience)).finish()
    entries.asked = 0
    const { from, to } = sorted.find({
      kind: 'range',
      equal: [],
      from: { value: 100, inclusive: true },
      to: { value: 200, inclusive: false },
    })
    expect(to - from).toBe(100)
    expect(entries.asked).toBeLessThanOrEqual(2 * 13)
  })

  test('tells how many entries and values it has once it is built', () => {
    const graph = store(
      Array.from({ length: 90 }, (_, at) => (at < 60 ? at % 6 : null)),
      'range',
    )
    const index = indexOf(graph)
    const before = index.statistics
    while (index.prepare(7, 'equality').kind === 'building') continue
    expect([before, index.statistics]).toEqual([undefined, { entries: 60, distinct: 6 }])
    while (index.prepare(7).kind === 'building') continue
    expect(index.statistics).toEqual({ entries: 60, distinct: 6 })
  })
})

describe('the work on an index', () => {
  const kinds: readonly (readonly [IndexKind, (at: number) => Value, Sought])[] = [
    ['range', (at) => at % 977, { kind: 'exists' }],
    ['text', (at) => `text ${at % 977}`, { kind: 'contains', text: '97' }],
    [
      'point',
      (at) => new Point(7203, at % 977, at % 31),
      { kind: 'within-distance', center: new Point(7203, 5, 5), distance: 2, inclusive: true },
    ],
  ]

  test.each(kinds)(
    '%s: is done in pieces, over the base and over what a transaction has made',
    (kind, value) => {
      const size = 5_000
      const graph = store(
        Array.from({ length: size }, (_, at) => value(at)),
        kind,
      )
      const transaction = graph.begin()
      for (let at = 0; at < size; at++) {
        const node = transaction.createNode([transaction.labelId('A')])
        transaction.setNodeProperty(node, transaction.keyId('k'), value(at))
      }
      const index = transaction.index('i')
      if (index === undefined) throw new Error('There is no index.')
      const looked: number[] = []
      for (;;) {
        const state = index.prepare(100)
        looked.push(state.looked)
        if (state.kind === 'ready') break
      }
      expect(Math.max(...looked)).toBeLessThan(100 + size / 4)
      expect(looked.length).toBeGreaterThan((2 * size) / 100)
      expect(idsOf(index, { kind: 'exists' })).toHaveLength(2 * size)
      transaction.rollback()
    },
  )

  test.each(kinds)(
    '%s: a seek in a transaction does not grow with what the transaction has made',
    (kind, value, sought) => {
      const graph = store([], kind)
      const transaction = graph.begin()
      const make = (count: number): void => {
        for (let at = 0; at < count; at++) {
          const node = transaction.createNode([transaction.labelId('A')])
          transaction.setNodeProperty(node, transaction.keyId('k'), value(transaction.nodeCount + 1_000_000))
        }
      }
      let asked = 0
      const counted = transaction.hasNode.bind(transaction)
      transaction.hasNode = (node) => {
        asked++
        return counted(node)
      }
      const first: Sought = sought.kind === 'exists' ? { kind: 'equal', values: [] } : sought
      const cost = (): number => {
        const index = transaction.index('i')
        asked = 0
        index?.seek(first, sought.kind === 'exists' ? 'ascending' : 'ids').next(new Int32Array(5))
        return asked
      }
      make(2_000)
      const before = cost()
      make(6_000)
      // Each value comes back after 977 nodes or more, so that four times as many have what is sought.
      expect(cost()).toBeLessThanOrEqual(4 * before + 64)
    },
  )

  test('what has changed stands in as many structures as its entries have doubled', () => {
    const { range } = structureKinds
    if (range === undefined) throw new Error('There is no range index.')
    const changes = new Changes(range, 1, [])
    const counts: number[] = []
    for (let at = 0; at < 5_000; at++) {
      changes.add(at, [at % 977])
      // The same once more is no other entry.
      changes.add(at, [at % 977])
      counts.push(changes.levels.length)
    }
    expect([changes.size, Math.max(...counts)]).toEqual([5_000, 7])
    const held = changes.levels.map(({ from, entries }) => [from, entries.ids.length])
    expect(held.reduce((end, [from, length]) => (from === end ? end + length : NaN), 0)).toBe(5_000)
  })
})
