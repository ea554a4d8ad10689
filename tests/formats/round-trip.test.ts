import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { MultiDirectedGraph } from 'graphology'
import gexfReader from 'graphology-gexf'
import graphmlReader from 'graphology-graphml'
import { afterAll, expect, test } from 'vitest'
import { parseStatements } from '../../src/cypher/index.ts'
import { Database } from '../../src/database/index.ts'
import { loadedWriters, type WrittenText } from '../helpers/writers.ts'
import { textOf } from '../../src/formats/writing/attributes.ts'
import { tableSource } from '../../src/loading/table-source.ts'
import { propertyMap } from '../../src/model/elements.ts'
import { encodeMap, encodeValue } from '../../src/model/encoding.ts'
import { toJson } from '../../src/model/json.ts'
import { isList } from '../../src/model/kinds.ts'
import { nameText, usualNameOf } from '../../src/model/node-name.ts'
import { integer, isNumber, toDouble } from '../../src/model/numbers.ts'
import { readTemporal } from '../../src/model/temporal/index.ts'
import { float, type MapValue, type Value } from '../../src/model/values.ts'
import { orderedSubgraph, type Subgraph, subgraphOf } from '../../src/subgraph/subgraph.ts'
import { comparable, subgraphAgain } from './again.ts'
import { readByGraphviz, unescaped } from './dot/graphviz.ts'
import { sectionsOf } from './markdown/page.ts'
import { readFlowchart } from './mermaid/flowchart.ts'
import { readText, subgraphRead } from './read.ts'
import { nameIn, subgraphs } from './subgraphs.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-round-trip-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Reads the files of a format and compares what they hold with the subgraph that was written. */
type Check = (files: readonly WrittenText[], subgraph: Subgraph, raw: boolean) => void | Promise<void>

/** How each format is read back. A format without a line here fails. */
const checks: { readonly [id: string]: Check } = {
  csv: loadedAgain,
  'csv-excel': loadedAgain,
  'csv-gephi': readAsGephi,
  cypher: openedAgain,
  gexf: ([{ text }], subgraph) =>
    readByGraphology('gexf', gexfReader.parse(MultiDirectedGraph, text), subgraph),
  graphml: ([{ text }], subgraph) =>
    readByGraphology('graphml', graphmlReader.parse(MultiDirectedGraph, text), subgraph),
  json: async (files, subgraph) => {
    readByTypes(files[0].text, subgraph)
    await readAgain(files, subgraph)
  },
  'node-link': readAgain,
  cytoscape: readAgain,
  'json-graph': readAgain,
  ndjson: readAgain,
  turtle: readAgain,
  trig: readAgain,
  'json-ld': readAgain,
  dot: readAsDot,
  markdown: readAsPage,
  ftm: readAsEntities,
  mermaid: readAsFlowchart,
  xlsx: async ([{ content }], subgraph) => {
    const again = subgraphAgain(await readText('graph.xlsx', content))
    expect(comparable(again)).toEqual(comparable(subgraph))
  },
}

test.each(loadedWriters)('$id holds every value as it was', async ({ id, write }) => {
  const check = checks[id]
  await fc.assert(
    fc.asyncProperty(subgraphs, fc.boolean(), async (subgraph, raw) => {
      await check(write(subgraph, { evidenceOf: undefined, licence: 'CC BY 4.0', raw }), subgraph, raw)
    }),
    { numRuns: 100 },
  )
})

async function loadedAgain(files: readonly WrittenText[], subgraph: Subgraph, raw: boolean): Promise<void> {
  const [nodes, relationships] = files.map(({ suffix, text }) => {
    const file = join(scratch, `graph${suffix}.csv`)
    writeFileSync(file, text)
    return file
  })
  const source = tableSource('again', { nodes: [nodes], relationships: [relationships], raw })
  const read = {
    nodes: await all(source.nodes()),
    relationships: await all(source.relationships()),
  }
  const again = orderedSubgraph(
    read.nodes.map(({ id, labels, properties }) => ({
      key: id,
      labels,
      properties: propertyMap(properties),
    })),
    read.relationships.map(({ properties, ...ends }) => ({ ...ends, properties: propertyMap(properties) })),
  )
  expect(encoded(again)).toEqual(encoded(subgraph))
  for (const { text } of files) {
    const [header] = parseCsv(text, { bom: true })
    expect(new Set(header).size).toBe(header.length)
  }
}

/** By the reader of the format itself, which the content tells. */
async function readAgain([{ text }]: readonly WrittenText[], subgraph: Subgraph): Promise<void> {
  const { nodes, relationships, report } = await readText('graph', text)
  expect(report.losses).toEqual([])
  expect(encoded(subgraphRead(nodes, relationships))).toEqual(encoded(subgraph))
}

function openedAgain([{ text }]: readonly WrittenText[], subgraph: Subgraph): void {
  const database = new Database()
  for (const { span } of parseStatements(text)) database.query(text.slice(span.start, span.end))
  const { records } = database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r', {}, { exact: true })
  expect(encoded(subgraphOf(records))).toEqual(encoded(subgraph))
}

/** As Graphviz reads it, for which what is empty is absent. Attributes have no types: the text tells them. */
function readAsDot([{ text }]: readonly WrittenText[], { nodes, relationships }: Subgraph): void {
  const read = readByGraphviz(text)
  const held = (element: Readonly<Record<string, string>>, properties: MapValue): void => {
    const own = Object.entries(element)
      .filter(([name]) => name.startsWith('property_'))
      .map(([name, one]) => [unescaped(name.slice('property_'.length)), unescaped(one)] as const)
    const left = new Map(own)
    expect(Object.entries(properties).filter(([name, value]) => !holds(left.get(name) ?? '', value))).toEqual(
      [],
    )
    expect(own.filter(([name, one]) => one !== '' && !Object.hasOwn(properties, name))).toEqual([])
  }
  expect(read.nodes.map(({ name, labels }) => [unescaped(name), JSON.parse(unescaped(labels))])).toEqual(
    nodes.map(({ key, labels }) => [key, labels]),
  )
  nodes.forEach(({ properties }, at) => held(read.nodes[at], properties))
  expect(read.edges.map(({ tail, type, head }) => [tail, type, head].map(unescaped))).toEqual(
    relationships.map(({ start, type, end }) => [start, type, end]),
  )
  relationships.forEach(({ properties }, at) => held(read.edges[at], properties))
}

/** As people read it: values as text, lists with commas, a name and a key that the page says already not again. */
function readAsPage([{ text }]: readonly WrittenText[], { nodes, relationships }: Subgraph): void {
  const item = (value: Value): string => (value === '' ? '""' : textOf(value))
  const shown = (value: Value): string =>
    !isList(value) ? item(value) : value.length === 0 ? 'none' : value.map(item).join(', ')
  const told = (properties: MapValue): readonly string[] =>
    Object.entries(properties).map(([name, value]) => `${name}: ${shown(value)}`)
  const sections = sectionsOf(text)
  expect(sections.map(({ line }) => line)).toEqual(
    nodes.map(({ key, labels, properties }) => {
      const name = nameText(properties['name']) || usualNameOf(properties) || key
      return [...labels, ...(name === key ? [] : [key])].join(', ')
    }),
  )
  const headings = new Map(nodes.map(({ key }, at) => [key, sections[at].heading]))
  nodes.forEach(({ key, properties: { id: _, ...properties } }, at) => {
    const { heading, points } = sections[at]
    const sentences = relationships
      .filter(({ start, end }) => start === key || end === key)
      .map(({ start, type, end, properties: held }) => {
        const phrase = /^[A-Z]+$/.test(type) ? type.toLowerCase() : type
        const details = told(held)
        const more = details.length === 0 ? '' : ` (${details.join('; ')})`
        return `${headings.get(start)} ${phrase} ${headings.get(end)}${more}.`
      })
    expect([...points, `name: ${heading}`]).toEqual(
      expect.arrayContaining([...told(properties), ...sentences]),
    )
  })
}

/** Nodes, labels and types are there; of properties the writer says how many it leaves out. */
function readAsEntities([{ text }]: readonly WrittenText[], { nodes, relationships }: Subgraph): void {
  const entities = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { schema: string; properties: Readonly<Record<string, string[]>> })
  const stem = (label: string): string => label.toLowerCase()
  nodes.forEach(({ labels }, at) => {
    const { schema, properties: held } = entities[at]
    const shown = [schema, ...(held['keywords'] ?? [])].map(stem)
    expect(shown).toEqual(expect.arrayContaining(labels.map(stem)))
  })
  const links = entities.slice(nodes.length)
  expect(links.map(({ properties: { role } }) => role)).toEqual(relationships.map(({ type }) => [type]))
}

/** Nodes by labels and relationships by types: it tells that properties are left out. */
function readAsFlowchart([{ text }]: readonly WrittenText[], { nodes, relationships }: Subgraph): void {
  const flowchart = readFlowchart(text)
  const shown = (one: string): string =>
    one.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')
  nodes.forEach(({ labels }, at) => {
    expect(
      flowchart.nodes
        .get(`n${at + 1}`)
        ?.join('\n')
        .endsWith(`\n${shown(labels.join(', '))}`),
    ).toBe(true)
  })
  const place = (key: string): string => `n${nodes.findIndex((node) => node.key === key) + 1}`
  expect(flowchart.edges).toEqual(
    relationships.map(({ start, type, end }) => ({
      start: place(start),
      arrow: '-->',
      text: shown(type),
      end: place(end),
    })),
  )
}

/** To Gephi names in any case are one, so that `_` may stand behind a name. Cells have no types: the text tells them. */
function readAsGephi(files: readonly WrittenText[], { nodes, relationships }: Subgraph, raw: boolean): void {
  const bare = (cell: string): string => (raw ? cell : cell.replace(/^'(?='*[=+\-@\t\r])/, ''))
  const stem = (name: string): string => name.toLowerCase().replace(/_+$/, '')
  const [nodeLines, edgeLines] = files.map(({ text }) => parseCsv(text).map((cells) => cells.map(bare)))
  const check = (lines: readonly (readonly string[])[], held: readonly MapValue[]): void => {
    const [header, ...records] = lines
    expect(new Set(header.map((name) => name.toLowerCase())).size).toBe(header.length)
    const left = held.map((properties, at) =>
      Object.entries(properties).filter(
        ([name, value]) =>
          !records[at].some((cell, place) => stem(header[place]) === stem(name) && holds(cell, value)),
      ),
    )
    expect(left.flat()).toEqual([])
  }
  check(
    nodeLines,
    nodes.map(({ properties }) => properties),
  )
  check(
    edgeLines,
    relationships.map(({ properties }) => properties),
  )
  expect(nodeLines.map(([id]) => id)).toEqual(['Id', ...nodes.map(({ key }) => key)])
  expect(edgeLines.map((cells) => cells.slice(0, 6))).toEqual([
    ['Source', 'Target', 'Type', 'Kind', 'Id', 'Label'],
    ...relationships.map(({ key, start, end, type }) => [start, end, 'Directed', type, key, type]),
  ])
  expect([nodeLines[0][1], edgeLines[0][6]]).toEqual(['Label', 'Weight'])
}

interface Attributes {
  readonly [name: string]: unknown
}

interface ReadGraph {
  getNodeAttributes(key: string): Attributes
  getEdgeAttributes(key: string): Attributes
}

/** graphology reads `long` and `double` as the nearest number of JavaScript, and lists of text in GEXF alone. */
function readByGraphology(format: string, graph: ReadGraph, { nodes, relationships }: Subgraph): void {
  const misread = (kind: 'nodes' | 'relationships', read: Attributes, properties: MapValue) =>
    entriesOf(properties).filter(([name, value]) => !holds(read[nameIn(format, kind, name)] ?? '', value))
  expect([
    ...nodes.flatMap(({ key, properties }) => misread('nodes', graph.getNodeAttributes(key), properties)),
    ...relationships.flatMap(({ key, properties }) =>
      misread('relationships', graph.getEdgeAttributes(key), properties),
    ),
  ]).toEqual([])
}

/** What JSON cannot hold is read by the types that the file gives. */
function readByTypes(text: string, { nodes, relationships }: Subgraph): void {
  const graph = MultiDirectedGraph.from(JSON.parse(text) as Parameters<typeof MultiDirectedGraph.from>[0])
  const { nodeTypes, edgeTypes } = graph.getAttributes() as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >
  const compare = (
    kind: 'nodes' | 'relationships',
    types: Readonly<Record<string, string>>,
    read: Attributes,
    properties: MapValue,
  ): void => {
    for (const [name, value] of entriesOf(properties)) {
      const type = types[nameIn('json', kind, name)]
      const held = read[nameIn('json', kind, name)]
      if (['mixed', 'list<mixed>', 'point'].includes(type)) expect(held).toEqual(toJson(value))
      else expect(encodeValue(typed(held, type))).toEqual(encodeValue(value))
    }
  }
  for (const { key, properties } of nodes)
    compare('nodes', nodeTypes, graph.getNodeAttributes(key), properties)
  for (const { key, properties } of relationships)
    compare('relationships', edgeTypes, graph.getEdgeAttributes(key), properties)
}

function typed(held: unknown, type: string): Value {
  if (Array.isArray(held)) return held.map((item) => typed(item, type.slice('list<'.length, -1)))
  if (type === 'boolean' && typeof held === 'boolean') return held
  if (type === 'float') return float(Number(held))
  const text = String(held)
  switch (type) {
    case 'integer':
      return integer(BigInt(text))
    case 'date':
    case 'localtime':
    case 'time':
    case 'localdatetime':
    case 'datetime':
    case 'duration':
      return readTemporal(type, text)
    default:
      return text
  }
}

/** Whether what was read is a value, as far as its type says: a number is one of its type, and text tells by its form. */
function holds(read: unknown, value: Value): boolean {
  if (typeof read === 'number') return isNumber(value) && Object.is(read, toDouble(value))
  if (typeof read === 'boolean') return read === value
  if (Array.isArray(read)) return same(read, toJson(value))
  if (typeof read !== 'string') return false
  if (isNumber(value)) {
    const whole = /^-?\d+$/.test(read)
    return same(encodeValue(whole ? integer(BigInt(read)) : float(Number(read))), encodeValue(value))
  }
  return isList(value)
    ? read.startsWith('[') && same(JSON.parse(read), toJson(value))
    : read === String(value)
}

/** The objects of graphology cannot hold `__proto__`. */
function entriesOf(properties: MapValue): readonly (readonly [string, Value])[] {
  return Object.entries(properties).filter(([name]) => name !== '__proto__')
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function encoded({ nodes, relationships }: Subgraph): unknown {
  return {
    nodes: nodes.map(({ properties, ...rest }) => ({ ...rest, properties: encodeMap(properties) })),
    relationships: relationships.map(({ properties, ...rest }) => ({
      ...rest,
      properties: encodeMap(properties),
    })),
  }
}

async function all<Item>(items: AsyncIterable<Item> | Iterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}
