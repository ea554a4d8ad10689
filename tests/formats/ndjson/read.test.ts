import { describe, expect, test } from 'vitest'
import { Point } from '../../../src/model/point.ts'
import { readText, subgraphRead } from '../read.ts'

/** As APOC's export writes it. */
const nodes = [
  {
    type: 'node',
    id: '0',
    labels: ['User', 'Admin'],
    properties: {
      born: '2015-07-04T19:32:24',
      place: { crs: 'wgs-84', latitude: 13.1, longitude: 33.46789, height: null },
      at: { crs: 'cartesian-3d', x: 1, y: 2, z: 3 },
      kids: ['Sam', 'Anna'],
      id: 7,
    },
  },
  { type: 'node', id: '1' },
]
const relationships = [
  {
    id: '3',
    type: 'relationship',
    label: 'KNOWS',
    properties: { since: 1993 },
    start: { id: '0', labels: ['User'], properties: { name: 'Adam' } },
    end: { id: '1', labels: ['User'] },
  },
]
const all = [...nodes, ...relationships]
const byId = (items: readonly { readonly id: string }[]): unknown =>
  Object.fromEntries(items.map((item) => [item.id, item]))

describe('nodes and relationships one a line', () => {
  test.each([
    ['lines', all.map((one) => JSON.stringify(one)).join('\n')],
    [
      'lines, relationships first, with empty ones between',
      all
        .toReversed()
        .map((one) => JSON.stringify(one))
        .join('\r\n\r\n'),
    ],
    ['a list', JSON.stringify(all)],
    ['nodes and rels', JSON.stringify({ nodes, rels: relationships })],
    ['nodes and rels by their ids', JSON.stringify({ nodes: byId(nodes), rels: byId(relationships) })],
  ])('are read as APOC exports them: %s', async (_, text) => {
    const file = await readText('all.json', text)
    const read = file.nodes.map(({ labels, properties }) => [
      labels,
      Object.fromEntries(properties.filter(([key]) => !key.startsWith('imported'))),
    ])
    expect(read).toEqual(
      expect.arrayContaining([
        [
          ['User', 'Admin'],
          {
            born: '2015-07-04T19:32:24',
            place: new Point(4326, 33.46789, 13.1),
            at: new Point(9157, 1, 2, 3),
            kids: ['Sam', 'Anna'],
            id: 7,
          },
        ],
        [[], { id: '1' }],
      ]),
    )
    expect(read).toHaveLength(2)
    expect(
      subgraphRead(file.nodes, file.relationships).relationships.map(({ type, start, end, properties }) => [
        type,
        start,
        end,
        { ...properties },
      ]),
    ).toEqual([['KNOWS', '7', '1', { since: 1993, id: '3' }]])
    expect(file.report.losses).toEqual([])
  })

  test.each([
    ['{"type":"node","id":"0"}\n{"type":"edge"}', 'InvalidElement', 2],
    ['{"type":"node","id":"0"}\n{"type":"relationship","label":"R","start":{"id":"0"}}', 'InvalidElement', 2],
    [
      '{"type":"node","id":"0"}\n{"type":"relationship","label":"","start":{"id":"0"},"end":"0"}',
      'InvalidElement',
      2,
    ],
    ['{"type":"node","id":"0"}\n{"type":"node","id":"1","labels":"A"}', 'InvalidElement', 2],
    ['{"type":"node","id":"0"}\n{"type":"node","id":"1"', 'InvalidJson', 2],
    ['{"type":"node","id":"0"}\n\n{"type":"node","id":"0"}', 'DuplicateNode', 3],
    ['{"type":"node","id":"0","properties":{"d":"x"},"types":{"d":"date"}}', 'InvalidValue', 1],
  ])('%s is refused on its line', async (text, code, line) => {
    await expect(readText('x.ndjson', text)).rejects.toMatchObject({ code, place: { line } })
  })
})
