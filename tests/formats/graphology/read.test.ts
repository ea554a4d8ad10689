import { MultiGraph, UndirectedGraph } from 'graphology'
import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { lossText } from '../../../src/formats/index.ts'
import { subgraphOf } from '../../../src/subgraph/subgraph.ts'
import { loadedWriters } from '../../helpers/writers.ts'
import { readText, subgraphRead } from '../read.ts'

async function read(json: unknown) {
  const { nodes, relationships, report } = await readText('x.json', JSON.stringify(json))
  const { nodes: held, relationships: edges } = subgraphRead(nodes, relationships)
  return {
    nodes: held.map(({ properties }) => ({ ...properties })),
    edges: edges.map(({ type, start, end, properties }) => [type, start, end, { ...properties }]),
    losses: report.losses.map(lossText),
  }
}

describe('graphology JSON', () => {
  test('is read as graphology exports it, with directions, keys and attributes', async () => {
    const graph = new MultiGraph()
    graph.setAttribute('name', 'G')
    graph.addNode('a', { x: 1, label: 'A' })
    graph.addNode('b', { id: 7 })
    graph.addDirectedEdgeWithKey('e', 'a', 'b', { type: 'KNOWS', w: 1.5 })
    graph.addUndirectedEdgeWithKey('f', 'b', 'b')
    expect(await read(graph.export())).toEqual({
      nodes: [{ id: 7 }, { id: 'a', x: 1, label: 'A' }],
      edges: [
        ['RELATED_TO', '7', '7', { id: 'f', directed: false }],
        ['KNOWS', 'a', '7', { id: 'e', w: 1.5 }],
      ],
      losses: ['1 attribute of the graph itself was left out (line 1)'],
    })
  })

  test('of an undirected graph has no directions', async () => {
    const graph = new UndirectedGraph()
    graph.addNode('a')
    graph.addNode('b')
    graph.addEdgeWithKey('e', 'a', 'b')
    expect(await read(graph.export())).toMatchObject({
      edges: [['RELATED_TO', 'a', 'b', { id: 'e', directed: false }]],
      losses: [],
    })
    const { edges: edge } = graph.export()
    const bare = { options: { type: 'undirected' }, nodes: [{ key: 'a' }, { key: 'b' }] }
    expect(
      await read({ ...bare, edges: edge.map(({ source, target }) => ({ source, target, extra: 1 })) }),
    ).toEqual({
      nodes: [{ id: 'a' }, { id: 'b' }],
      edges: [['RELATED_TO', 'a', 'b', { directed: false }]],
      losses: ['1 value that stands outside the attributes of its element was left out (line 1)'],
    })
  })

  test('is read by graphology with what has no direction, and with the picture where sigma looks for it', () => {
    const database = new Database()
    const { records } = database.query(
      "CREATE (a {id: 'a', x: 'own'})-[r:R {directed: false}]->(b {id: 'b'}), (a)-[s:R]->(b) RETURN a, r, s, b",
      {},
      { exact: true },
    )
    const writer = loadedWriters.find(({ id }) => id === 'json')
    const picture = new Map([['a', { x: 1, y: 2, size: 3, color: '#112233' }]])
    const [{ text }] =
      writer?.write(subgraphOf(records), { evidenceOf: undefined, licence: '', raw: false, picture }) ?? []
    const graph = MultiGraph.from(JSON.parse(text) as Parameters<typeof MultiGraph.from>[0])
    expect([graph.order, graph.directedSize, graph.undirectedSize]).toEqual([2, 1, 1])
    expect(graph.getNodeAttributes('a')).toMatchObject({ x: 1, y: 2, size: 3, color: '#112233', x_: 'own' })
    expect(graph.edges().some((edge) => graph.hasEdgeAttribute(edge, 'directed'))).toBe(false)
  })
})
