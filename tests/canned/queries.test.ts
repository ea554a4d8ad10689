import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArguments } from '../../src/canned/arguments.ts'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { Database } from '../../src/database/index.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { root } from '../helpers/shared.ts'

const opened = openFolder(readGraphFolder(join(root, 'graph')))
if (opened.kind === 'refused') throw opened.errors[0]
const database = new Database(loadGraph(opened.graph))
const folder = join(root, 'queries')
const queries = readdirSync(folder).map((name) =>
  readCannedQuery(name.replace(/\.cypher$/, ''), readFileSync(join(folder, name), 'utf8')),
)

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
