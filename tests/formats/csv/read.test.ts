import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataError } from '../../../src/errors.ts'
import { formatOf } from '../../../src/formats/index.ts'
import { textOf } from '../../../src/formats/writing/attributes.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import { encodeMap } from '../../../src/model/encoding.ts'
import { formatFloat } from '../../../src/model/float-text.ts'
import type { MapValue, Value } from '../../../src/model/values.ts'
import { orderedSubgraph } from '../../../src/subgraph/subgraph.ts'
import { sharedPath } from '../../helpers/shared.ts'
import { loadedWriters } from '../../helpers/writers.ts'
import { comparable, lossTexts, subgraphAgain } from '../again.ts'
import { fileOf, readFiles, readText } from '../read.ts'
import { subgraphs } from '../subgraphs.ts'

/** Tables as lines of `labels | properties` and `type: start -> end | properties`, values as files encode them. */
async function graphOf(...tables: readonly string[]): Promise<readonly unknown[]> {
  const { nodes, relationships } = await readFiles(tables.map((content, at) => fileOf(`${at}.csv`, content)))
  const idOf = nodes.map(({ properties }) => propertyMap(properties)['id'])
  const own = (properties: Parameters<typeof propertyMap>[0]) => {
    const { importedFrom: _1, importedLine: _2, layer: _3, ...rest } = encodeMap(propertyMap(properties))
    return rest
  }
  return [
    ...nodes.map(({ labels, properties }) => [labels.join(':'), own(properties)]),
    ...relationships.map(({ type, start, end, properties }) => [
      `${String(idOf[start])} ${type} ${String(idOf[end])}`,
      own(properties),
    ]),
  ]
}

async function failure(...tables: readonly string[]): Promise<unknown> {
  const error: unknown = await graphOf(...tables).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return { code: error.code, message: error.message, hint: error.hint, place: error.place }
}

describe('tables of nodes and relationships', () => {
  test('are read as people write them, ids as text and values by their columns', async () => {
    expect(
      await graphOf(
        'id,labels,name,born,score,alive,since,seen\n' +
          '1,A;B,Ann,1950,1,true,2015-07-21,2015-07-21T10:00:00Z\n' +
          '02,A,Bob,,2.5,false,2016-01-01,2015-07-21T10:00:00+01:00\n',
        'start,type,end,weight\n1,KNOWS,02,3\n',
      ),
    ).toEqual([
      [
        'A:B',
        {
          id: '1',
          name: 'Ann',
          born: 1950,
          score: { float: '1' },
          alive: true,
          since: { date: '2015-07-21' },
          seen: { datetime: '2015-07-21T10:00:00Z' },
        },
      ],
      [
        'A',
        {
          id: '02',
          name: 'Bob',
          score: 2.5,
          alive: false,
          since: { date: '2016-01-01' },
          seen: { datetime: '2015-07-21T10:00:00+01:00' },
        },
      ],
      ['1 KNOWS 02', { weight: 3 }],
    ])
  })

  test('have the types that their headings say, and text in other columns then', async () => {
    expect(await graphOf('id,labels,born:integer,code\n1,A,1950,7\n')).toEqual([
      ['A', { id: '1', born: 1950, code: '7' }],
    ])
  })

  test.each([
    ['leading zeros', ['007', '8']],
    ['a fraction that ends in zero', ['1.10', '1.9']],
    ['a plus', ['+5', '6']],
    ['more digits than a double has', ['0.12345678901234567891', '1']],
    ['an INTEGER beyond 64 bits', ['9223372036854775808', '1']],
    ['a word among numbers', ['1', 'n/a']],
    ['a day that does not exist', ['2015-02-30', '2015-02-01']],
  ])('keep a column as text that has %s', async (_, [first, second]) => {
    expect(await graphOf(`id,x\na,${first}\nb,${second}\n`)).toEqual([
      ['', { id: 'a', x: first }],
      ['', { id: 'b', x: second }],
    ])
  })

  test('hold INTEGERs of 64 bits', async () => {
    expect(await graphOf('id,x\na,9223372036854775807\nb,-9223372036854775808\n')).toEqual([
      ['', { id: 'a', x: { integer: '9223372036854775807' } }],
      ['', { id: 'b', x: { integer: '-9223372036854775808' } }],
    ])
  })

  test.each(['source,target', 'Source,Target', 'from,to', 'FROM,TO', 'src,dst'])(
    'make the nodes that relationships name where no table has any: %s',
    async (headings) => {
      expect(await graphOf(`${headings}\na,b\nb,b\n`)).toEqual([
        ['', { id: 'a' }],
        ['', { id: 'b' }],
        ['a RELATED_TO b', {}],
        ['b RELATED_TO b', {}],
      ])
    },
  )

  test('have the type of a relationship in a column called type, unless that says directions', async () => {
    expect((await graphOf('source;target;type\na;b;KNOWS\n')).at(-1)).toEqual(['a KNOWS b', {}])
    expect((await graphOf('Source,Target,Type,Kind\na,b,Undirected,KNOWS\n')).at(-1)).toEqual([
      'a KNOWS b',
      { directed: false },
    ])
  })

  test('are read as Gephi writes them', async () => {
    expect(
      await graphOf(
        'Id,Label,timeset,degree\n1,Ann,,2\n2,Bob,,1\n',
        'Source,Target,Type,Id,Label,timeset,Weight\n1,2,Undirected,0,,,1.0\n1,2,Directed,1,x,,2.5\n',
      ),
    ).toEqual([
      ['', { id: '1', label: 'Ann', degree: 2 }],
      ['', { id: '2', label: 'Bob', degree: 1 }],
      ['1 RELATED_TO 2', { id: '0', weight: { float: '1' }, directed: false }],
      ['1 RELATED_TO 2', { id: '1', label: 'x', weight: 2.5 }],
    ])
  })

  test('are read as Neo4j imports them: spaces of ids, types, lists, points, columns to ignore', async () => {
    const tables = [
      'personId:ID(Person),name,age:int,tags:string[],home:point{crs:WGS-84},note:IGNORE,:LABEL\n' +
        '1,Ann,050,a;b,"{latitude:55.5, longitude:12.5}",x,A;B\n',
      ':ID(Film),title:string,made:date,good:boolean,rates:float[]\n1,007,1962-10-05,TRUE,1;2.5\n',
      ':START_ID(Person),since:datetime,:END_ID(Film),:TYPE\n1,2015-07-21T10:00,1,SAW\n',
    ]
    expect(await graphOf(...tables)).toEqual([
      [
        'A:B',
        { personId: '1', name: 'Ann', age: 50, tags: ['a', 'b'], home: { point: [4326, '12.5', '55.5'] } },
      ],
      ['', { id: '1', title: '007', made: { date: '1962-10-05' }, good: true, rates: [{ float: '1' }, 2.5] }],
      ['undefined SAW 1', { since: { datetime: '2015-07-21T10:00:00Z' } }],
    ])
    const { reports } = await readFiles(tables.map((content, at) => fileOf(`${at}.csv`, content)))
    expect(lossTexts(reports[0].losses)).toEqual(['1 column that is marked IGNORE was left out'])
  })

  test('are read as Neptune loads them', async () => {
    expect(
      await graphOf(
        '~id,~label,name:String,age:Int,tags:String[],x:String(single)\nv1,A;B,Ann,5,a;b,y\nv2,A,Bob,,,\n',
        '~id,~from,~to,~label,dist:Double\ne1,v1,v2,KNOWS,1\n',
      ),
    ).toEqual([
      ['A:B', { id: 'v1', name: 'Ann', age: 5, tags: ['a', 'b'], x: 'y' }],
      ['A', { id: 'v2', name: 'Bob' }],
      ['v1 KNOWS v2', { id: 'e1', dist: { float: '1' } }],
    ])
  })

  test('leave out rows without values, and columns without a heading, which is told', async () => {
    const { nodes, report } = await readText('a.csv', ',id,labels\n0,a,A\n,,\n1,b,B\n')
    expect(nodes.length).toBe(2)
    expect(lossTexts(report.losses)).toEqual([
      '2 cells without a heading were left out (the first on line 2)',
    ])
  })

  test('say where each element stands', async () => {
    const { nodes } = await readText('a.csv', 'id,name\n\na,"x\ny"\nb,z\n')
    expect(nodes.map(({ properties }) => propertyMap(properties))).toMatchObject([
      { importedFrom: 'a.csv', importedLine: 3 },
      { importedFrom: 'a.csv', importedLine: 5 },
    ])
  })

  test('have ordinary names that JavaScript has of its own', async () => {
    const { nodes } = await readText('a.csv', 'id,__proto__,constructor,toString\na,1,x,y\n')
    expect(Object.entries(propertyMap(nodes[0].properties)).slice(0, 4)).toEqual([
      ['id', 'a'],
      ['__proto__', 1],
      ['constructor', 'x'],
      ['toString', 'y'],
    ])
  })
})

describe('a table is refused', () => {
  test('that is of neither nodes nor relationships', async () => {
    expect(await failure('project_id,year,donor\n1,2010,China\n')).toEqual({
      code: 'NeedsMapping',
      message:
        'The table is of neither nodes nor relationships by its columns: `project_id`, `year`, `donor`.',
      hint:
        'Name a column `id` for a table of nodes, or begin it with two columns `source` and `target` for a table of relationships; ' +
        'or give a mapping with it, which says what its columns are.',
      place: { file: '0.csv', line: 1 },
    })
  })

  test.each([
    'Name,Type,Start,End',
    'Date,Investor,Target,Amount,Source',
    'name,source,target',
    'id,name,from,to',
  ])('that says more than its ends: %s', async (headings) => {
    const cells = headings.replaceAll(/[^,]+/g, 'a')
    expect(await failure(`${headings}\n${cells}\n`)).toMatchObject({ code: 'NeedsMapping' })
  })

  test.each([
    ['a cell that is not of its type', 'id,labels,born:integer\na,A,1\nb,A,x\n', 'InvalidCell', 3],
    ['a node without an id', 'id,labels\na,A\n,A\n', 'NoId', 3],
    ['a relationship without an end', 'source,target\na,b\na,\n', 'InvalidRelationship', 3],
    ['two columns with one name', 'id,x,x\na,1,2\n', 'InvalidColumns', 1],
    ['an id twice', 'id,x\na,1\na,2\n', 'DuplicateNode', 3],
    ['no rows', '\n\n', 'EmptyFile', undefined],
    ['a point that is none', ':ID,at:point\na,"{x: 1, y: z}"\n', 'InvalidCell', 2],
    ['a time that is none', ':ID,at:datetime\na,soon\n', 'InvalidCell', 2],
  ])('with %s', async (_, table, code, line) => {
    expect(await failure(table)).toMatchObject({
      code,
      place: line === undefined ? { file: '0.csv' } : { file: '0.csv', line },
    })
  })

  test('whose relationships name a node that is in none of the tables', async () => {
    expect(await failure('id,x\na,1\n', 'source,target\na,b\n')).toMatchObject({
      code: 'DanglingRelationship',
      place: { file: '1.csv', line: 2 },
    })
  })
})

test('a file is CSV by its headings, whatever its name, and by its name', () => {
  const idOf = (name: string, text: string) => formatOf(fileOf(name, text)).id
  expect(idOf('a', 'source,target\na,b\n')).toBe('csv')
  expect(idOf('a', 'personId:ID(Person)|x\na|b\n')).toBe('csv')
  expect(idOf('matches.csv', 'match,score\n1,2\n')).toBe('csv')
  expect(idOf('a.txt', 'name\tage\nx\t1\n')).toBe('csv')
  expect(idOf('a.txt', 'CREATE (:A {x: 1, y: 2})')).toBe('cypher')
})

const airRoutes = sharedPath('graphs')

test.skipIf(airRoutes === undefined)('the air routes are read with their types', async () => {
  const { nodes: airports, relationships } = await readFiles(
    ['air-routes-nodes.csv', 'air-routes-edges.csv'].map((name) =>
      fileOf(name, readFileSync(`${airRoutes}/${name}`)),
    ),
  )
  expect([airports.length, relationships.length]).toEqual([3749, 57_645])
  expect(airports[1].labels).toEqual(['airport'])
  expect(propertyMap(airports[1].properties)).toMatchObject({
    id: '1',
    code: 'ATL',
    runways: 5,
    lat: 33.6366996765137,
  })
  expect(relationships[0]).toMatchObject({ type: 'route', start: 1, end: 3 })
  expect(propertyMap(relationships[0].properties)).toMatchObject({ dist: 809 })
})

describe('exports', () => {
  const options = { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false }
  const writerOf = (id: string) => {
    const writer = loadedWriters.find((one) => one.id === id)
    if (writer === undefined) throw new Error(id)
    return writer
  }
  const filesOf = (texts: readonly { readonly suffix: string; readonly text: string }[]) =>
    texts.map(({ suffix, text }) => fileOf(`graph${suffix}.csv`, text))

  test.each(['csv', 'csv-excel'])('of %s come back as they were', async (id) => {
    const { write } = writerOf(id)
    await fc.assert(
      fc.asyncProperty(subgraphs, async (subgraph) => {
        const again = subgraphAgain(await readFiles(filesOf(write(subgraph, options))))
        expect(comparable(again)).toEqual(comparable(subgraph))
      }),
      { numRuns: 100 },
    )
  })

  test('for Gephi come back, but for what the text of a column does not tell', async () => {
    const { write } = writerOf('csv-gephi')
    await fc.assert(
      fc.asyncProperty(subgraphs, async (subgraph) => {
        // To Gephi names in any case are one: the later has `_` after it, and the export tells it.
        fc.pre([subgraph.nodes, subgraph.relationships].every(areDistinctInAnyCase))
        const again = subgraphAgain(await readFiles(filesOf(write(subgraph, options))))
        const texts = (properties: MapValue) =>
          Object.entries(properties)
            .filter(([, value]) => value !== '')
            .map(([name, value]): [string, string] => [name, textInColumn(value)])
            .sort()
        const { nodes, relationships } = subgraph
        expect(again.nodes.map(({ properties, ...rest }) => [rest, texts(properties)])).toEqual(
          nodes.map(({ properties, ...rest }) => [rest, texts(properties)]),
        )
        const ends = (one: (typeof relationships)[number]) =>
          JSON.stringify([one.start, one.type, one.end, texts(one.properties)])
        expect(again.relationships.map(ends).sort()).toEqual(relationships.map(ends).sort())
      }),
      { numRuns: 100 },
    )
  })

  test('for Gephi say directions, and names that stand with its own', async () => {
    const [nodes, edges] = writerOf('csv-gephi').write(
      {
        nodes: [
          {
            key: 'a',
            labels: ['A', 'B'],
            properties: propertyMap([
              ['id', 'a'],
              ['label_', 1],
              ['Licence', 'x'],
            ]),
          },
        ],
        relationships: [
          {
            key: 'r1',
            type: 'R',
            start: 'a',
            end: 'a',
            properties: propertyMap([
              ['directed', false],
              ['weight', 2],
            ]),
          },
        ],
      },
      options,
    )
    expect(edges.text).toContain('a,a,Undirected,R,r1,R,2,CC BY 4.0,2\n')
    const again = subgraphAgain(await readFiles(filesOf([nodes, edges])))
    expect(again.nodes).toEqual([
      {
        key: 'a',
        labels: ['A', 'B'],
        properties: propertyMap([
          ['Licence', 'x'],
          ['id', 'a'],
          ['label_', 1],
        ]),
      },
    ])
    expect(again.relationships[0].properties).toEqual(
      propertyMap([
        ['directed', false],
        ['weight', 2],
      ]),
    )
  })
})

function areDistinctInAnyCase(elements: readonly { readonly properties: MapValue }[]): boolean {
  const names = [...new Set(elements.flatMap(({ properties }) => Object.keys(properties)))]
  return new Set(names.map((name) => name.toLowerCase())).size === names.length
}

/** A text of a boolean in capitals is one, and an INTEGER in a column of FLOATs is a FLOAT. */
function textInColumn(value: Value): string {
  const text = textOf(value)
  const isWhole = /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text))
  if (isWhole || /^-?[\d.]+e[+-]?\d+$/.test(text)) return formatFloat(Number(text))
  return /^(?:true|false)$/i.test(text) ? text.toLowerCase() : text
}

test('the tables of an export are read again whole: that of its claims is known, and told as left out', async () => {
  const writer = loadedWriters.find(({ id }) => id === 'csv')
  if (writer === undefined) throw new Error('There is no CSV.')
  const end = { labels: ['A'], properties: {} }
  const subgraph = orderedSubgraph(
    [
      { key: 'a', ...end },
      { key: 'b', ...end },
    ],
    [{ type: 'R', start: 'a', end: 'b', properties: { claims: ['C1'] } }],
  )
  const place = { kind: 'cell', row: 7, column: 'Recipient' } as const
  const evidence = { gloss: 'g', modality: 'fact', credited: [], document: 'd', place, sha256: 'x' }
  const files = writer
    .write(subgraph, { evidenceOf: (claim) => [{ claim, ...evidence }], licence: '', raw: false })
    .map(({ suffix, text }) => fileOf(`all${suffix}.csv`, text))
  expect(files.map(({ name }) => name)).toEqual(['all-nodes.csv', 'all-relationships.csv', 'all-claims.csv'])
  const { nodes, relationships, reports } = await readFiles(files)
  expect([nodes.length, relationships.length]).toEqual([2, 1])
  expect(reports.map(({ losses }) => lossTexts(losses))).toEqual([[], [], ['1 claim was left out (line 2)']])
})
