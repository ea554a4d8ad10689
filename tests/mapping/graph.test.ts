import { describe, expect, test } from 'vitest'
import { DataError } from '../../src/errors.ts'
import { readGraphMappings } from '../../src/mapping/schema/read-graph-mappings.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { fileOf } from '../formats/read.ts'

const people = fileOf('staff.csv', 'staff no,called,since\n1,Ada,1840\n2,Bob,n/a\n')
const works = fileOf('works.csv', 'who,where,role\n1,Vik Light,chief\n3,Sund Light,\n,Sund Light,helper\n')
const MAPPING = `# Two tables
table: { file: staff.csv }
row: '{staff no}'
entities:
  person:
    label: Person
    id: '{staff no}'
    name: '{called}'
    properties:
      since: { of: '{since}', as: value }
---
table: { file: works.csv }
entities:
  who: { label: Person, id: '{who}' }
  where: { label: Lighthouse, id: '{where}', name: '{where}' }
relationships:
  works:
    start: who
    type: WORKS_AT
    end: where
    properties:
      role: '{role}'
`

async function opened(mapping: string, ...tables: readonly { name: string; bytes: Uint8Array }[]) {
  const { store, reports } = await openFiles([...tables, fileOf('map.yaml', mapping)])
  return { database: new FullDatabase(store), reports }
}

async function refusal(mapping: string, ...tables: readonly { name: string; bytes: Uint8Array }[]) {
  try {
    await opened(mapping, ...tables)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    const { code, message, hint, place } = error
    return { code, message, hint, at: `${place?.file}:${place?.line}` }
  }
  throw new Error('Nothing was refused.')
}

describe('a mapping that is given with tables', () => {
  test('makes nodes and relationships of them, one graph by their ids', async () => {
    const { database, reports } = await opened(MAPPING, people, works)
    expect(
      database.query(
        'MATCH (p:Person)-[r:WORKS_AT]->(l) RETURN p.id, p.name, p.since, r.role, l.name, labels(l)',
      ).records,
    ).toEqual([
      ['1', 'Ada', '1840', 'chief', 'Vik Light', ['Lighthouse']],
      ['3', null, null, null, 'Sund Light', ['Lighthouse']],
    ])
    expect(database.query('MATCH (p:Person) RETURN p.id, p.importedFrom, p.importedLine').records).toEqual([
      ['1', 'staff.csv', 2],
      ['2', 'staff.csv', 3],
      ['3', 'works.csv', 3],
    ])
    expect(reports.map(({ file, nodes, relationships }) => [file, nodes, relationships])).toEqual([
      ['staff.csv', 2, 0],
      ['works.csv', 3, 2],
    ])
    expect(reports[1].losses).toMatchObject([{ count: 1, line: 4, outcome: 'left without a relationship' }])
  })

  test('reads values by what all cells of a column are', async () => {
    const table = fileOf('staff.csv', 'staff no,called,since\n1,Ada,1840\n2,Bob,\n')
    const { database } = await opened(MAPPING, table, works)
    expect(database.query('MATCH (p {name: "Ada"}) RETURN p.since').records).toEqual([[1840]])
  })

  test.each<[string, string, readonly unknown[]]>([
    ['type: text', '007', ['STRING NOT NULL', '007']],
    ['type: integer', '007', ['INTEGER NOT NULL', '7']],
    ['type: float', '7', ['FLOAT NOT NULL', '7.0']],
    ['type: float, decimal: ","', '1.234,50', ['FLOAT NOT NULL', '1234.5']],
    ['type: boolean', 'TRUE', ['BOOLEAN NOT NULL', 'true']],
    ['type: date', '1815-12-10', ['DATE NOT NULL', '1815-12-10']],
    ['type: date', '1815/12/10', ['DATE NOT NULL', '1815-12-10']],
    ['type: date', '18151210', ['DATE NOT NULL', '1815-12-10']],
    ['type: date, order: dmy', '10.12.1815', ['DATE NOT NULL', '1815-12-10']],
    ['type: date, order: mdy', '12/10/1815', ['DATE NOT NULL', '1815-12-10']],
    ['type: localdatetime', '1815-12-10T01:02', ['LOCAL DATETIME NOT NULL', '1815-12-10T01:02:00']],
    ['type: datetime', '1815-12-10T01:02', ['ZONED DATETIME NOT NULL', '1815-12-10T01:02:00Z']],
  ])('reads a value by %s, whatever the other cells are', async (type, cell, expected) => {
    const mapping = `entities:\n  a: { id: '{code}', properties: { x: { of: '{x}', as: value, ${type} } } }\n`
    const { database } = await opened(mapping, fileOf('a.csv', `code;x\n1;${cell}\n2;\n`))
    const { records } = database.query("MATCH (n {id: '1'}) RETURN valueType(n.x), toString(n.x)")
    expect(records).toEqual([expected])
  })

  test.each([
    ['date, order: dmy', '12/31/2024', 'date with the day first'],
    ['date, order: mdy', '31.12.2024', 'date with the month first'],
    ['date', '31.12.2024', 'date'],
  ])('refuses a cell that is no date in the order of type: %s', async (type, cell, as) => {
    const mapping = `entities:\n  a: { id: '{code}', properties: { x: { of: '{x}', as: value, type: ${type} } } }\n`
    expect(await refusal(mapping, fileOf('a.csv', `code;x\n1;${cell}\n`))).toMatchObject({
      code: 'InvalidCell',
      message: `"${cell}" cannot be read as ${as}.`,
      at: 'a.csv:2',
    })
  })

  test('refuses a cell that is not of the type that it says', async () => {
    const mapping =
      "entities:\n  a: { id: '{code}', properties: { x: { of: '{x}', as: value, type: float, decimal: ',' } } }\n"
    expect(await refusal(mapping, fileOf('a.csv', 'code;x\n1;1,5\n2;1.5\n'))).toEqual({
      code: 'InvalidCell',
      message: '"1.5" cannot be read as float with a decimal comma.',
      hint: 'Correct the cell, or give its column another type.',
      at: 'a.csv:3',
    })
  })

  test('says labels, types and the number of a row by cells, and many nodes by one cell', async () => {
    const table = fileOf('x.csv', 'kind,verb,crew\nLight,BUILT_BY,Ada; Bob\nShip,RUN_BY,Ada\n')
    const { database } = await opened(
      `entities:
  row: { label: '{kind}', id: 'row {#}' }
  crew: { label: Person, each: { column: crew }, id: '{item}' }
relationships:
  crew: { start: row, type: '{verb}', end: crew }
`,
      table,
    )
    expect(
      database.query('MATCH (a)-[r]->(b:Person) RETURN labels(a), a.id, type(r), b.id ORDER BY a.id, b.id')
        .records,
    ).toEqual([
      [['Light'], 'row 2', 'BUILT_BY', 'Ada'],
      [['Light'], 'row 2', 'BUILT_BY', 'Bob'],
      [['Ship'], 'row 3', 'RUN_BY', 'Ada'],
    ])
  })

  test('refuses a row that joins too many with too many, and a text that grows too long', async () => {
    const items = Array.from({ length: 400 }, (_, at) => `i${at}`).join(';')
    const table = fileOf('x.csv', `a,b\n1,2\n${items},${items}\n`)
    expect(
      await refusal(
        `entities:
  a: { each: { column: a, split: ';' }, id: 'A{item}' }
  b: { each: { column: b, split: ';' }, id: 'B{item}' }
relationships:
  r: { start: a, type: T, end: b }
`,
        table,
      ),
    ).toMatchObject({ code: 'TooLarge', at: 'x.csv:3' })
    const long = fileOf('y.csv', `a\n${'y'.repeat(2 ** 20)}\n`)
    expect(await refusal(`entities: { row: { id: '${'{a}'.repeat(20)}' } }`, long)).toMatchObject({
      code: 'TooLarge',
      at: 'y.csv:2',
    })
  })

  test('tells the rows that make no node', async () => {
    const table = fileOf('x.csv', 'kind,verb\nLight,a\n,b\nShip,c\n,d\n')
    const { database, reports } = await opened("entities: { row: { id: '{kind} {#}' } }", table)
    expect(database.query('MATCH (n) RETURN n.id ORDER BY n.id').records).toEqual([['Light 2'], ['Ship 4']])
    expect(reports[0].losses).toMatchObject([
      { one: 'row that made no node', count: 2, line: 3, outcome: 'left out' },
    ])
  })

  test('numbers rows by a name that no column has', async () => {
    const table = fileOf('x.csv', '#,kind\n7,Light\n7,Ship\n')
    const { database } = await opened("entities: { row: { id: 'row {##} of {#}' } }", table)
    expect(database.query('MATCH (n) RETURN n.id ORDER BY n.id').records).toEqual([
      ['row 2 of 7'],
      ['row 3 of 7'],
    ])
    expect(await refusal("entities: { row: { id: 'row {###}' } }", table)).toMatchObject({
      code: 'InvalidMapping',
    })
  })

  test('is of the tables that have its columns, where none has the name that it says', async () => {
    const renamed = { ...people, name: 'staff (1).csv' }
    const { database } = await opened(MAPPING, renamed, works)
    expect(database.query('MATCH (p:Person) RETURN count(p)').records).toEqual([[3]])
  })

  test('goes with tables that say themselves what they are', async () => {
    const known = fileOf('known.csv', 'id,labels,name\n1,Boss,Ada\n')
    const { database } = await opened(MAPPING.split('---\n')[1], known, works)
    expect(database.query('MATCH (p {id: "1"})-[:WORKS_AT]->() RETURN labels(p), p.name').records).toEqual([
      [['Boss'], 'Ada'],
    ])
  })
})

describe('a mapping is refused', () => {
  const one = MAPPING.split('---\n')[0]
  test.each([
    ['an unknown column', one.replace('{called}', '{caled}'), 'InvalidMapping', 'map.yaml:8'],
    ['two names of a property', one.replace('since:', 'id:'), 'InvalidMapping', 'map.yaml:10'],
    [
      'a value of two columns',
      one.replace("'{since}'", "'{since}{called}'"),
      'InvalidMapping',
      'map.yaml:10',
    ],
    ['an id of no column', one.replace("id: '{staff no}'", 'id: x'), 'InvalidMapping', 'map.yaml:7'],
    [
      'an unknown entity',
      `${one}relationships: { r: { start: x, type: R, end: person } }`,
      'InvalidMapping',
      'map.yaml:11',
    ],
    ['an unknown key', one.replace('row:', 'rows:'), 'InvalidShape', 'map.yaml:3'],
    ['claims', `${one}claims: {}`, 'MakesClaims', 'map.yaml:undefined'],
    ['what is not YAML', 'entities: [', 'InvalidYaml', 'map.yaml:1'],
  ])('with %s', async (_, mapping, code, at) => {
    expect(await refusal(mapping, people)).toMatchObject({ code, at })
  })

  test('whose table was not given', async () => {
    expect(await refusal(MAPPING, people)).toMatchObject({
      code: 'NoTable',
      message: 'The mapping is of works.csv, and no table that was given is called so or has its columns.',
      at: 'map.yaml:12',
    })
  })

  test('second, of the same table', async () => {
    expect(await refusal(`${one}---\n${one}`, people)).toMatchObject({
      code: 'InvalidMapping',
      message: 'Two mappings are of staff.csv.',
    })
  })

  test('by a table in which two rows are known by the same, or one by nothing', async () => {
    expect(await refusal(one, fileOf('staff.csv', 'staff no,called,since\na,A,1\nb,B,2\na,C,3\n'))).toEqual({
      code: 'DuplicateNode',
      message: "Column staff no holds 'a' twice, on lines 2 and 4.",
      hint: 'Choose a column in which every row has a text of its own, or correct the table.',
      at: 'staff.csv:4',
    })
    expect(await refusal(one, fileOf('staff.csv', 'staff no,called,since\n,A,1\n'))).toMatchObject({
      code: 'NoId',
      at: 'staff.csv:2',
    })
  })
})

describe('rows of two tables with one id', () => {
  const mappingOf = (file: string, name: string): string => `table: { file: ${file} }
row: '{id}'
entities: { row: { id: '{id}', properties: { ${name}: { of: '{n}', as: value } } } }
`
  const [first, second] = [fileOf('a1.csv', 'id,n\nw,1\nx,1\n'), fileOf('a2.csv', 'id,n\nx,9\n')]

  test('are refused where they say another value', async () => {
    const mapping = `${mappingOf('a1.csv', 'v')}---\n${mappingOf('a2.csv', 'v')}`
    expect(await refusal(mapping, first, second)).toEqual({
      code: 'DuplicateNode',
      message: 'Two nodes have the id x and do not agree on v: here and on line 3 of a1.csv.',
      hint: 'Give every node an id of its own; where both rows are of one node, say v in one of the tables, or the same in both.',
      at: 'a2.csv:2',
    })
  })

  test.each([
    ['values of other names', mappingOf('a2.csv', 'w'), second, [1, 9]],
    ['the same values', mappingOf('a2.csv', 'v'), fileOf('a2.csv', 'id,n\nx,1.0\n'), [1, null]],
  ])('are one node where they say %s', async (_, mapping, table, values) => {
    const { database } = await opened(`${mappingOf('a1.csv', 'v')}---\n${mapping}`, first, table)
    expect(database.query('MATCH (n {id: "x"}) RETURN n.v, n.w').records).toEqual([values])
  })

  test('are refused where one of the tables says itself what it is', async () => {
    const known = fileOf('known.csv', 'id,labels\nw,A\nx,B\n')
    const refused = {
      code: 'DuplicateNode',
      message: 'Two nodes have the id x: here and on line 3 of known.csv.',
    }
    for (const tables of [
      [known, second],
      [second, known],
    ])
      expect(await refusal(mappingOf('a2.csv', 'v'), ...tables)).toMatchObject({ ...refused, at: 'a2.csv:2' })
  })

  test('are one node where only one stands there, and the other names it', async () => {
    const naming = mappingOf('a2.csv', 'v').replace("row: '{id}'\n", '')
    for (const tables of [
      [first, second],
      [second, first],
    ]) {
      const { database } = await opened(`${mappingOf('a1.csv', 'v')}---\n${naming}`, ...tables)
      expect(database.query('MATCH (n {id: "x"}) RETURN n.v').records).toEqual([[1]])
    }
  })
})

test('places in a second mapping of a text are lines of the text', () => {
  const read = readGraphMappings('m.yaml', 'entities: {}\n---\nentities: {}\nwrong: 1\n')
  expect('errors' in read && read.errors.map(({ place }) => place?.line)).toEqual([4])
})
