import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { lossText } from '../../src/formats/index.ts'
import type { GraphSource } from '../../src/loading/source.ts'
import { tableSource } from '../../src/loading/table-source.ts'
import type { PlainGraph } from '../../src/model/elements.ts'
import { importedKeys } from '../../src/model/imported.ts'
import { elementsById } from '../../src/opening/elements-by-id.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { loadedWriters } from '../helpers/writers.ts'

const folder = mkdtempSync(join(tmpdir(), 'silkgraph-tables-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0

/** A file with this content; the path of it. */
function file(content: string | Uint8Array, name = `table-${count++}.csv`): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function allOf({ nodes, relationships }: GraphSource): Promise<PlainGraph> {
  const read: { nodes: PlainGraph['nodes'][number][]; relationships: PlainGraph['relationships'][number][] } =
    { nodes: [], relationships: [] }
  for await (const node of nodes()) read.nodes.push(node)
  for await (const relationship of relationships()) read.relationships.push(relationship)
  return read
}

/** What opening makes of the same files, without what it adds. */
async function opened(paths: readonly string[]): Promise<PlainGraph> {
  const { store } = await openFiles(paths.map((name) => ({ name, bytes: readFileSync(name) })))
  const { nodes, relationships } = elementsById(store.read())
  const added: ReadonlySet<string> = new Set(Object.values(importedKeys))
  return {
    nodes: nodes.map((node) => ({ ...node, properties: node.properties.filter(([key]) => !added.has(key)) })),
    relationships: relationships.map((one) => ({
      ...one,
      properties: one.properties.filter(
        ([key, value]) => !added.has(key) && !(key === 'layer' && value === 'imported'),
      ),
    })),
  }
}

const sorted = ({ nodes, relationships }: PlainGraph): unknown => ({
  nodes: nodes.map(({ properties, ...node }) => ({ ...node, properties: properties.toSorted() })),
  relationships: relationships.map(({ properties, ...one }) => ({
    ...one,
    properties: properties.toSorted(),
  })),
})

describe('tables are read as opening reads them', () => {
  test.each([
    [
      'with types in headings',
      'id,labels,name,born:integer\na,P;Q,01,1815\nb,P,,\n',
      'start,type,end,at:date\na,R,b,1833-06-05\n',
    ],
    [
      'with types that cells decide',
      'id,labels,name,born,rate,on,day\na,P,01,1815,1.5,true,2020-01-01\nb,P,x,7,2,false,\n',
      'start,type,end,weight\na,R,b,3\nb,,a,4\n',
    ],
    [
      'separated by semicolons, of Windows',
      '\uFEFFid;labels;name\r\na;P;"Å, da"\r\n',
      'start;type;end\r\na;R;a\r\n',
    ],
    [
      'in headings of Gephi',
      'Id,Label,labels\na,Ada,P\nb,Bo,P\n',
      'Source,Target,Type,Kind,Weight\na,b,Undirected,R,2.5\n',
    ],
    ['in headings of Neo4j', ':ID,:LABEL,age:int\na,P;Q,7\n', ':START_ID,:TYPE,:END_ID\na,R,a\n'],
    ['in headings of Neptune', '~id,~label,age:Int\na,P,7\n', '~id,~from,~to,~label\nx,a,a,R\n'],
  ])('%s', async (_, nodes, relationships) => {
    const [one, other] = [file(nodes), file(relationships)]
    const source = tableSource('t', { nodes: [one], relationships: [other], raw: false })
    const read = await allOf(source)
    expect(sorted(read)).toEqual(sorted(await opened([one, other])))
    expect(await source.measure()).toEqual({
      nodes: read.nodes.length,
      relationships: read.relationships.length,
      labels: [...new Set(read.nodes.flatMap(({ labels }) => labels))],
    })
  })

  test('as a workbook too, whose other sheets are left out and told', async () => {
    const properties = { id: 'a', born: 1815 }
    const subgraph = {
      nodes: [{ key: 'a', labels: ['P'], properties }],
      relationships: [{ key: 'r', type: 'R', start: 'a', end: 'a', properties: {} }],
    }
    const writer = loadedWriters.find(({ id }) => id === 'xlsx')
    const [written] = writer?.write(subgraph, { evidenceOf: undefined, licence: 'CC', raw: false }) ?? []
    const path = file(written.content, 'book.xlsx')
    const told: string[] = []
    const source = tableSource('t', {
      nodes: [path],
      relationships: [path],
      raw: false,
      lost: (name, losses) => void told.push(...losses.map((loss) => `${name}: ${lossText(loss)}`)),
    })
    expect(await source.measure()).toEqual({ nodes: 1, relationships: 1, labels: ['P'] })
    expect(sorted(await allOf(source))).toEqual(sorted(await opened([path])))
    expect(told).toEqual([
      `${path}: 1 sheet without nodes was left out`,
      `${path}: 1 sheet without relationships was left out`,
    ])
  })
})

test('a file that changes after it was measured is refused before anything of it is handed on', async () => {
  const nodes = file('id,labels\na,P\n')
  const relationships = file('start,type,end\na,R,a\n')
  const source = tableSource('t', { nodes: [nodes], relationships: [relationships], raw: false })
  await source.measure()
  const refusal = (path: string): unknown =>
    expect.objectContaining({
      name: 'DataError',
      code: 'ChangedMeanwhile',
      message: 'The file has changed since it was looked through, and nothing of it as it is now was loaded.',
      place: { file: path },
    })
  // Ids that measuring would refuse, one a node twice and the other of no node.
  writeFileSync(nodes, 'id,labels\na,P\na,P\n')
  writeFileSync(relationships, 'start,type,end\na,R,z\n')
  const first = async (elements: Iterable<unknown> | AsyncIterable<unknown>): Promise<unknown> => {
    for await (const element of elements) return element
    return undefined
  }
  await expect(first(source.nodes())).rejects.toEqual(refusal(nodes))
  await expect(first(source.relationships())).rejects.toEqual(refusal(relationships))
})

describe('what a table holds is said by whoever gives it', () => {
  const of = (nodes: string, relationships = 'start,type,end\na,R,a\n'): GraphSource =>
    tableSource('t', { nodes: [file(nodes)], relationships: [file(relationships)], raw: false })

  test('nodes may have properties that are called as ends, and relationships anything before them', async () => {
    const { nodes, relationships } = await allOf(
      of(
        'id,labels,type,start,end\na,P,x,1,2\n',
        'since:integer,note,start,type,end,from,to\n3,n,a,R,a,x,y\n',
      ),
    )
    expect(nodes).toEqual([
      {
        id: 'a',
        labels: ['P'],
        properties: [
          ['id', 'a'],
          ['type', 'x'],
          ['start', 1],
          ['end', 2],
        ],
      },
    ])
    expect(relationships).toEqual([
      {
        type: 'R',
        start: 'a',
        end: 'a',
        properties: [
          ['since', 3],
          ['note', 'n'],
          ['from', 'x'],
          ['to', 'y'],
        ],
      },
    ])
  })

  test.each([
    [
      'start,type,end\na,R,a\n',
      undefined,
      'The table is not of nodes by its columns: `start`, `type`, `end`.',
    ],
    [
      'id,labels\na,P\n',
      'id,labels\na,P\n',
      'The table is not of relationships by its columns: `id`, `labels`.',
    ],
    [
      'key,type,start,end,licence\nr,R,a,a,CC\n',
      undefined,
      'The table is not of nodes by its columns: `key`, `type`, `start`, `end`, `licence`.',
    ],
  ])('%j', async (nodes, relationships, message) => {
    await expect(of(nodes, relationships).measure()).rejects.toMatchObject({
      code: 'InvalidColumns',
      message,
      place: { line: 1 },
    })
  })
})

test.each([true, false])(
  'an apostrophe that guards a formula is taken off unless the file is raw: %s',
  async (raw) => {
    const files = {
      nodes: [file("id,labels,'=x\n'=a,'-P,'+1\n")],
      relationships: [file("start,type,end,note\n'=a,'@R,'=a,''=z\n")],
      raw,
    }
    const plain = (text: string): string => (raw ? `'${text}` : text)
    expect(await allOf(tableSource('t', files))).toEqual({
      nodes: [
        {
          id: plain('=a'),
          labels: [plain('-P')],
          properties: [
            ['id', plain('=a')],
            ["'=x", plain('+1')],
          ],
        },
      ],
      relationships: [
        { type: plain('@R'), start: plain('=a'), end: plain('=a'), properties: [['note', plain("'=z")]] },
      ],
    })
  },
)

describe('what a server cannot hold or find again is refused, with its place', () => {
  const header = 'id,labels,born:integer\n'
  test.each([
    [`${header}a,A,1\nb,A,1.5\n`, '', 'InvalidCell', 3, '"1.5" cannot be read as integer.'],
    [`${header}a,A,1\n\n"a",B,1\n`, '', 'DuplicateNode', 4, 'Two nodes have the id a: here and on line 2.'],
    [`${header}a,,1\n`, '', 'InvalidLabels', 2, 'The node a has no label.'],
    ['id,name\na,x\n', '', 'InvalidLabels', 2, 'The node a has no label.'],
    [`${header},A,1\n`, '', 'NoId', 2, 'The node has no id.'],
    [
      `${header}a,A;SilkgraphLoad,1\n`,
      '',
      'InvalidLabels',
      2,
      'SilkgraphLoad is a label that is reserved for Silkgraph.',
    ],
    [
      'key,labels,id:integer,licence\n1,A,1,CC\n',
      '',
      'NoId',
      2,
      'The node "1" must have this text as its property id.',
    ],
    ['p:ID(P),:LABEL\n1,A\n', '', 'NoId', 2, 'The node "1 (P)" must have this text as its property id.'],
    ['id,labels,x,x\na,A,1,2\n', '', 'InvalidColumns', 1, 'Two columns are called x.'],
    ['', '', 'EmptyFile', undefined, 'The file is empty.'],
    [`${header}a,A,1,2\n`, '', 'InvalidCsv', 2, 'The row has 4 cells, but line 1 names 3 columns.'],
    [
      `${header}a,A,1\n`,
      'a,R,b\n',
      'DanglingRelationship',
      2,
      'A relationship starts or ends at b, but there is no such node.',
    ],
    [`${header}a,A,1\n`, 'a,R,\n', 'InvalidRelationship', 2, 'The relationship has no end.'],
    ['{"nodes": [], "links": []}', '', 'NoTable', undefined, 'The file is not a table, but node-link JSON.'],
  ])('%j %j', async (nodes, relationships, code, line, message) => {
    const [one, other] = [file(nodes), file(`start,type,end\n${relationships}`)]
    const source = tableSource('t', { nodes: [one], relationships: [other], raw: false })
    const place = { file: relationships === '' ? one : other, ...(line === undefined ? {} : { line }) }
    await expect(source.measure()).rejects.toMatchObject({ name: 'DataError', code, message, place })
  })

  test('an id that two files have is told with both places', async () => {
    const [one, other] = [file(`${header}a,A,1\n`), file(`${header}b,A,1\na,A,1\n`)]
    const source = tableSource('t', { nodes: [one, other], relationships: [], raw: false })
    await expect(source.measure()).rejects.toMatchObject({
      message: `Two nodes have the id a: here and on line 2 of ${one}.`,
      place: { file: other, line: 3 },
    })
  })
})
