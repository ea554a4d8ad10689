import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { DataError } from '../../../src/errors.ts'
import { type ExportOptions, formatOf, lossText, type Drawn } from '../../../src/formats/index.ts'
import type { PlainRelationship } from '../../../src/model/elements.ts'
import { importedKeys } from '../../../src/model/imported.ts'
import { type Subgraph, subgraphOf } from '../../../src/subgraph/subgraph.ts'
import { loadedWriters } from '../../helpers/writers.ts'
import { readText, subgraphRead } from '../read.ts'

const jsonFormats = ['json', 'node-link', 'cytoscape', 'json-graph', 'ndjson']
const plain: ExportOptions = { evidenceOf: undefined, licence: '', raw: false }

function subgraph(cypher: string): Subgraph {
  const database = new Database()
  database.query(cypher)
  return subgraphOf(
    database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r', {}, { exact: true }).records,
  )
}

function written(id: string, graph: Subgraph, options: ExportOptions = plain): string {
  const writer = loadedWriters.find((one) => one.id === id)
  return writer?.write(graph, options)[0].text ?? ''
}

async function readAgain(id: string, graph: Subgraph, options: ExportOptions = plain): Promise<Subgraph> {
  const { nodes, relationships } = await readText('x', written(id, graph, options))
  return subgraphRead(nodes, relationships)
}

function formatIn(text: string): string {
  return formatOf({ name: 'x', bytes: new TextEncoder().encode(text) }).id
}

async function faultOf(text: string, name = 'x.json'): Promise<unknown> {
  try {
    await readText(name, text)
  } catch (error) {
    if (error instanceof DataError) return [error.code, error.place?.line, error.message]
    throw error
  }
  return undefined
}

describe.each(jsonFormats)('%s', (id) => {
  test('is known by its content, also where nothing is in it', () => {
    const id_ = id === 'json' ? 'graphology' : id
    expect(formatIn(written(id, subgraph("CREATE ({id: 'a'})-[:R]->({id: 'b'})")))).toBe(id_)
    if (id !== 'ndjson') expect(formatIn(written(id, { nodes: [], relationships: [] }))).toBe(id_)
  })

  test('keeps nodes without an id or with one that is a number, and labels of any number', async () => {
    const graph = subgraph(
      "CREATE ({v: 1}), (:A:B {id: 7}), (:A {id: 'n1'}), ({id: 'r1'})-[:R]->({id: '__r1'})",
    )
    const { nodes } = await readText('x', written(id, graph))
    const properties = nodes.map((node) => subgraphRead([{ ...node, id: 0 }], []).nodes[0])
    expect(properties.map(({ labels, properties: held }) => [labels, held])).toEqual(
      graph.nodes.map(({ labels, properties: held }) => [labels, held]),
    )
  })

  test('keeps what has no direction, and makes no property of it twice', async () => {
    const all = subgraph("CREATE (a {id: 'a'})-[:R {directed: false, w: 1.0}]->(b {id: 'b'})")
    const some = subgraph(
      "CREATE (a {id: 'a'})-[:R {directed: false}]->(b {id: 'b'}), (a)-[:R]->(b), (a)-[:R {directed: 'x'}]->(a)",
    )
    expect(await readAgain(id, all)).toEqual(all)
    expect(await readAgain(id, some)).toEqual(some)
  })

  test('gives evidence and places of a picture as properties, unless the graph has its own', async () => {
    const graph = subgraph("CREATE (a {id: 'a'})-[:R {claims: ['C']}]->(b {id: 'b', x: 'own', X_: 1})")
    const own = subgraph("CREATE (a {id: 'a'})-[:R {claims: ['C'], evidence: 'own'}]->(a)")
    const drawn: Drawn = { x: 1, y: 2.5, size: 3, color: '#aabbcc' }
    const options: ExportOptions = {
      ...plain,
      evidenceOf: (claim) => [
        {
          claim,
          gloss: 'g',
          modality: 'fact',
          credited: [],
          document: 'd',
          place: { kind: 'sentence', paragraph: 1, sentence: 1 },
          sha256: 'abc',
        },
      ],
      picture: new Map([
        ['a', drawn],
        ['b', drawn],
      ]),
    }
    const again = await readAgain(id, graph, options)
    expect(again.relationships[0].properties['evidence']).toMatch(/"sha256":"abc"/)
    const hasPicture = id === 'json' || id === 'node-link'
    expect(again.nodes[0].properties['y']).toEqual(hasPicture ? 2.5 : undefined)
    expect(again.nodes[1].properties).toMatchObject({ id: 'b', x: 'own', X_: 1 })
    const ownAgain = await readAgain(id, own, { ...options, picture: new Map() })
    if (id !== 'ndjson') expect(ownAgain).toEqual(own)
    expect(ownAgain.relationships[0].properties['evidence']).toBe('own')
  })

  test('is refused with its line wherever it is cut', async () => {
    const text = written(id, subgraph("CREATE (a:A {id: 'a', v: [1, 2]})-[:R {s: 'é'}]->(b {id: 'b'})"))
    const end = text.trimEnd().length
    for (let at = 1; at < end; at++) {
      const cut = text.slice(0, at)
      // A whole line of one element a line is a whole file.
      if (
        id === 'ndjson' &&
        /\}\n?$/.test(cut) &&
        cut.split('\n').every((line) => line === '' || isJson(line))
      )
        continue
      expect([cut, await faultOf(cut)]).toMatchObject([cut, { 0: 'InvalidJson' }])
    }
  })

  test('takes names that every object of JavaScript has as any others', async () => {
    const names = Object.getOwnPropertyNames(Object.prototype)
    const entries = names.map((name) => `\`${name}\`: date('2015-07-21')`).join(', ')
    const ids = names.map((name) => `({id: '${name}', \`${name}\`: 1})`).join(', ')
    const graph = subgraph(
      `CREATE (a:\`__proto__\` {id: 'a', ${entries}})-[:constructor {${entries}}]->(a), ${ids}`,
    )
    expect(await readAgain(id, graph)).toEqual(graph)
  })

  test('says of elements on which line they stand', async () => {
    const text = written(id, subgraph("CREATE ({id: 'a'})-[:R]->({id: 'b'})"))
    const { nodes, relationships } = await readText('x', text)
    const lines = text.split('\n')
    const lineOf = ({ properties }: Pick<PlainRelationship, 'properties'>): unknown =>
      properties.find(([key]) => key === importedKeys.line)?.[1]
    expect(lines[Number(lineOf(nodes[1])) - 1]).toMatch(id === 'json' ? /\{/ : /"b"/)
    expect(lines[Number(lineOf(relationships[0])) - 1]).toMatch(id === 'json' ? /\{/ : /"a".*"b"/)
  })
})

describe('JSON that is not a graph', () => {
  test.each([
    ['[{"a": 1}, {"a": 2}]', 'UnknownFormat', /table, not a graph/],
    ['{"a": 1}\n{"a": 2}\n', 'UnknownFormat', /table, not a graph/],
    ['{"type": "Feature", "id": 1, "properties": {}}', 'UnknownFormat', /not a graph in any form/],
    ['{"nodes": [{"id": "a"}], "relationships": [{"fromId": "a"}]}', 'UnknownFormat', /not a graph/],
    ['[1, 2]', 'UnknownFormat', /not a graph/],
    ['{', 'InvalidJson', /ends where a key/],
    ['[{"a" 1}]', 'InvalidJson', /expected `:`/],
  ])('%s is refused', async (text, code, message) => {
    expect(await faultOf(text)).toEqual([
      code,
      code === 'InvalidJson' ? 1 : undefined,
      expect.stringMatching(message),
    ])
  })

  test('is refused with what can be opened', () => {
    const open = () => formatIn('[{"a": 1}]')
    expect(open).toThrow(
      expect.objectContaining({
        hint: expect.stringMatching(/^Write the table as CSV\. These can be opened: .*node-link/),
      }),
    )
  })
})

test('UTF-16 is read by its byte order mark', async () => {
  const text = '\uFEFF{"nodes": [{"id": "é"}], "links": []}'
  const bytes = new Uint8Array(new Uint16Array([...text].map((sign) => sign.charCodeAt(0))).buffer)
  const { nodes } = await readText('x.json', bytes)
  expect(nodes[0].properties[0]).toEqual(['id', 'é'])
})

test('values that a property cannot hold are JSON text, and told', async () => {
  const { nodes, report } = await readText(
    'x.json',
    '{"nodes": [{"id": 1, "o": {"a": [1.0, 9007199254740993, null]}, "m": [1, "a"],\n"n": [1, 2.5], "e": [], "z": null, "": 1}], "links": []}',
  )
  expect(subgraphRead(nodes, []).nodes[0].properties).toEqual(
    subgraph(
      "CREATE ({id: '1', o: '{\"a\":[1.0,9007199254740993,null]}', m: '[1,\"a\"]', n: [1.0, 2.5], e: []})",
    ).nodes[0].properties,
  )
  expect(report.losses.map(lossText)).toEqual([
    '1 object within a property was kept as JSON text (line 1)',
    '1 list that a property cannot hold was kept as JSON text (line 1)',
    '1 attribute without a name was left out (line 1)',
  ])
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('a file that Silkgraph wrote and that was changed', () => {
  const graph = subgraph("CREATE (:A {id: 'a'})-[:R]->(:B {id: 'b'})")

  test.each(['node-link', 'cytoscape'])(
    'is refused where %s has labels or types of another kind',
    async (id) => {
      const text = written(id, graph)
      const lineOf = (sought: string): number => text.slice(0, text.indexOf(sought)).split('\n').length
      for (const labels of ['"B"', '[1]', '[""]', '{}'])
        expect(await faultOf(text.replace('["B"]', labels))).toEqual([
          'InvalidElement',
          lineOf('["B"]'),
          '`labels` must be a list of texts, as Silkgraph writes it.',
        ])
      for (const type of ['1', '""', '["R"]'])
        expect(await faultOf(text.replace('"type":"R"', `"type":${type}`))).toEqual([
          'InvalidElement',
          lineOf('"type":"R"'),
          '`type` must be a text, as Silkgraph writes it.',
        ])
    },
  )
})
