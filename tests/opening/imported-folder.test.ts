import fc from 'fast-check'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ImportedLines } from '../../src/dataset/write-imported.ts'
import { exportAs, type GraphFile, writers } from '../../src/formats/index.ts'
import { LocalDate } from '../../src/model/temporal/index.ts'
import { Float } from '../../src/model/values.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { openFiles, readFilesInto } from '../../src/opening/open-files.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { wholeSubgraph } from '../../src/opening/whole-subgraph.ts'
import type { Properties } from '../../src/model/elements.ts'
import { encodeValue } from '../../src/model/encoding.ts'
import { nodesIn, relationshipsIn } from '../../src/opening/elements-in.ts'
import type { PropertyGraph } from '../../src/store/property-graph.ts'
import type { Subgraph } from '../../src/subgraph/subgraph.ts'
import { subgraphs } from '../formats/subgraphs.ts'
import { sharedPath } from '../helpers/shared.ts'

const graphs = sharedPath('graphs')
const LARGEST = 2 * 1024 * 1024

/** A graph folder of what files hold, opened. */
async function throughFolder(files: readonly GraphFile[], join?: string): Promise<PropertyGraph> {
  let text = ''
  const lines = new ImportedLines(
    files.map(({ name }) => name),
    (line) => {
      text += line
    },
  )
  await readFilesInto(files, lines, { join })
  const opened = openFolder(
    new Map([
      ['ontology.yaml', 'title: T\ndescription: D.\nlabels: {}\nrelationshipTypes: {}\n'],
      ['documents.yaml', 'documents: []\n'],
      ['entities.yaml', 'entities: []\n'],
      ['reference.yaml', 'facts: []\n'],
      ['judgements.yaml', 'judgements: []\n'],
      ['imported/files.ndjson', text],
    ]),
  )
  if (opened.kind === 'refused') throw opened.errors[0]
  return loadGraph(opened.graph)
}

/** What files hold when they are opened, and when they have been imported, as text. */
async function bothWays(
  files: readonly GraphFile[],
  join?: string,
): Promise<{ readonly opened: string; readonly imported: string }> {
  const { store } = await openFiles(files, { join })
  return { opened: written(store), imported: written(await throughFolder(files, join)) }
}

/** A whole graph as text that loses nothing, in the order of its ids: an element a line. */
function written(store: PropertyGraph): string {
  const reader = store.read()
  const held = (properties: Properties): string =>
    JSON.stringify(properties.map(([key, value]) => [key, encodeValue(value)] as const).sort(byKey))
  const lines: string[] = []
  for (const { labels, properties } of nodesIn(reader))
    lines.push(`${JSON.stringify(labels.toSorted())} ${held(properties)}`)
  for (const { type, start, end, properties } of relationshipsIn(reader))
    lines.push(`${start} ${JSON.stringify(type)} ${end} ${held(properties)}`)
  return lines.join('\n')
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

async function contentOf(subgraph: Subgraph): Promise<string> {
  const writer = writers.find(({ id }) => id === 'ndjson')
  if (writer === undefined) throw new Error('There is no writer of ndjson.')
  const { files } = await exportAs(writer, subgraph, { evidenceOf: undefined, licence: '', raw: false })
  return String(files[0].content)
}

describe('what is imported into a folder is what its files are when they are opened', () => {
  test.skipIf(graphs === undefined)(
    'every file of other programs',
    async () => {
      const folder = graphs ?? ''
      const names = readdirSync(folder).filter(
        (name) => !name.endsWith('.md') && statSync(join(folder, name)).size < LARGEST,
      )
      const files = names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
      const tables = files.filter(({ name }) => name.endsWith('.csv'))
      const others = files.filter((file) => !tables.includes(file))
      for (const some of [...others.map((file) => [file]), tables, others]) {
        const { opened, imported } = await bothWays(some)
        expect(imported).toBe(opened)
      }
      const { opened, imported } = await bothWays([...others, tables[tables.length - 1]], 'name')
      expect(imported).toBe(opened)
    },
    120_000,
  )

  test('any graph, whatever its values, ids and names', async () => {
    await fc.assert(
      fc.asyncProperty(subgraphs, async (subgraph) => {
        const bytes = Buffer.from(await contentOf(subgraph))
        const any = { name: 'any.ndjson', bytes }
        // Both have the same ids, which are each file's own.
        for (const some of [[any], [any, { name: 'other.ndjson', bytes }]]) {
          const { opened, imported } = await bothWays(some)
          expect(imported).toBe(opened)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a script, by what it makes, which says of itself where it comes from', async () => {
    const text = "CREATE (:A {id: 'a', at: date('2026-11-26')})-[:R {x: 1.0}]->(:B)"
    const folder = await throughFolder([{ name: 'made.cypher', bytes: Buffer.from(text) }])
    const { nodes, relationships } = wholeSubgraph(folder.read())
    expect(nodes.map(({ labels, properties }) => [labels, properties])).toEqual([
      [['A'], { id: 'a', at: LocalDate.parse('2026-11-26'), importedFrom: 'made.cypher' }],
      [['B'], { importedFrom: 'made.cypher' }],
    ])
    expect(relationships).toMatchObject([
      { type: 'R', properties: { x: new Float(1), importedFrom: 'made.cypher', layer: 'imported' } },
    ])
  })

  test('properties with the names of what objects have', async () => {
    const bytes = Buffer.from(
      '{"type":"node","id":"__proto__","labels":["constructor"],"properties":{"__proto__":"x","toString":1}}\n',
    )
    const { opened, imported } = await bothWays([{ name: 'names.ndjson', bytes }])
    expect(imported).toBe(opened)
  })
})
