import { describe, expect, test } from 'vitest'
import { lossText } from '../../../src/formats/index.ts'
import type { Exported } from '../../../src/formats/index.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import { orderedSubgraph, type Subgraph } from '../../../src/subgraph/subgraph.ts'
import { loadedWriters } from '../../helpers/writers.ts'
import { comparable, subgraphAgain } from '../again.ts'
import { fileOf, readFiles } from '../read.ts'

const ofTables = ['csv', 'csv-excel', 'xlsx']

function written(id: string, subgraph: Subgraph): Exported {
  const writer = loadedWriters.find((one) => one.id === id)
  if (writer === undefined) throw new Error(id)
  return writer.export(subgraph, { evidenceOf: undefined, licence: 'CC', raw: false })
}

async function readAgain({ files }: Exported): Promise<Subgraph> {
  const given = files.map(({ suffix, content }) =>
    fileOf(suffix === '' ? 'g.xlsx' : `g${suffix}.csv`, content),
  )
  const read = await readFiles(given)
  expect(read.reports.flatMap(({ losses }) => losses)).toEqual([])
  return subgraphAgain(read)
}

/** Two nodes and a relationship with these properties. */
function graphWith(properties: Parameters<typeof propertyMap>[0], id = 'a'): Subgraph {
  return orderedSubgraph(
    [
      { key: id, labels: ['A'], properties: propertyMap([['id', id], ...properties]) },
      { key: 'b', labels: ['A'], properties: propertyMap([['id', 'b']]) },
    ],
    [{ type: 'R', start: id, end: 'b', properties: propertyMap(properties) }],
  )
}

describe('a property whose key is empty', () => {
  test.each(ofTables)('comes back from %s', async (id) => {
    for (const value of [1, 'x', true, ['a', 'b']]) {
      const subgraph = graphWith([
        ['', value],
        [':integer', 'y'],
        ['name', 'n'],
      ])
      const exported = written(id, subgraph)
      expect(exported.losses).toEqual([])
      expect(comparable(await readAgain(exported))).toEqual(comparable(subgraph))
    }
  })

  test('is none of a table of someone else, where a column has no heading', async () => {
    const { nodes, reports } = await readFiles([fileOf('own.csv', 'id,labels,,:integer\na,A,x,1\n')])
    expect(nodes[0].properties.map(([key]) => key)).toEqual(['id', 'importedFrom', 'importedLine'])
    expect(reports[0].losses.map(lossText)).toEqual([
      '2 cells without a heading were left out (the first on line 2)',
    ])
  })
})

describe('a text with a NUL character', () => {
  test.each(ofTables)('comes back from %s where it is a value, and is no NUL in the file', async (id) => {
    const subgraph = graphWith([
      ['odd', 'x\0"y'],
      ['list', ['\0']],
    ])
    const exported = written(id, subgraph)
    expect(exported.losses).toEqual([])
    for (const { content } of exported.files)
      if (typeof content === 'string') expect(content).not.toContain('\0')
    expect(comparable(await readAgain(exported))).toEqual(comparable(subgraph))
  })

  test.each(['csv', 'csv-excel', 'csv-gephi'])(
    'is told by %s where it is a name or has no type',
    async (id) => {
      const exported = written(id, graphWith([['a\0b', id === 'csv-gephi' ? 'x\0' : 1]], 'i\0'))
      expect(exported.losses.map(lossText)).toEqual([
        expect.stringMatching(/^\d+ texts with NUL characters were written with U\+FFFD instead$/),
      ])
      for (const { content } of exported.files) expect(content).not.toContain('\0')
      const [nodes, relationships] = exported.files
      expect(nodes.content).toMatch(/a\uFFFDb/)
      expect(relationships.content).toMatch(/i\uFFFD/)
      await readFiles(exported.files.map(({ suffix, content }) => fileOf(`g${suffix}.csv`, content)))
    },
  )
})
