import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainGraph } from '../../src/model/elements.ts'
import type { GraphReader } from '../../src/model/graph-store.ts'
import { hashGraph } from '../../src/model/graph-hash.ts'
import { PlainGraphBuilder } from '../../src/opening/plain-graph-builder.ts'
import type { PropertyGraph } from '../../src/store/property-graph.ts'
import { Database } from '../../src/index.ts'

const SLICE = 2000

/** The hash, and how much work each of its slices took. */
function hashedInSlices(graph: GraphReader): { readonly hash: string; readonly slices: readonly number[] } {
  const slices: number[] = []
  const slice = { work: SLICE }
  const step = hashGraph(graph, {
    spend: (steps) => {
      slice.work -= steps
    },
    slice,
  })
  for (;;) {
    const next = step.next()
    slices.push(SLICE - slice.work)
    slice.work = SLICE
    if (next.done === true) return { hash: next.value, slices }
  }
}

const hashed = (graph: GraphReader): string => hashedInSlices(graph).hash

function storeOf({ nodes, relationships }: PlainGraph): PropertyGraph {
  const builder = new PlainGraphBuilder<string>()
  for (const node of nodes) builder.addNode(node)
  for (const relationship of relationships) builder.addRelationship(relationship)
  return builder.build()
}

const hashIn = (database: Database): string => hashed(database.read())
const hashOf = (graph: PlainGraph): string => hashed(storeOf(graph).read())

/** Few values, so that many elements are alike. */
const graphs: fc.Arbitrary<PlainGraph> = fc.integer({ min: 0, max: 12 }).chain((count) =>
  fc.record({
    nodes: fc
      .array(
        fc.record({
          labels: fc.subarray(['A', 'B', 'C']),
          properties: fc
            .subarray(['id', 'x', 'ü'])
            .chain((keys) =>
              fc.tuple(
                ...keys.map((key) => fc.constantFrom(1, 'a', '', true).map((value) => [key, value] as const)),
              ),
            ),
        }),
        { minLength: count, maxLength: count },
      )
      .map((nodes) => nodes.map((node, at) => ({ id: String(at), ...node }))),
    relationships: fc.array(
      fc.record({
        type: fc.constantFrom('R', 'S'),
        start: fc.nat({ max: Math.max(0, count - 1) }).map(String),
        end: fc.nat({ max: Math.max(0, count - 1) }).map(String),
        properties: fc.constantFrom([], [['since', 1] as const], [['since', 2] as const]),
      }),
      { maxLength: count === 0 ? 0 : 20 },
    ),
  }),
)

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  let state = seed | 1
  return items
    .map((item) => [(state = Math.imul(state, 48271) >>> 1), item] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, item]) => item)
}

const joined = (graphs: readonly PlainGraph[]): PlainGraph => ({
  nodes: graphs.flatMap(({ nodes }) => nodes),
  relationships: graphs.flatMap(({ relationships }) => relationships),
})

const path = (ids: readonly string[]): PlainGraph => ({
  nodes: ids.map((id) => ({ id, labels: ['P'], properties: [] })),
  relationships: ids.slice(1).map((end, at) => ({ type: 'R', start: ids[at], end, properties: [] })),
})

describe('hashGraph', () => {
  test('does not depend on the order of elements, labels and properties', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), ({ nodes, relationships }, seed) => {
        const other = {
          nodes: shuffled(
            nodes.map((node) => ({
              ...node,
              labels: node.labels.toReversed(),
              properties: node.properties.toReversed(),
            })),
            seed,
          ),
          relationships: shuffled(relationships, seed + 1),
        }
        expect(hashOf(other)).toBe(hashOf({ nodes, relationships }))
      }),
    )
  })

  test.each([
    ['a label', 'SET n:New'],
    ['a property', 'SET n.x = 2'],
    ['the kind of a number', 'SET n.x = 1.0'],
    ['a property that is gone', 'REMOVE n.x'],
    ['a node', 'CREATE ()'],
    ['a node of the same content', "CREATE (:A {id: 'a', x: 1})"],
    ['a type', 'MATCH (n)-[r]->(m) DELETE r CREATE (n)-[:S {since: 1}]->(m)'],
    ['a direction', 'MATCH (n)-[r]->(m) DELETE r CREATE (m)-[:R {since: 1}]->(n)'],
    ['a property of a relationship', 'MATCH (n)-[r]->(m) SET r.since = 2'],
    ['a second relationship', 'MATCH (n)-[r]->(m) CREATE (n)-[:R {since: 1}]->(m)'],
    ['a relationship that is gone', 'MATCH (n)-[r]->(m) DELETE r'],
  ])('depends on %s', (_, change) => {
    const database = new Database()
    database.query("CREATE (:A {id: 'a', x: 1})-[:R {since: 1}]->(:B {id: 'b'})")
    const before = hashIn(database)
    database.query(`MATCH (n:A) WITH n ${change}`)
    expect(hashIn(database)).not.toBe(before)
  })

  test('comes back with what was taken away', () => {
    const database = new Database()
    database.query("UNWIND range(1, 700) AS i CREATE (:A {id: 'a' + i})-[:R]->(:B {at: i % 3})")
    const before = hashIn(database)
    database.query("MATCH (n:A {id: 'a7'})-[r]->(m) DETACH DELETE n, m")
    expect(hashIn(database)).not.toBe(before)
    database.query("CREATE (:B {at: 1})<-[:R]-(:A {id: 'a7'})")
    expect(hashIn(database)).toBe(before)
  })

  test('leaves out that an element was read from a file, and where', () => {
    const database = new Database()
    database.query('CREATE (:A {x: 1})-[:R]->(:A {x: 2})')
    const before = hashIn(database)
    database.query(
      "MATCH (n)-[r]->() SET n.importedFrom = 'a.csv', n.importedRow = 2, r.importedFrom = 'a.csv', r.importedLine = 1, r.layer = 'imported'",
    )
    expect(hashIn(database)).toBe(before)
  })

  test('tells nodes of one content apart by what they are joined to, however far away', () => {
    const first = path(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    const backwards = path(['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a'])
    expect(hashOf(backwards)).toBe(hashOf(first))
    const ended = {
      ...first,
      relationships: [
        ...first.relationships.slice(0, -1),
        { type: 'R', start: 'b', end: 'h', properties: [] },
      ],
    }
    expect(hashOf(ended)).not.toBe(hashOf(first))
    const split = [path(['a', 'b', 'c', 'd', 'e']), path(['f', 'g', 'h'])]
    const other = [path(['a', 'b', 'c', 'd']), path(['e', 'f', 'g', 'h'])]
    expect(hashOf(joined(split))).not.toBe(hashOf(joined(other)))
  })

  test('goes on telling apart while one class loses a member and another stays', () => {
    // Of two like pairs and a triple only one of the triple differs at first.
    const ring = (ids: readonly string[], end?: string): PlainGraph => ({
      nodes: ids.map((id) => ({ id, labels: ['P'], properties: id === end ? [['x', 1]] : [] })),
      relationships: ids.map((start, at) => ({
        type: 'R',
        start,
        end: ids[(at + 1) % ids.length],
        properties: [],
      })),
    })
    const one = joined([ring(['a', 'b', 'c', 'd', 'e', 'f'], 'a'), ring(['g', 'h'])])
    const other = joined([ring(['a', 'b', 'c', 'd', 'e'], 'a'), ring(['g', 'h', 'i'])])
    expect(hashOf(one)).not.toBe(hashOf(other))
  })

  test('hears its patience within a node of very many relationships', () => {
    const database = new Database()
    database.query('CREATE (a:Hub), (b:Hub) WITH a UNWIND range(1, 20000) AS i CREATE (a)-[:R]->(:Leaf)')
    expect(Math.max(...hashedInSlices(database.read()).slices)).toBeLessThan(SLICE + 1_100)
  })

  test('is 64 digits, of an empty graph too', () => {
    expect(hashOf({ nodes: [], relationships: [] })).toMatch(/^[0-9a-f]{64}$/)
  })

  test('pauses where its slice ends, and looks at each element a few times', () => {
    const database = new Database()
    database.query('CREATE (h:Hub) WITH h UNWIND range(1, 5000) AS i CREATE (h)-[:R]->(:Leaf)')
    const { slices } = hashedInSlices(database.read())
    expect(Math.max(...slices)).toBeLessThan(SLICE + 1_100)
    expect(slices.reduce((sum, work) => sum + work, 0)).toBeLessThan(200 * 10_001)
  })
})
