import { join } from 'node:path'
import { MultiDirectedGraph as Graph } from 'graphology'
import gexfReader from 'graphology-gexf'
import graphmlReader from 'graphology-graphml'
import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { parseStatements } from '../../src/cypher/index.ts'
import { Database } from '../../src/database/index.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { toJson } from '../../src/model/json.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { root } from '../helpers/shared.ts'

const opened = openFolder(readGraphFolder(join(root, 'graph')))
if (opened.kind === 'refused') throw opened.errors[0]
const everything = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'
const loaded = new Database(loadGraph(opened.graph))
const whole = subgraphOf(loaded.query(everything, {}, { exact: true }).records)
const evidenceOf = await readEvidence(new EmbeddedBackend(loaded), whole)

function written(id: string, evidence = true): string {
  const format = loadedWriters.find((one) => one.id === id)
  const options = { evidenceOf: evidence ? evidenceOf : undefined, licence: 'CC BY 4.0', raw: false }
  return format?.write(whole, options)[0]?.text ?? ''
}

test.each([
  ['json', (text: string) => Graph.from(JSON.parse(text) as Parameters<typeof Graph.from>[0])],
  ['gexf', (text: string) => gexfReader.parse(Graph, text)],
  ['graphml', (text: string) => graphmlReader.parse(Graph, text)],
])(
  '%s gives the whole bundled graph to graphology, with the evidence of every relationship on a claim',
  (id, read) => {
    const graph = read(written(id))
    expect([graph.order, graph.size]).toEqual([whole.nodes.length, whole.relationships.length])
    for (const { key, properties } of whole.nodes) {
      expect(graph.getNodeAttribute(key, 'name')).toBe(properties['name'])
    }
    for (const { key, start, end, properties } of whole.relationships) {
      expect(graph.extremities(key)).toEqual([start, end])
      const claims = toJson(properties['claims'] ?? null)
      if (!Array.isArray(claims) || claims.length === 0) continue
      const held = JSON.parse(String(graph.getEdgeAttribute(key, 'evidence'))) as {
        claim: string
        sha256: string
      }[]
      expect(new Set(held.map(({ claim }) => claim))).toEqual(new Set(claims))
      for (const { sha256 } of held) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    }
  },
)

test.each(loadedWriters)('$id carries every claim and hash, or tells how many it does not', (writer) => {
  const options = { evidenceOf, licence: 'CC BY 4.0', raw: false }
  const files = writer.write(whole, options)
  const text = files.map((file) => file.text).join('\n')
  const evidence = whole.relationships.flatMap(({ properties }) => {
    const claims = toJson(properties['claims'] ?? null)
    return Array.isArray(claims) ? claims.flatMap((claim) => evidenceOf(String(claim))) : []
  })
  expect(evidence.length).toBeGreaterThan(100)
  const leftOut = writer.export(whole, options).losses.find(({ one }) => one === 'piece of evidence')
  if (leftOut !== undefined) return expect(leftOut.count).toBe(evidence.length)
  const held = new Set(text.match(/\bC\d+\b|\b[0-9a-f]{64}\b/g))
  expect(evidence.filter(({ claim, sha256 }) => !held.has(claim) || !held.has(sha256))).toEqual([])
})

test('the Cypher script makes the whole bundled graph again', () => {
  const database = new Database()
  const text = written('cypher', false)
  for (const { span } of parseStatements(text)) database.query(text.slice(span.start, span.end))
  const again = subgraphOf(database.query(everything, {}, { exact: true }).records)
  expect(again).toEqual(whole)
})

test('evidence names who is credited and where the sentence stands', () => {
  expect(evidenceOf('C058')).toEqual([
    expect.objectContaining({
      claim: 'C058',
      modality: 'fact',
      credited: ['Reuters'],
      document: 'doc:000_462f00c8eeb1c773',
      place: { kind: 'sentence', paragraph: 6, sentence: 1 },
    }),
  ])
  expect(evidenceOf('C026')[0]?.credited).toEqual([])
  expect(evidenceOf('C999')).toEqual([])
})
