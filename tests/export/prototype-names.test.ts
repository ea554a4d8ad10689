import { parse as parseCsv } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { parseStatements } from '../../src/cypher/index.ts'
import { Database } from '../../src/database/index.ts'
import { exportFormats } from '../../src/export/index.ts'
import { recordsToJson } from '../../src/model/json.ts'
import { Node } from '../../src/model/values.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'

/** Names that every object of JavaScript knows: as labels, types and keys they are ordinary. */
const names = Object.getOwnPropertyNames(Object.prototype).toSorted()
const quoted = names.map((name) => `\`${name}\``)
const properties = `{id: 'a', ${quoted.map((name) => `${name}: 'the value'`).join(', ')}}`
const drawing = `CREATE (a:${quoted.join(':')} ${properties}) ${quoted.map((name) => `CREATE (a)-[:${name} ${properties}]->(a)`).join(' ')}`

function everything(database: Database): readonly (readonly unknown[])[] {
  const { records } = database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r ORDER BY type(r)')
  return records
}

const database = new Database()
database.query(drawing)
const subgraph = subgraphOf(database.query('MATCH (n)-[r]->() RETURN n, r').records)

function written(id: string): string {
  const format = exportFormats.find((one) => one.id === id)
  if (format === undefined) throw new Error(`no format ${id}`)
  const files = format.write(subgraph, { evidenceOf: undefined, licence: 'none', raw: false })
  return files.map(({ text }) => text).join('\n')
}

test('a Cypher script makes the same graph again', () => {
  const text = written('cypher')
  const copy = new Database()
  for (const { span } of parseStatements(text)) copy.query(text.slice(span.start, span.end))
  expect(everything(copy)).toEqual(everything(database))
  expect(everything(copy)).toHaveLength(names.length)
})

test('graphology JSON holds each as an attribute of its own', () => {
  const { nodes, edges } = JSON.parse(written('json')) as {
    readonly nodes: readonly { readonly attributes: object }[]
    readonly edges: readonly { readonly attributes: object }[]
  }
  for (const { attributes } of [...nodes, ...edges])
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining(names))
  expect(edges).toHaveLength(names.length)
})

test('CSV has a column for each', () => {
  const format = exportFormats.find((one) => one.id === 'csv')
  const files = format?.write(subgraph, { evidenceOf: undefined, licence: 'none', raw: false }) ?? []
  expect(files).toHaveLength(2)
  for (const { text } of files) {
    const [header = [], record = []] = parseCsv(text)
    expect(header).toEqual(expect.arrayContaining(names))
    expect(record.filter((cell) => cell === 'the value')).toHaveLength(names.length)
  }
})

test.each(['gexf', 'graphml'])('%s declares and fills each', (id) => {
  const text = written(id)
  for (const name of names) expect(text).toMatch(new RegExp(`(title|attr\\.name)="${name}"`))
  expect(text.match(/the value/g)).toHaveLength(names.length * (names.length + 1))
})

test('the JSON of records names each as an own key', () => {
  const { keys, records } = database.query(
    `MATCH (n) RETURN n, ${quoted.map((name) => `n.${name} AS ${name}`).join(', ')}`,
  )
  const [object] = JSON.parse(recordsToJson(keys, records)) as readonly {
    readonly n: { properties: object }
  }[]
  expect(Object.keys(object ?? {})).toEqual(expect.arrayContaining(names))
  expect(Object.keys(object?.n.properties ?? {})).toEqual(expect.arrayContaining(names))
  expect(records[0]?.[0]).toBeInstanceOf(Node)
})
