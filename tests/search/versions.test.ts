import { describe, expect, test } from 'vitest'
import { fulltext } from '../../src/fulltext/index.ts'
import type { FulltextTexts, FulltextValue } from '../../src/fulltext/provider.ts'
import { SearchableTexts } from '../../src/search/searchable-texts.ts'
import { Searches } from '../../src/search/searches.ts'
import type { GraphReader } from '../../src/model/graph-store.ts'
import { buildBase } from '../../src/store/build-base.ts'
import { elementsOf } from '../../src/store/elements-of.ts'
import { GraphView } from '../../src/store/graph-view.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { finish } from '../fulltext/search.ts'
import { type Random, randomOf } from '../helpers/random.ts'
import {
  definitions,
  fulltextIndex,
  queries,
  textsFound,
  textsMeant,
  vectorIndex,
  vectorsFound,
  vectorsMeant,
  writeAtRandom,
} from './searched-graph.ts'

/** A graph with some elements in its base and all indexes. */
function begun(random: Random): PropertyGraph {
  const first = new PropertyGraph()
  const transaction = first.begin()
  for (let count = 0; count < 6; count++) writeAtRandom(transaction, random)
  transaction.commit()
  const view = first.read()
  if (!(view instanceof GraphView)) throw new Error('A version of a PropertyGraph is a GraphView.')
  const graph = new PropertyGraph(buildBase(elementsOf(view)), view.vocabulary)
  const declaring = graph.begin()
  for (const definition of definitions) declaring.createIndex(definition)
  declaring.commit()
  return graph
}

/** What the indexes of a version find for a query and a vector of the random numbers' choice, and what its own values say. */
function asked(graph: GraphReader, random: Random): readonly [found: unknown, meant: unknown] {
  const query = queries[Math.floor(random() * queries.length)]
  const slice = random() < 0.5 ? 1 : 1_000
  const vector = random() < 0.5 ? [1, 0, 0.5] : [random(), -random(), random()]
  const most = 1 + Math.floor(random() * 6)
  return [
    { query, ...textsFound(graph, query, slice), ...vectorsFound(graph, vector, most, slice) },
    { query, ...textsMeant(graph, query), ...vectorsMeant(graph, vector, most) },
  ]
}

test.each(Array.from({ length: 60 }, (_, at) => at + 1))(
  'every version, and every transaction, finds what its own values say (seed %d)',
  (seed) => {
    const random = randomOf(seed)
    const graph = begun(random)
    const held: GraphReader[] = []
    for (let round = 0; round < 12; round++) {
      if (random() < 0.5) held.push(graph.read())
      const answers: (readonly [unknown, unknown])[] = []
      const transaction = graph.begin()
      const writes = 1 + Math.floor(random() * 3)
      for (let count = 0; count < writes; count++) {
        writeAtRandom(transaction, random)
        if (random() < 0.5) answers.push(asked(transaction, random))
      }
      if (random() < 0.3) transaction.rollback()
      else transaction.commit()
      for (const reader of held) if (random() < 0.3) answers.push(asked(reader, random))
      answers.push(asked(graph.read(), random))
      for (const [found, meant] of answers) expect(found).toEqual(meant)
    }
  },
)

describe('what is written again and again', () => {
  test('is left behind, so that an index does not grow without end', () => {
    const graph = begun(randomOf(1))
    const found = (): number[] => textsFound(graph.read(), 'latest OR first', 1_000)['texts'] ?? []
    const write = (node: number | undefined, title: string): number => {
      const transaction = graph.begin()
      const written = node ?? transaction.createNode([transaction.internLabel('A')])
      transaction.setNodeProperty(written, transaction.internKey('title'), title)
      transaction.commit()
      return written
    }
    const node = write(undefined, 'first')
    expect(found()).toEqual([node])
    const made: FulltextTexts[] = []
    const searches = new Searches<readonly FulltextValue[], SearchableTexts>(({ keys }) => {
      made.push(fulltext.texts(keys, 'keyword'))
      return new SearchableTexts(made[made.length - 1])
    })
    const sizes = new Set<number>()
    for (let count = 0; count < 3_000; count++) {
      write(node, `latest ${count}`)
      const source = graph.read().searchSource('texts')
      while (source !== undefined && searches.of(source).prepare(10_000).kind === 'building');
      for (const { size } of made) sizes.add(size)
    }
    expect(found()).toEqual([node])
    expect(made).toHaveLength(3)
    expect(Math.max(...sizes)).toBeLessThan(1_500)
  })
})

test('an index is built in slices, over the base and over what has changed', () => {
  const graph = begun(randomOf(2))
  const transaction = graph.begin()
  const [label, title, vector] = [
    transaction.internLabel('A'),
    transaction.internKey('title'),
    transaction.internKey('vector'),
  ]
  for (let count = 0; count < 10_000; count++) {
    const node = transaction.createNode([label])
    transaction.setNodeProperty(node, title, `text ${count}`)
    transaction.setNodeProperty(node, vector, [count, 1, 1])
  }
  for (const index of [fulltextIndex(transaction, 'texts'), vectorIndex(transaction, 'vectors')]) {
    let slices = 1
    for (let state = index?.prepare(1_000); state?.kind === 'building'; state = index?.prepare(1_000)) {
      expect(state.looked).toBeLessThan(4_000)
      slices++
    }
    expect(slices).toBeGreaterThan(15)
  }
  transaction.commit()
  // Folded: the same over a base.
  const folded = graph.read()
  const index = fulltextIndex(folded, 'texts')
  let slices = 1
  for (; index?.prepare(1_000).kind === 'building'; slices++);
  expect(slices).toBeGreaterThan(15)
  expect(textsFound(folded, 'title:"text 9999"', 1_000)['texts']).toHaveLength(1)
})

test('a version that follows one whose changes were gone through in part goes through the rest', () => {
  const graph = begun(randomOf(5))
  const writing = graph.begin()
  const label = writing.internLabel('A')
  const title = writing.internKey('title')
  for (let count = 0; count < 100; count++)
    writing.setNodeProperty(writing.createNode([label]), title, `number ${count}`)
  writing.commit()
  expect(fulltextIndex(graph.read(), 'texts')?.prepare(10).kind).toBe('building')
  const next = graph.begin()
  next.setNodeProperty(next.createNode([label]), title, 'number 100')
  expect(textsFound(next, 'number', 1_000)['texts']).toHaveLength(101)
})

test('an index that is gone, or that the store keeps itself, is not handed out', () => {
  const graph = begun(randomOf(3))
  const held = graph.read()
  const transaction = graph.begin()
  transaction.dropIndex('texts')
  expect(transaction.searchSource('texts')).toBeUndefined()
  transaction.createIndex({ ...definitions[0], name: 'range', kind: 'range', names: ['A'] })
  expect(transaction.searchSource('range')).toBeUndefined()
  transaction.commit()
  expect(graph.read().searchSource('texts')).toBeUndefined()
  expect(held.searchSource('texts')?.definition).toEqual(definitions[0])
})

test('a vector index says what it takes', () => {
  const index = vectorIndex(begun(randomOf(4)).read(), 'vectors')
  expect(index?.dimensions).toBe(3)
  const takes = [[1, 2, 3], [0, 0, 0], [1, 2], [1, 2, NaN], [1e39, 1, 1], [1, 2, 'a'], 7, null].map((value) =>
    index?.takes(value),
  )
  expect(takes).toEqual([true, false, false, false, false, false, false, false])
  expect(index === undefined ? undefined : finish(index.nearest([1, 2], 3)).value.ids).toEqual(
    new Int32Array(0),
  )
})
