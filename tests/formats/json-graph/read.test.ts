import { describe, expect, test } from 'vitest'
import { lossText } from '../../../src/formats/index.ts'
import { readText, subgraphRead } from '../read.ts'

async function read(json: unknown) {
  const { nodes, relationships, report } = await readText('x.json', JSON.stringify(json))
  const { nodes: held, relationships: edges } = subgraphRead(nodes, relationships)
  return {
    nodes: held.map(({ properties }) => ({ ...properties })),
    edges: edges.map(({ type, start, end, properties }) => [type, start, end, { ...properties }]),
    losses: report.losses.map(lossText),
    from: nodes.map(({ properties }) => properties.find(([key]) => key === 'importedFrom')?.[1]),
  }
}

const edges = [
  { source: 'a', target: 'b', relation: 'KNOWS', label: 'knows', id: 'e1', metadata: { w: 1.5 } },
  { source: 'b', target: 'b', directed: false },
]

describe('JSON Graph Format', () => {
  test.each([
    ['version 2', { a: { label: 'A', metadata: { label: 'own', n: 1 } }, b: {} }],
    ['version 1', [{ id: 'a', label: 'A', metadata: { label: 'own', n: 1 } }, { id: 'b' }]],
  ])('%s is read with labels, relations and directions', async (_, nodes) => {
    expect(await read({ graph: { label: 'G', type: 't', metadata: { m: 1 }, nodes, edges } })).toEqual({
      nodes: [{ id: 'a', label: 'own', n: 1 }, { id: 'b' }],
      edges: [
        ['KNOWS', 'a', 'b', { id: 'e1', label: 'knows', w: 1.5 }],
        ['RELATED_TO', 'b', 'b', { directed: false }],
      ],
      losses: ['3 attributes of the graph itself were left out (the first on line 1)'],
      from: ['x.json', 'x.json'],
    })
  })

  test('has no directions where the graph says so, unless an edge does', async () => {
    const { edges: read_ } = await read({
      graph: { directed: false, nodes: { a: {}, b: {} }, edges: [edges[0], { ...edges[1], directed: true }] },
    })
    expect(read_).toEqual([
      ['KNOWS', 'a', 'b', { id: 'e1', label: 'knows', w: 1.5, directed: false }],
      ['RELATED_TO', 'b', 'b', {}],
    ])
  })

  test('may hold several graphs, whose ids are their own', async () => {
    const one = { nodes: { a: {} }, edges: [{ source: 'a', target: 'a' }] }
    const { nodes, edges: read_, from } = await read({ graphs: [one, one] })
    expect(nodes).toEqual([{ id: 'a' }, { id: 'a' }])
    expect(read_).toHaveLength(2)
    expect(from).toEqual(['x.json, graph 1', 'x.json, graph 2'])
    await expect(read({ graphs: [one, { edges: one.edges }] })).rejects.toMatchObject({
      code: 'DanglingRelationship',
    })
  })

  test('counts hyperedges, which no relationship can be', async () => {
    const hyperedges = [{ nodes: ['a', 'b'] }, { source: ['a'], target: ['b'] }]
    const { losses } = await read({ graph: { nodes: { a: {}, b: {} }, hyperedges } })
    expect(losses).toEqual(['2 hyperedges were left out (the first on line 1)'])
  })
})
