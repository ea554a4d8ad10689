import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { type Choice, rolesOf, withRole } from '../../src/mapping/choose/choice.ts'
import { guessChoice } from '../../src/mapping/choose/guess.ts'
import { mappingText } from '../../src/mapping/choose/mapping-text.ts'
import { previewOf } from '../../src/mapping/choose/preview.ts'
import { problemsOf } from '../../src/mapping/choose/problems.ts'
import { MOST_SAMPLED, sampleTables, type TableSample } from '../../src/mapping/choose/sample.ts'
import { mappingsOf } from '../../src/mapping/choose/to-mapping.ts'
import { labelOfTable, singular } from '../../src/mapping/choose/words.ts'
import { checkGraphMapping } from '../../src/mapping/schema/check-graph-mapping.ts'
import { readGraphMappings } from '../../src/mapping/schema/read-graph-mappings.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { fileOf } from '../formats/read.ts'
import { texts, workbookOf } from '../formats/xlsx/workbooks.ts'
import { sharedPath } from '../helpers/shared.ts'

type Tables = Readonly<Record<string, string>>

function samplesOf(tables: Tables): Promise<readonly TableSample[]> {
  return sampleTables(
    Object.entries(tables).map(([name, text]) => fileOf(name, text)),
    async () => {},
  )
}

/** A guess in words: what rows are, and what each column is. */
async function guessed(tables: Tables) {
  const samples = await samplesOf(tables)
  const choice = guessChoice(samples)
  return choice.tables.map((table, at) => {
    if (table.rows === 'left out') return 'left out'
    const { headings } = samples[at]
    if (table.rows === 'nodes') {
      const { label, columns } = table.nodes
      return [
        label,
        ...columns.map(
          ({ role, label: of, type }, place) =>
            `${headings[place]}: ${role === 'node' ? `${type} ${of}` : role}`,
        ),
      ]
    }
    const { startLabel, endLabel, type, columns } = table.relationships
    return [
      `${startLabel} ${type} ${endLabel}`,
      ...columns.map(({ role }, place) => `${headings[place]}: ${role}`),
    ]
  })
}

const investments =
  'investor,company,amount,year\nSequoia,Acme,10,2019\nAccel,Acme,5,2020\nSequoia,Initech,7,2020\n'
const people = 'code,name,manager,born\na1,Ada,,1815\nb2,Bob,a1,1900\nc3,Cy,a1,1910\n'
const works = 'person_code,firm,role\na1,Acme,chief\nb2,Acme,clerk\na1,Initech,clerk\n'

describe('a guess', () => {
  test.each<[string, Tables, readonly (readonly string[])[]]>([
    [
      'takes a known pair of headings for the ends of a relationship',
      { 'investments.csv': investments },
      [
        [
          'Investor INVESTED_IN Company',
          'investor: start',
          'company: end',
          'amount: property',
          'year: property',
        ],
      ],
    ],
    [
      'takes two columns called ids for it',
      { 'lives in.csv': 'person_id,city_id\n1,7\n1,8\n2,7\n' },
      [['Person LIVES_IN City', 'person_id: start', 'city_id: end']],
    ],
    [
      'takes headings of several words for it, and what else they say for labels',
      {
        'trips.csv':
          'From station;To station;Kind\nOslo;Bergen;RAIL\nBergen;Oslo;RAIL\nOslo;Voss;BUS\nVoss;Oslo;BUS\n',
      },
      [['Station TRIPS Station', 'From station: start', 'To station: end', 'Kind: type']],
    ],
    [
      'takes what is unique for an id, a name for a name, and values that are ids of the same column for relationships',
      { 'people.csv': people },
      [['Person', 'code: id', 'name: name', 'manager: MANAGED_BY Person', 'born: property']],
    ],
    [
      'takes values that are ids of another table for its rows',
      { 'people.csv': people, 'works.csv': works },
      [
        ['Person', 'code: id', 'name: name', 'manager: MANAGED_BY Person', 'born: property'],
        ['Person WORKS Firm', 'person_code: start', 'firm: end', 'role: property'],
      ],
    ],
    [
      'takes a row with an id and a name for a node, and what comes again for others',
      {
        'projects.csv':
          'project_id,title,country,funder,cost\n1,Dam,Kenya,EXIM,3\n2,Road,Kenya,CDB,4\n3,Port,Ghana,EXIM,\n',
      },
      [
        [
          'Project',
          'project_id: id',
          'title: name',
          'country: LOCATED_IN Country',
          'funder: FUNDED_BY Funder',
          'cost: property',
        ],
      ],
    ],
    [
      'leaves the id open where nothing is unique',
      { 'visits.csv': 'day,place\n2020-01-01,Oslo\n2020-01-01,Oslo\n' },
      [['Visit', 'day: property', 'place: LOCATED_IN Place']],
    ],
    [
      'takes a pair of German headings for it',
      {
        'lieferungen.csv':
          'Lieferant;Empfänger;Menge;Preis;Datum\nA;X;1;1,5;03.04.2024\nB;Y;2;2,5;13.04.2024\nA;Z;3;1,0;14.04.2024\n',
      },
      [
        [
          'Lieferant SUPPLIES Empfänger',
          'Lieferant: start',
          'Empfänger: end',
          'Menge: property',
          'Preis: property',
          'Datum: property',
        ],
      ],
    ],
    [
      'takes each row for a relationship where who receives comes once',
      { 'deliveries.csv': 'supplier;recipient;amount\nA;X;1\nB;Y;2\nA;Z;3\n' },
      [['Supplier SUPPLIES Recipient', 'supplier: start', 'recipient: end', 'amount: property']],
    ],
    [
      'takes two columns of text that name the same things for ends of one label',
      { 'trade.csv': 'exporter;importer;tons\nA;B;1\nB;C;2\nD;E;3\n' },
      [['Entity TRADE Entity', 'exporter: start', 'importer: end', 'tons: property']],
    ],
    [
      'takes two columns of text of which values come again for ends',
      { 'trade.csv': 'exporter;port;tons\nA;X;1\nA;Y;2\nB;X;3\nB;Y;4\n' },
      [['Exporter TRADE Port', 'exporter: start', 'port: end', 'tons: property']],
    ],
    [
      'takes a row with a text of its own for a node, whatever comes again beside it',
      { 'cities.csv': 'city;country;people\nOslo;Norway;1\nBergen;Norway;2\nAarhus;Denmark;3\n' },
      [['City', 'city: id', 'country: LOCATED_IN Country', 'people: property']],
    ],
    [
      'leaves out columns that cannot be named',
      { 'x.csv': 'nr,a{b},,v,v\n1,2,3,4,5\n' },
      [['X', 'nr: id', 'a{b}: left out', ': left out', 'v: left out', 'v: left out']],
    ],
  ])('%s', async (_, tables, choice) => {
    expect(await guessed(tables)).toEqual(choice)
  })
})

test.each([
  ['funding_round_id', 'funding_rounds.csv', 'FundingRound'],
  ['last_funding_round_id', 'funding_rounds.csv', 'FundingRound'],
  ['home_port_no', 'ports.csv', 'Port'],
])('a column of numbers called %s is of rows of %s', async (heading, file, label) => {
  const [table] = await guessed({
    'companies.csv': `id_no,name,${heading}\n7,A,1\n8,B,2\n9,C,2\n`,
    'others.csv': 'other_no,name\n1,a\n2,b\n',
    [file]: 'nr,name\n1,x\n2,y\n',
  })
  expect(table).toContain(`${heading}: HAS_${heading.replace(/_(?:id|no)$/, '').toUpperCase()} ${label}`)
})

test.each<[string, string]>([
  ['rows known by an id', 'code;who;size\na;X;1\nb;X;2\nc;Y;3\n'],
  ['rows known by their number', 'Wer;Ort;Menge;Art\nA;X;1;k\nA;X;2;k\nB;Y;2;l\n'],
  ['ends', 'Lieferant;Empfänger;Menge\nA;X;1\nB;X;2\n'],
])('nodes of a guess all have a name: %s', async (_, text) => {
  const { database } = await openedAsGuessed({ 'rows.csv': text })
  const { records } = database.query('MATCH (n) RETURN count(*) > 0, count(*) = count(n.name)')
  expect(records).toEqual([[true, true]])
})

test('headings are read a few times each, however many there are', async () => {
  const readsOf = async (columns: number): Promise<number> => {
    const names = Array.from({ length: columns }, (_, at) => `c${at}`)
    const [sample] = await samplesOf({ 'wide.csv': `${names.join(',')}\n${names.join(',')}\n` })
    let reads = 0
    const headings = new Proxy(sample.headings, {
      get: (target, key, receiver): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++
        return Reflect.get(target, key, receiver)
      },
    })
    const samples = [{ ...sample, headings }]
    const [mapping] = mappingsOf(samples, guessChoice(samples))
    if (mapping === undefined) throw new Error('Nothing was guessed.')
    const read = { file: 'm.yaml', mapping, locate: () => ({ file: 'm.yaml' }) }
    expect(checkGraphMapping(read, headings)).toEqual([])
    return reads
  }
  expect(await readsOf(400)).toBeLessThan(2.5 * (await readsOf(200)))
})

test('columns that would have one name in a mapping are told apart in one go, however many', async () => {
  const workOf = async (columns: number): Promise<number> => {
    // All words are `x`; the signs after it tell the columns apart.
    const names = Array.from(
      { length: columns },
      (_, at) => `x${at.toString(2).replace(/[01]/g, (bit) => '!?'[Number(bit)])}`,
    )
    const samples = await samplesOf({ 'wide.csv': `${names.join(';')}\n${names.map(() => 'a').join(';')}\n` })
    const guess = guessChoice(samples)
    const [table] = guess.tables
    const linked = table.nodes.columns.map((column) => ({ ...column, role: 'node' as const, type: 'HAS' }))
    const choice = {
      ...guess,
      tables: [{ ...table, rows: 'nodes' as const, nodes: { ...table.nodes, columns: linked } }],
    }
    const looked = vi.spyOn(Set.prototype, 'has')
    const [mapping] = mappingsOf(samples, choice)
    const work = looked.mock.calls.length
    looked.mockRestore()
    expect(Object.keys(mapping?.entities ?? {})).toHaveLength(columns + 1)
    return work
  }
  expect(await workOf(400)).toBeLessThan(2.5 * (await workOf(200)))
})

const namedByProjects = [
  'project_id: id',
  'donor: node',
  'funding_agency: node',
  'title: name',
  'crs_sector_name: node',
  'cofinancing_agency: node',
  'all_recipients: node',
  'recipient_region: node',
]

describe('a guess of real tables', () => {
  const data = sharedPath('data/aiddata/projects.csv')
  test.skipIf(data === undefined)(
    'of 5,466 projects is of nodes that name countries and funders',
    async () => {
      const text = readFileSync(data ?? '')
      const samples = await sampleTables([{ name: 'projects.csv', bytes: text }], async () => {})
      const choice = guessChoice(samples)
      const [{ rows, nodes }] = choice.tables
      const { headings } = samples[0]
      const named = nodes.columns.flatMap(({ role }, place) =>
        ['id', 'name', 'label', 'node'].includes(role) ? [`${headings[place]}: ${role}`] : [],
      )
      expect({ rows, label: nodes.label, named }).toEqual({
        rows: 'nodes',
        label: 'Project',
        named: namedByProjects,
      })
      const preview = await previewOf(samples, mappingsOf(samples, choice))
      expect(preview.problems).toEqual([undefined])
      expect(preview.nodes).toBeGreaterThan(samples[0].rows.length)
    },
  )

  const routes = sharedPath('graphs/air-routes-edges.csv')
  test.skipIf(routes === undefined)('under other headings is what the table says itself', async () => {
    const renamed = (path: string, ...names: readonly string[]): string => {
      const [first, ...rows] = readFileSync(path, 'utf8').split('\n')
      const headings = first.split(',').map((heading, at) => names[at] ?? heading.replace(/[~:].*$/, ''))
      return [headings.join(','), ...rows].join('\n')
    }
    const [airports, edges] = await guessed({
      'airports.csv': renamed(sharedPath('graphs/air-routes-nodes.csv') ?? '', 'no', 'sort', 'what'),
      'flights.csv': renamed(routes ?? '', 'nr', 'departure_id', 'arrival_id', 'sort'),
    })
    expect(airports.slice(0, 3)).toEqual(['Airport', 'no: id', 'sort: property'])
    expect(edges).toEqual([
      'Airport FLIGHTS Airport',
      'nr: property',
      'departure_id: start',
      'arrival_id: end',
      'sort: property',
      'dist:int: property',
    ])
  })
})

/** What tables become, opened by the mapping that is guessed of them. */
async function openedAsGuessed(tables: Tables) {
  const samples = await samplesOf(tables)
  const text = mappingText(mappingsOf(samples, guessChoice(samples)).flatMap((mapping) => mapping ?? []))
  const files = Object.entries({ ...tables, 'm.yaml': text }).map(([name, content]) => fileOf(name, content))
  const { store, reports } = await openFiles(files)
  const database = new FullDatabase(store)
  return {
    database,
    amounts: database.query('MATCH (n) RETURN n.amount ORDER BY n.amount').records.flat(),
    losses: reports.flatMap((report) => report.losses),
  }
}

const set: Tables = { 'people.csv': people, 'works.csv': works }

describe('a choice', () => {
  test('is a mapping, whose text is read as it is and opens the tables without asking', async () => {
    const samples = await samplesOf(set)
    const mappings = mappingsOf(samples, guessChoice(samples)).flatMap((mapping) => mapping ?? [])
    const text = mappingText(mappings)
    const read = readGraphMappings('m.yaml', text)
    expect('mappings' in read && read.mappings.map(({ mapping }) => mapping)).toEqual(mappings)
    const files = Object.entries({ ...set, 'm.yaml': text }).map(([name, content]) => fileOf(name, content))
    const { store } = await openFiles(files)
    const database = new FullDatabase(store)
    expect(
      database.query(
        'MATCH (p:Person)-[r:WORKS]->(f:Firm) RETURN p.name, r.role, f.name, p.born, p.importedLine ORDER BY p.name, f.name',
      ).records,
    ).toEqual([
      ['Ada', 'chief', 'Acme', 1815, 2],
      ['Ada', 'clerk', 'Initech', 1815, 2],
      ['Bob', 'clerk', 'Acme', 1900, 3],
    ])
    expect(database.query('MATCH (p)-[:MANAGED_BY]->(b {name: "Ada"}) RETURN count(*)').records).toEqual([
      [2],
    ])
  })

  test('says the type of a column that the reader chose, and of no other', async () => {
    const tables = await samplesOf({ 'goods.csv': 'code;price;size\na;1,234;1\nb;2,345;2\n' })
    const guess = guessChoice(tables)
    const [table] = guess.tables
    const columns = table.nodes.columns.map((column, at) =>
      at === 1
        ? { ...column, values: { type: 'float' as const, decimal: ',' as const, order: 'ymd' as const } }
        : column,
    )
    const choice = {
      ...guess,
      tables: [{ ...table, rows: 'nodes' as const, nodes: { ...table.nodes, columns } }],
    }
    const text = mappingText(mappingsOf(tables, choice).flatMap((mapping) => mapping ?? []))
    expect(text).toContain('price: { of: "{price}", as: value, type: float, decimal: "," }')
    expect(text).toContain('size: { of: "{size}", as: value }')
    const { store } = await openFiles([
      fileOf('goods.csv', 'code;price;size\na;1,234;1\nb;2,345;2\n'),
      fileOf('goods.mapping.yaml', text),
    ])
    const { records } = new FullDatabase(store).query('MATCH (n) RETURN toString(n.price) ORDER BY n.id')
    expect(records).toEqual([['1.234'], ['2.345']])
  })

  test('of the most difficult names is a mapping still', async () => {
    const samples = await samplesOf({ 'a: b #c.csv': '"nr ""x""",yes,#,"é, \\ ü",- 7\nr,1,2,3,4\n' })
    const guess = guessChoice(samples)
    const choice: Choice = {
      ...guess,
      tables: guess.tables.map((table) => ({ ...table, nodes: { ...table.nodes, label: 'A {b}: "c"' } })),
    }
    const mappings = mappingsOf(samples, choice).flatMap((mapping) => mapping ?? [])
    const read = readGraphMappings('m.yaml', mappingText(mappings))
    expect('mappings' in read && read.mappings.map(({ mapping }) => mapping)).toEqual(mappings)
    const { labels, problems } = await previewOf(samples, mappings)
    expect({ labels, problems }).toEqual({ labels: [['A {b}: "c"', 1]], problems: [undefined] })
  })

  test('is seen before it is made: counts, a small picture, and what is wrong with rows', async () => {
    const samples = await samplesOf(set)
    const preview = await previewOf(samples, mappingsOf(samples, guessChoice(samples)))
    expect(preview).toMatchObject({
      nodes: 5,
      relationships: 5,
      labels: [
        ['Person', 3],
        ['Firm', 2],
      ],
      types: [
        ['WORKS', 3],
        ['MANAGED_BY', 2],
      ],
      problems: [undefined, undefined],
    })
    expect(preview.picture.nodes).toContainEqual({ id: 'a1', label: 'Person', caption: 'Ada' })
    const [first, ...others] = guessChoice(samples).tables
    const columns = withRole(first.nodes.columns, 2, 'id')
    const wrong: Choice = {
      tables: [{ ...first, nodes: { ...first.nodes, columns } }, ...others],
      isApart: false,
    }
    expect((await previewOf(samples, mappingsOf(samples, wrong))).problems[0]).toBe(
      'Column manager is blank, so that nothing tells by what the row is known. ' +
        'Fill in the cell, or choose a column in which every row has a text of its own.',
    )
  })

  test('of tables whose rows have no id keeps every row: none is that of another table', async () => {
    const tables: Tables = {
      'sales-2023.csv': 'kind,amount\nbuy,1\nsell,2\nbuy,3\n',
      'sales-2024.csv': 'kind,amount\nbuy,4\nsell,5\nbuy,6\n',
    }
    const { amounts, losses } = await openedAsGuessed(tables)
    expect({ amounts, losses }).toEqual({ amounts: [1, 2, 3, 4, 5, 6], losses: [] })
  })

  test('of a table with a column called # keeps its values and every row', async () => {
    const { amounts, database } = await openedAsGuessed({
      'sales.csv': '#,##,kind,amount\n1,a,buy,1\n1,a,sell,2\n1,b,buy,3\n',
    })
    expect(amounts).toEqual([1, 2, 3])
    expect(database.query('MATCH (n) RETURN n.`#`, n.`##` ORDER BY n.amount').records).toEqual([
      [1, 'a'],
      [1, 'a'],
      [1, 'b'],
    ])
  })

  test.each([
    ['an id', 'code,kind,amount\na,buy,1\nb,,2\nc,buy,3\n'],
    ['no id', 'kind,amount\nbuy,1\n,2\nbuy,3\n'],
  ])('keeps a row with %s whose label is blank, without a label', async (_, text) => {
    const samples = await samplesOf({ 'sales.csv': text })
    const guess = guessChoice(samples)
    const choice: Choice = {
      isApart: true,
      tables: guess.tables.map((table, at) => ({
        ...table,
        rows: 'nodes',
        nodes: {
          ...table.nodes,
          columns: withRole(table.nodes.columns, samples[at].headings.indexOf('kind'), 'label'),
        },
      })),
    }
    const { labels, problems, losses } = await previewOf(samples, mappingsOf(samples, choice))
    expect({ labels, problems, losses }).toEqual({
      labels: [
        ['buy', 2],
        ['', 1],
      ],
      problems: [undefined],
      losses: [],
    })
  })

  test('shows beforehand that two tables do not agree on a node, and that what they say together is one', async () => {
    const problemsOfBoth = async (first: string, second: string) => {
      const samples = await samplesOf({ 'a1.csv': first, 'a2.csv': second })
      const { nodes, problems } = await previewOf(samples, mappingsOf(samples, guessChoice(samples)))
      return { nodes, problems }
    }
    expect(await problemsOfBoth('code,n\nx,1\ny,2\n', 'code,n\nx,9\nz,3\n')).toMatchObject({
      problems: [
        undefined,
        expect.stringMatching(
          /^Two nodes have the id x and do not agree on n: here and on line 2 of a1.csv\. /,
        ),
      ],
    })
    expect(await problemsOfBoth('code,name\nx,Ada\ny,Bob\n', 'code,age\nx,1\ny,2\n')).toEqual({
      nodes: 2,
      problems: [undefined, undefined],
    })
  })

  test('gives a role that a table has once to one column', async () => {
    const [{ nodes }] = guessChoice(await samplesOf(set)).tables
    const roles = withRole(nodes.columns, 1, 'id').map(({ role }) => role)
    expect(roles).toEqual(['property', 'id', 'node', 'property'])
    expect(rolesOf.nodes).toContain('node')
  })

  test('keeps ids of different labels apart where tables number their rows', async () => {
    const samples = await samplesOf({
      'persons.csv': 'nr,name,city_id\n1,Ada,2\n2,Bob,1\n',
      'cities.csv': 'nr,name\n1,Oslo\n2,Bergen\n',
    })
    const choice = guessChoice(samples)
    expect(choice.isApart).toBe(true)
    const { labels, types } = await previewOf(samples, mappingsOf(samples, choice))
    expect({ labels, types }).toEqual({
      labels: [
        ['Person', 2],
        ['City', 2],
      ],
      types: [['LOCATED_IN', 2]],
    })
  })

  test.each<[string, (choice: Choice) => Choice, readonly (readonly string[])[]]>([
    ['nothing', (choice) => choice, [[], []]],
    [
      'no start and no type',
      ({ tables: [one, two], isApart }) => ({
        tables: [
          one,
          {
            ...two,
            relationships: {
              ...two.relationships,
              type: ' ',
              columns: withRole(two.relationships.columns, 0, 'property'),
            },
          },
        ],
        isApart,
      }),
      [
        [],
        [
          'Choose the column that names the start of the relationship.',
          'Give the relationships a type, or choose the column that says it.',
        ],
      ],
    ],
    [
      'no table',
      ({ tables, isApart }) => ({ tables: tables.map((table) => ({ ...table, rows: 'left out' })), isApart }),
      [['Every table is left out: nothing would be opened.'], []],
    ],
  ])('is told what is wrong with it: %s', async (_, change, problems) => {
    const samples = await samplesOf(set)
    expect(problemsOf(samples, change(guessChoice(samples)))).toEqual(problems)
  })

  test('that would give a node two properties of one name is told so', async () => {
    const samples = await samplesOf({ 'x.csv': 'id,code,name,caption\n1,a,A,B\n' })
    const [table] = guessChoice(samples).tables
    const columns = withRole(table.nodes.columns, 1, 'id')
    const choice: Choice = {
      tables: [{ ...table, rows: 'nodes', nodes: { ...table.nodes, columns } }],
      isApart: false,
    }
    const unknown = samples.map((sample) => ({ ...sample, isKnown: false }))
    expect(problemsOf(unknown, choice)).toEqual([
      ['The column id would be a second property called id: make it the id, or leave it out.'],
    ])
  })
})

test('the sheets of a workbook are asked about, each by its name, unless one says what it is', async () => {
  const sheet = (name: string, ...rows: readonly (readonly string[])[]) => ({
    name,
    rows: rows.map((cells) => `<row>${texts(...cells)}</row>`).join(''),
  })
  const rounds = sheet('Rounds', ['investor', 'company'], ['A', 'X'], ['B', 'X'])
  const firms = sheet('Firms', ['code', 'name'], ['X', 'Ex'])
  const file = { name: 'book.xlsx', bytes: workbookOf([rounds, firms]) }
  const samples = await sampleTables([file], async () => {})
  expect(samples.map(({ sheet: name, unit, isKnown }) => [name, unit, isKnown])).toEqual([
    ['Rounds', 'row', false],
    ['Firms', 'row', false],
  ])
  const mappings = mappingsOf(samples, guessChoice(samples)).flatMap((mapping) => mapping ?? [])
  const { store } = await openFiles([file, fileOf('m.yaml', mappingText(mappings))])
  const asked =
    'MATCH (a:Investor)-[r:INVESTED_IN]->(f:Firm) RETURN a.name, f.name, r.importedFrom ORDER BY a.name'
  expect(new FullDatabase(store).query(asked).records).toEqual([
    ['A', 'Ex', 'book.xlsx, sheet Rounds'],
    ['B', 'Ex', 'book.xlsx, sheet Rounds'],
  ])
  const known = {
    name: 'book.xlsx',
    bytes: workbookOf([rounds, sheet('People', ['id', 'name'], ['a', 'Ada'])]),
  }
  expect((await sampleTables([known], async () => {})).map(({ isKnown }) => isKnown)).toEqual([true, true])
})

test('of a table of 100,000 rows the first are looked at, and all are opened', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `c${at},Name ${at},City ${at % 50}`)
  const text = `code,name,city\n${rows.join('\n')}\n`
  const samples = await samplesOf({ 'large.csv': text })
  expect(samples.map((sample) => [sample.rows.length, sample.isWhole])).toEqual([[MOST_SAMPLED, false]])
  const mappings = mappingsOf(samples, guessChoice(samples)).flatMap((mapping) => mapping ?? [])
  const { store } = await openFiles([fileOf('large.csv', text), fileOf('m.yaml', mappingText(mappings))])
  const { nodeCount, relationshipCount } = store.read()
  expect([nodeCount, relationshipCount]).toEqual([100_050, 100_000])
})

test.each([
  ['people-2024 (1).csv', '', 'Person'],
  ['export_companies.tsv', '', 'Company'],
  ['book.xlsx', 'Funding rounds', 'FundingRound'],
  ['boxes.xlsx', 'Sheet1', 'Box'],
  ['2024.csv', '', ''],
])('the rows of %s %s are called %s', (file, sheet, label) => {
  expect(labelOfTable({ file, sheet })).toBe(label)
})

test.each([
  ['addresses', 'address'],
  ['status', 'status'],
  ['movies', 'movie'],
  ['routes', 'route'],
  ['class', 'class'],
])('one of %s is a %s', (many, one) => {
  expect(singular(many)).toBe(one)
})

test('a workbook that says what it is begins as it is opened without a choice', async () => {
  const rows = (...lines: readonly (readonly string[])[]): string =>
    lines.map((cells) => `<row>${texts(...cells)}</row>`).join('')
  const file = {
    name: 'people.xlsx',
    bytes: workbookOf([
      { name: 'People', rows: rows(['id', 'name'], ['a', 'Ada'], ['b', 'Bob'], ['c', 'Cy']) },
      { name: 'Knows', rows: rows(['source', 'target', 'since'], ['a', 'b', 'May'], ['b', 'c', 'June']) },
    ]),
  }
  const samples = (await sampleTables([file], async () => {})).map((one) => ({ ...one, isKnown: false }))
  const mappings = mappingsOf(samples, guessChoice(samples)).flatMap((mapping) => mapping ?? [])
  const asked =
    'MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n.id, n.name, labels(n), type(r), m.name ORDER BY n.id'
  const [plain, chosen] = await Promise.all(
    [[file], [file, fileOf('m.yaml', mappingText(mappings))]].map(
      async (files) => new FullDatabase((await openFiles(files)).store).query(asked).records,
    ),
  )
  expect(plain).toHaveLength(3)
  expect(chosen).toEqual(plain)
})
