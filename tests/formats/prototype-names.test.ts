import { parse as parseCsv } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { parseStatements } from '../../src/cypher/index.ts'
import { Database } from '../../src/database/index.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { recordsToJson } from '../../src/model/json.ts'
import { Node } from '../../src/model/values.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'

/** Names that every object of JavaScript knows: as labels, types and keys they are ordinary. */
const names = Object.getOwnPropertyNames(Object.prototype).toSorted()
const quoted = names.map((name) => `\`${name}\``)
const properties = (value: string): string => quoted.map((name) => `${name}: ${value}`).join(', ')
/** A node and relationships that have each as text and as a number, and a node and a relationship that have none of them. */
const drawing = `CREATE (a:${quoted.join(':')} {id: 'a', ${properties("'the value'")}}), (b {id: 'b'}), (a)-[:PLAIN]->(b)
  ${quoted.map((name) => `CREATE (a)-[:${name} {id: 'r', ${properties('777777')}}]->(b)`).join(' ')}`

function everything(database: Database): readonly (readonly unknown[])[] {
  const { records } = database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r ORDER BY type(r)')
  return records
}

const database = new Database()
database.query(drawing)
const subgraph = subgraphOf(database.query('MATCH (n)-[r]->(m) RETURN n, r, m').records)

function written(id: string): string {
  const format = loadedWriters.find((one) => one.id === id)
  if (format === undefined) throw new Error(`no format ${id}`)
  const files = format.write(subgraph, { evidenceOf: undefined, licence: 'none', raw: false })
  return files.map(({ text }) => text).join('\n')
}

test('a Cypher script makes the same graph again', () => {
  const text = written('cypher')
  const copy = new Database()
  for (const { span } of parseStatements(text)) copy.query(text.slice(span.start, span.end))
  expect(everything(copy)).toEqual(everything(database))
  expect(everything(copy)).toHaveLength(names.length + 2)
})

test('graphology JSON holds each as an attribute of its own', () => {
  const { nodes, edges } = JSON.parse(written('json')) as {
    readonly nodes: readonly { readonly attributes: object }[]
    readonly edges: readonly { readonly attributes: object }[]
  }
  const keysOf = (elements: readonly { readonly attributes: object }[]): readonly string[][] =>
    elements.map(({ attributes }) => Object.keys(attributes).toSorted())
  expect(keysOf(nodes)).toEqual([[...names, 'id', 'labels'].toSorted(), ['id', 'labels']])
  expect(keysOf(edges)).toHaveLength(names.length + 1)
  for (const keys of keysOf(edges))
    expect([['type'], [...names, 'id', 'type'].toSorted()]).toContainEqual(keys)
  expect(keysOf(edges).filter(({ length }) => length === 1)).toHaveLength(1)
})

test('CSV has a column for each', () => {
  const format = loadedWriters.find((one) => one.id === 'csv')
  const files = format?.write(subgraph, { evidenceOf: undefined, licence: 'none', raw: false }) ?? []
  expect(files).toHaveLength(2)
  for (const [at, { text }] of files.entries()) {
    const [header = [], ...records] = parseCsv(text)
    expect(header).toEqual(expect.arrayContaining(at === 0 ? names : names.map((name) => `${name}:integer`)))
    const filled = records.map(
      (record) => record.filter((cell) => ['the value', '777777'].includes(cell)).length,
    )
    const full = Array.from({ length: at === 0 ? 1 : names.length }, () => names.length)
    expect(filled.toSorted((one, other) => one - other)).toEqual([0, ...full])
    expect(text).not.toContain('function')
  }
})

test.each([
  ['gexf', 'title', 'type'],
  ['graphml', 'attr.name', 'attr.type'],
])('%s declares and fills each', (id, title, type) => {
  const text = written(id)
  for (const name of names)
    for (const kind of ['string', 'long']) expect(text).toContain(`${title}="${name}" ${type}="${kind}"`)
  for (const { key } of subgraph.nodes) expect(text).toContain(`<node id="${key}"`)
  expect(text.match(/the value/g)).toHaveLength(names.length)
  expect(text.match(/777777/g)).toHaveLength(names.length ** 2)
  // Beside those: labels and id of both nodes, the type of each relationship, and the id of those that have one.
  // In GraphML each element has its label twice more.
  const shown = id === 'graphml' ? 2 * (subgraph.nodes.length + subgraph.relationships.length) : 0
  expect(text.match(/<attvalue |<data /g)).toHaveLength((names.length + 1) ** 2 + 4 + names.length + shown)
})

test('the JSON of records names each as an own key', () => {
  const { keys, records } = database.query(
    `MATCH (n {id: 'a'}) RETURN n, ${quoted.map((name) => `n.${name} AS ${name}`).join(', ')}`,
  )
  const [object] = JSON.parse(recordsToJson(keys, records)) as readonly {
    readonly n: { properties: object }
  }[]
  expect(Object.keys(object ?? {})).toEqual(expect.arrayContaining(names))
  expect(Object.keys(object?.n.properties ?? {})).toEqual(expect.arrayContaining(names))
  expect(records[0]?.[0]).toBeInstanceOf(Node)
})
