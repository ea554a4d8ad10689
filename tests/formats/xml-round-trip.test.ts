import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Drawn } from '../../src/formats/index.ts'
import { propertyMap } from '../../src/model/elements.ts'
import { encodeMap } from '../../src/model/encoding.ts'
import { float, type MapValue, type Value } from '../../src/model/values.ts'
import { orderedSubgraph, type Subgraph } from '../../src/subgraph/subgraph.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { type ReadFile, readText } from './read.ts'
import { subgraphs } from './subgraphs.ts'

const formats = loadedWriters.filter(({ id }) => id === 'gexf' || id === 'graphml')
const options = { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false }

/** What reading adds: where an element stands, and the layer of relationships. */
const ADDED = new Set(['importedFrom', 'importedLine', 'layer'])

function withoutAdded(properties: MapValue): MapValue {
  const kept: Record<string, Value> = {}
  for (const [name, value] of Object.entries(properties))
    if (!ADDED.has(name))
      Object.defineProperty(kept, name, { value, enumerable: true, configurable: true, writable: true })
  return kept
}

function subgraphOfFile({ nodes, relationships }: ReadFile): Subgraph {
  const keys = nodes.map(({ properties }) => String(propertyMap(properties)['id']))
  return orderedSubgraph(
    nodes.map(({ labels, properties }, at) => ({
      key: keys[at],
      labels,
      properties: withoutAdded(propertyMap(properties)),
    })),
    relationships.map(({ type, start, end, properties }) => ({
      type,
      start: keys[start],
      end: keys[end],
      properties: withoutAdded(propertyMap(properties)),
    })),
  )
}

/** Some relationships undirected, some elements with properties of a picture. */
const drawn: fc.Arbitrary<Subgraph> = fc
  .tuple(
    subgraphs,
    fc.oneof(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.constant([true, true, true])),
    fc.constantFrom<readonly string[]>([], ['x', 'y'], ['x', 'y', 'size', 'color'], ['size'], ['x']),
  )
  .map(([{ nodes, relationships }, undirected, names]) => {
    const picture: Record<string, Value> = { x: float(1), y: -2.5, size: 3, color: '#Ff00aA' }
    const held = Object.fromEntries(names.map((name) => [name, picture[name]]))
    return orderedSubgraph(
      nodes.map((node) => ({ ...node, properties: { ...node.properties, ...held } })),
      relationships.map(({ key: _, ...one }, at) => ({
        ...one,
        properties: undirected[at] ? { ...one.properties, directed: false } : one.properties,
      })),
    )
  })

test.each(formats)(
  '$id comes back as it was, but for what the writer says',
  async ({ id, export: write }) => {
    let exact = 0
    await fc.assert(
      fc.asyncProperty(drawn, async (subgraph) => {
        const { files, losses } = write(subgraph, options)
        const read = await readText(`a.${id}`, files[0].content)
        expect(read.report.losses).toEqual([])
        const again = subgraphOfFile(read)
        if (losses.length === 0) {
          exact++
          expect(encoded(again)).toEqual(encoded(subgraph))
          return
        }
        for (const { outcome } of losses)
          expect(['written as text', 'written as JSON text', 'written with U+FFFD instead']).toContain(
            outcome,
          )
        expect(shapeOf(again)).toEqual(shapeOf(subgraph))
      }),
      { numRuns: 300 },
    )
    expect(exact).toBeGreaterThan(50)
  },
)

test.each(formats)('$id says what it does not keep', async ({ id, export: write }) => {
  const subgraph = orderedSubgraph(
    [
      { key: 'a\u0001', labels: ['A'], properties: { id: 'a\u0001', 'x\u0002': 1, mixed: 1 } },
      { key: 'a\u0003', labels: ['A'], properties: { id: 'a\u0003', mixed: 'one', several: [1, 'a'] } },
    ],
    [{ type: 'T', start: 'a\u0001', end: 'a\u0003', properties: {} }],
  )
  const { files, losses } = write(subgraph, options)
  const { nodes, relationships } = await readText(`a.${id}`, files[0].content)
  expect(nodes.map(({ properties }) => ({ ...withoutAdded(propertyMap(properties)) }))).toEqual([
    { id: 'a\uFFFD', mixed: '1', 'x\uFFFD': 1 },
    { id: 'a\uFFFD', mixed: 'one', several: '[1,"a"]' },
  ])
  expect(relationships.map(({ start, end }) => [start, end])).toEqual([[0, 1]])
  expect(losses.map(({ one, count, outcome }) => [one, count, outcome])).toEqual([
    ['property whose values are of several types', 1, 'written as text'],
    ['property with lists of several types or maps', 1, 'written as JSON text'],
    ['text with a character that XML forbids', 3, 'written with U+FFFD instead'],
  ])
})

test.each(formats)('$id keeps evidence next to an `evidence` of the graph', async ({ id, export: write }) => {
  const evidence = {
    claim: 'C1',
    gloss: 'It is said.',
    modality: 'plan',
    credited: [],
    document: 'doc',
    place: { kind: 'sentence' as const, paragraph: 1, sentence: 2 },
    sha256: 'abc',
  }
  const held = { claims: ['C1'] }
  const subgraph = orderedSubgraph(
    [{ key: 'a', labels: ['A'], properties: { id: 'a' } }],
    [
      { type: 'T', start: 'a', end: 'a', properties: held },
      { type: 'U', start: 'a', end: 'a', properties: { ...held, evidence: 'own', evidence_: 'own too' } },
    ],
  )
  const { files } = write(subgraph, { ...options, evidenceOf: () => [evidence] })
  const { relationships } = await readText(`a.${id}`, files[0].content)
  const text = JSON.stringify([evidence])
  expect(relationships.map(({ properties }) => ({ ...withoutAdded(propertyMap(properties)) }))).toEqual([
    { ...held, evidence: text },
    { ...held, evidence: 'own', evidence_: 'own too', evidence__: text },
  ])
})

test.each(formats)('$id holds the picture that is given, which comes back', async ({ id, export: write }) => {
  const subgraph = orderedSubgraph([{ key: 'a', labels: ['A'], properties: { id: 'a' } }], [])
  const picture = new Map<string, Drawn>([['a', { x: 10.5, y: -20, size: 4, color: '#0102ff' }]])
  const { files } = write(subgraph, { ...options, picture })
  const { nodes } = await readText(`a.${id}`, files[0].content)
  expect(nodes.map(({ properties }) => encodeMap(withoutAdded(propertyMap(properties))))).toEqual([
    encodeMap({ id: 'a', x: 10.5, y: float(-20), size: float(4), color: '#0102ff' }),
  ])
})

test.each([
  ['gexf', ' type="undirected"', 'defaultedgetype'],
  ['graphml', ' directed="false"', 'edgedefault'],
])('%s has undirected relationships as such, and says so once where all are', (id, mark, usual) => {
  const nodes = [{ key: 'a', labels: ['A'], properties: { id: 'a' } }]
  const text = (directions: readonly MapValue[]): string => {
    const relationships = directions.map((properties) => ({ type: 'T', start: 'a', end: 'a', properties }))
    const format = formats.find((one) => one.id === id)
    return format?.write(orderedSubgraph(nodes, relationships), options)[0].text ?? ''
  }
  const both = text([{ directed: false }, {}, { directed: true }])
  expect(both.split(mark)).toHaveLength(2)
  expect(both).toContain(`${usual}="directed"`)
  const all = text([{ directed: false }, { directed: false }])
  expect(all).not.toContain(mark)
  expect(all).toContain(`${usual}="undirected"`)
  expect(all).not.toMatch(/(?:title|attr\.name)="directed"/)
})

test.each(formats)(
  '$id keeps labels where another program has taken the kinds out',
  async ({ id, write }) => {
    const subgraph = orderedSubgraph([{ key: 'a', labels: ['A', 'B::C'], properties: { id: 'a' } }], [])
    const [{ text }] = write(subgraph, options)
    const { nodes } = await readText(`a.${id}`, text.replaceAll(/ silkgraph:kind="[^"]*"/g, ''))
    expect(nodes[0].labels).toEqual(['A', 'B::C'])
  },
)

/** Ids and names may have lost characters. */
function shapeOf({ nodes, relationships }: Subgraph): unknown {
  return [
    nodes.map(({ properties }) => Object.keys(properties).length),
    relationships.map(({ properties }) => Object.keys(properties).length).toSorted(),
  ]
}

function encoded({ nodes, relationships }: Subgraph): unknown {
  const map = (properties: MapValue) => encodeMap(withoutAdded(properties))
  return [
    nodes.map(({ properties, ...rest }) => [rest, map(properties)]),
    relationships
      .map(({ start, type, end, properties }) => JSON.stringify([start, type, end, map(properties)]))
      .toSorted(),
  ]
}
