import { expect, test } from 'vitest'
import type { GraphReader } from '../../src/model/graph-store.ts'
import type { IndexDefinition } from '../../src/model/schema.ts'
import { VectorIndex } from '../../src/search/vector-index.ts'
import { buildBase } from '../../src/store/build-base.ts'
import { elementsOf } from '../../src/store/elements-of.ts'
import { GraphView } from '../../src/store/graph-view.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { finish } from '../fulltext/search.ts'
import { type Random, randomOf } from '../helpers/random.ts'

const vectors = 3_000

const near: IndexDefinition = {
  name: 'near',
  kind: 'vector',
  entity: 'node',
  names: ['V'],
  keys: ['v'],
  config: { 'vector.dimensions': 3, 'silkgraph.approximate': true },
  constraint: undefined,
}

function add(graph: PropertyGraph, random: Random, count: number): void {
  const writing = graph.begin()
  const [label, key] = [writing.internLabel('V'), writing.internKey('v')]
  for (let at = 0; at < count; at++)
    writing.setNodeProperty(writing.createNode([label]), key, [random(), random(), random()])
  writing.commit()
}

function filled(inBase: boolean): PropertyGraph {
  const written = new PropertyGraph()
  add(written, randomOf(3), vectors)
  const view = written.read()
  if (!(view instanceof GraphView)) throw new Error('A version of a PropertyGraph is a GraphView.')
  const graph = inBase ? new PropertyGraph(buildBase(elementsOf(view)), view.vocabulary) : written
  const declaring = graph.begin()
  declaring.createIndex(near)
  declaring.commit()
  return graph
}

function indexOf(graph: GraphReader): VectorIndex {
  const source = graph.searchSource('near')
  if (source === undefined) throw new Error('The index was declared.')
  return new VectorIndex(source)
}

/** Builds as queries do that stop after so many slices each; returns how many slices it took. */
function slicesToBuild(graph: PropertyGraph, ofQuery: number, between: () => void): number {
  for (let slices = 0; ; between()) {
    const index = indexOf(graph.read())
    for (let slice = 0; slice < ofQuery; slice++, slices++)
      if (index.prepare(1024).kind === 'ready') return slices
  }
}

test.each([
  ['base', true],
  ['delta', false],
])('an index over the %s is built on from where a query stopped, also after a write', (_, inBase) => {
  const whole = slicesToBuild(filled(inBase), Infinity, () => {})
  // Short vectors, too, are linked in slices: some twenty of them are one.
  expect(whole).toBeGreaterThan(vectors / 50)
  const graph = filled(inBase)
  const random = randomOf(4)
  let queries = 1
  const resumed = slicesToBuild(graph, 20, () => {
    if (queries++ < 4) add(graph, random, 1)
  })
  expect(queries).toBeGreaterThan(5)
  expect(resumed).toBeLessThan(whole * 1.05 + queries)
  const found = finish(indexOf(graph.read()).nearest([0.1, 0.2, 0.3], 5)).value
  expect(found.ids).toHaveLength(5)
})
