import { expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { lossText } from '../../../src/formats/index.ts'
import { Float } from '../../../src/model/values.ts'
import { subgraphOf } from '../../../src/subgraph/subgraph.ts'
import { loadedWriters } from '../../helpers/writers.ts'
import { readText, subgraphRead } from '../read.ts'

const nodes = [
  {
    group: 'nodes',
    data: { id: 'a', name: 'A', parent: 'p' },
    position: { x: 10, y: -2.5 },
    classes: 'big red',
    selected: false,
    style: { color: 'red' },
  },
  { data: { id: 'p', x: 'own' }, position: { x: 1, y: 0 }, classes: ['one'] },
]
const edges = [
  { data: { id: 'e', source: 'a', target: 'p', interaction: 'pp', weight: 1 } },
  { group: 'edges', data: { source: 'p', target: 'p', type: 'LOOP', interaction: 'x' } },
]

test.each([
  ['a list by itself', [...nodes, ...edges]],
  ['elements as a list', { elements: [...edges, ...nodes], style: [{ selector: 'node' }] }],
  ['elements by groups', { elements: { nodes, edges } }],
  [
    'an export of the desktop',
    {
      format_version: '1.0',
      generated_by: 'cytoscape-3.10',
      data: { name: 'N' },
      elements: { nodes, edges },
    },
  ],
])('%s is read with positions, classes and types', async (what, json) => {
  const file = await readText('x.cyjs', JSON.stringify(json))
  const read = subgraphRead(file.nodes, file.relationships)
  expect(read.nodes.map(({ properties }) => ({ ...properties }))).toEqual([
    { id: 'a', name: 'A', parent: 'p', x: new Float(10), y: 2.5, classes: ['big', 'red'] },
    { id: 'p', x: 'own', y: new Float(0), classes: ['one'] },
  ])
  expect(
    read.relationships.map(({ type, start, end, properties }) => [type, start, end, { ...properties }]),
  ).toEqual([
    ['pp', 'a', 'p', { id: 'e', weight: 1 }],
    ['LOOP', 'p', 'p', { interaction: 'x' }],
  ])
  const graph = what === 'elements as a list' || what === 'an export of the desktop'
  expect(file.report.losses.map(lossText)).toEqual([
    '1 state of an element on the screen was left out (line 1)',
    '1 style of an element was left out (line 1)',
    ...(graph ? ['1 attribute of the graph itself was left out (line 1)'] : []),
  ])
})

test('what NetworkX writes says whether it is directed', async () => {
  const json = {
    data: [],
    directed: false,
    multigraph: false,
    elements: {
      nodes: [{ data: { id: '0', value: 0, name: '0' } }],
      edges: [{ data: { source: 0, target: 0 } }],
    },
  }
  const { relationships } = await readText('x.json', JSON.stringify(json))
  expect(relationships[0].properties).toContainEqual(['directed', false])
})

test('is written with positions, the ids of edges apart from those of nodes, and no parents', () => {
  const database = new Database()
  const { records } = database.query(
    "CREATE (a {id: 'r1', x: 1, y: 2.0, parent: 'b'})-[r:R]->(b {id: 'b'}) RETURN a, r, b",
    {},
    { exact: true },
  )
  const writer = loadedWriters.find(({ id }) => id === 'cytoscape')
  const options = { evidenceOf: undefined, licence: '', raw: false }
  const [{ text }] = writer?.write(subgraphOf(records), options) ?? []
  expect(JSON.parse(text)).toMatchObject({
    elements: {
      nodes: [
        { data: { id: 'b', id_: 'b', labels: [] } },
        { data: { id: 'r1', id_: 'r1', x: 1, y: 2, parent_: 'b' }, position: { x: 1, y: -2 } },
      ],
      edges: [{ data: { id: '_r1', source: 'r1', target: 'b', type: 'R' } }],
    },
  })
  const picture = new Map([['b', { x: 5, y: 6, size: 7, color: '#112233' }]])
  const [drawn] = writer?.write(subgraphOf(records), { ...options, picture }) ?? []
  expect(JSON.parse(drawn.text)).toMatchObject({
    elements: {
      nodes: [{ position: { x: 5, y: -6 }, style: { 'background-color': '#112233', width: 14 } }, {}],
    },
  })
})
