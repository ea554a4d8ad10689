import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArguments } from '../../src/canned/arguments.ts'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { FullDatabase, graphWordsOf } from '../../src/opening/full-database.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import type { Value } from '../../src/model/values.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { root } from '../helpers/shared.ts'

const opened = openFolder(readGraphFolder(join(root, 'graph')))
if (opened.kind === 'refused') throw opened.errors[0]
const database = new FullDatabase(loadGraph(opened.graph), undefined, graphWordsOf(opened.dataset))
const folder = join(root, 'queries')
const queries = readdirSync(folder).map((name) =>
  readCannedQuery(name.replace(/\.cypher$/, ''), readFileSync(join(folder, name), 'utf8')),
)

const ids = new Set([...opened.dataset.entities, ...opened.dataset.documents].map(({ id }) => id))
const names = new Set(opened.dataset.entities.flatMap(({ name, caption }) => [name, caption]))

function connect(from: string, to: string): readonly (readonly Value[])[] {
  const query = queries.find(({ id }) => id === 'connection')
  return database.query(query?.records ?? '', { from, to }, { readOnly: true }).records
}

describe('the canned queries', () => {
  test('are at least 25', () => {
    expect(queries.length).toBeGreaterThanOrEqual(25)
  })

  test.each(queries)('$id answers with exactly these records', (query) => {
    const result = database.query(query.records, readArguments(query, new Map()), { readOnly: true })
    expect({
      keys: result.keys,
      records: result.records,
      unknown: result.summary.notifications,
    }).toMatchSnapshot('records')
    expect(result.records.length).toBeGreaterThan(0)
    expect(result.summary.notifications).toEqual([])
  })

  test.each(queries.filter(({ picture }) => picture !== undefined))(
    '$id draws exactly this picture',
    (query) => {
      const result = database.query(query.picture ?? '', readArguments(query, new Map()), { readOnly: true })
      const { nodes, relationships } = subgraphOf(result.records)
      expect({
        nodes: nodes.map(({ key }) => key),
        relationships: relationships.map(({ start, type, end }) => `${start} ${type} ${end}`),
      }).toMatchSnapshot('picture')
      expect(nodes.length).toBeGreaterThan(0)
      expect(result.summary.notifications).toEqual([])
    },
  )

  test.each(queries)(
    '$id tells no id of an entity or a document, no comparator, and has columns in words',
    (query) => {
      const { keys, records } = database.query(query.records, readArguments(query, new Map()), {
        readOnly: true,
      })
      const told = records.flat(4).map(String)
      expect(told.filter((text) => ids.has(text) || ['gt', 'lt', 'eq', 'ge', 'le'].includes(text))).toEqual(
        [],
      )
      expect(keys.filter((key) => !/^[a-z]+( [a-z]+)*$/.test(key))).toEqual([])
    },
  )

  test.each(queries)(
    '$id tells records apart in words, not by the claims that they stand on alone',
    (query) => {
      const choices = Object.entries(query.parameters).flatMap(([name, { suggest }]) =>
        suggest === undefined
          ? []
          : database.query(suggest).records.map(([value]) => [[name, String(value)] as const]),
      )
      for (const given of [[], ...(choices.length > 100 ? [] : choices)]) {
        const values = readArguments(query, new Map(given))
        const { keys, records } = database.query(query.records, values, { readOnly: true })
        const words = records.map((record) =>
          JSON.stringify(record.filter((_, at) => !/^claims?$/.test(keys[at]))),
        )
        expect(words.filter((line, at) => words.indexOf(line) !== at)).toEqual([])
      }
    },
  )

  test.each(queries)('$id draws everything that its records name', (query) => {
    const given = readArguments(query, new Map())
    const named = new Set(
      database
        .query(query.records, given, { readOnly: true })
        .records.flat(4)
        .map(String)
        .filter((text) => names.has(text)),
    )
    const { nodes } = subgraphOf(
      database.query(query.picture ?? query.records, given, { readOnly: true }).records,
    )
    const drawn = new Set(nodes.flatMap(({ properties }) => [properties['name'], properties['caption']]))
    expect([...named].filter((name) => !drawn.has(name))).toEqual([])
  })

  test.each([
    ['by its site there', 'org:alibaba', 'place:KE', 'Nairobi data centres'],
    [
      'by what both develop, not by the region that both reach',
      'org:baidu',
      'org:alibaba',
      'Cloud ecosystems',
    ],
  ])('connection joins two things %s', (_, from, to, through) => {
    const records = connect(from, to)
    expect(records.map(([text]) => String(text))).toEqual(
      records.map(() =>
        expect.stringMatching(
          /^Connected in \d steps?(; in \d by way of a region or a set without names)?\.$/,
        ),
      ),
    )
    const named = records.flatMap(([, statements]) => [statements].flat(3))
    expect(named).toContain(through)
    const regions = new Set(
      opened.dataset.entities.filter(({ label }) => label === 'Region').map(({ caption }) => caption),
    )
    expect(named.filter((name) => regions.has(String(name)))).toEqual([])
  })

  test('connection tells a shorter way that it leaves out, as the viewer draws it', () => {
    const told = connect('org:alibaba', 'place:KE').map(([text]) => String(text))
    expect(new Set(told)).toEqual(
      new Set(['Connected in 4 steps; in 3 by way of a region or a set without names.']),
    )
  })

  test.each([
    ['out:cgtn', 'org:baidu'],
    ['law:eu-ai-act', 'place:TH'],
  ])('connection says that no statement joins %s and %s, and which document names both', (from, to) => {
    expect(connect(from, to)).toEqual([
      [expect.stringMatching(/^Not connected by any statement; both are named in .+\.$/), null],
    ])
  })

  test('country says what is said of a country in whose market others are compared, and of its cities', () => {
    const { records, picture } = queries.find(({ id }) => id === 'country') ?? { records: '', picture: '' }
    const said = (country: string): readonly (readonly unknown[])[] =>
      database.query(records, { country }).records.map(([who, type, whom]) => [who, type, whom])
    expect(said('place:ID')).toEqual([['Alibaba Cloud', 'SURPASSES', 'Amazon Web Services']])
    expect(said('place:JP')).toEqual([
      ['Japan', 'COUNTS_TOWARDS', 'Foreign cloud revenue of Japan and South Korea combined'],
    ])
    expect(said('place:KE').map(([, type]) => type)).toEqual(['LOCATED_IN', 'LOCATED_IN'])
    expect(said('place:CN').length).toBeGreaterThan(15)
    for (const country of ['place:ID', 'place:KE']) {
      const { relationships } = subgraphOf(database.query(picture ?? '', { country }).records)
      expect(relationships.filter(({ properties }) => properties['layer'] === 'article')).toHaveLength(
        said(country).length,
      )
    }
  })

  test.each(
    queries.flatMap(({ id, parameters }) =>
      Object.entries(parameters).flatMap(([name, { suggest, default: value }]) =>
        suggest === undefined ? [] : [{ id, name, suggest, value }],
      ),
    ),
  )('$id suggests values for $name, the default among them', ({ suggest, value }) => {
    const result = database.query(suggest, {}, { readOnly: true })
    expect(result.keys).toEqual(['value', 'text'])
    expect(result.records.map(([held]) => held)).toContain(value)
  })
})
