import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { plainDescription } from '../../src/backend/description.ts'
import { EmbeddedBackend, type Description } from '../../src/backend/index.ts'
import { readArguments } from '../../src/canned/arguments.ts'
import { splitStatements, parseStatements } from '../../src/cypher/index.ts'
import { TokenCursor } from '../../src/cypher/parser/cursor.ts'
import { Database } from '../../src/database/index.ts'
import { DataError } from '../../src/errors.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { describeDataset, describeGraph } from '../../src/opening/describe.ts'
import { openScript } from '../../src/opening/script.ts'
import { GraphView } from '../../src/store/graph-view.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { bundledDataset, cannedQueries, embeddedBundledGraph } from '../contract/bundled-graph.ts'

const everything = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'

function opened(text: string): Database {
  return new Database(openScript('a.cypher', text))
}

function failure(text: string): DataError {
  try {
    openScript('a.cypher', text)
  } catch (error) {
    if (error instanceof DataError) return error
    throw error
  }
  throw new Error('The script was opened.')
}

function subgraph(database: Database) {
  return subgraphOf(database.query(everything, {}, { exact: true, maxRecords: Infinity }).records)
}

function script(database: Database): string {
  const cypher = loadedWriters.find(({ id }) => id === 'cypher')
  const options = { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false }
  return cypher?.write(subgraph(database), options)[0]?.text ?? ''
}

describe('splitting a script', () => {
  test.each([
    ['', []],
    [' ;; \n;', []],
    ['CREATE (:A); CREATE (:B)', ['CREATE (:A)', ' CREATE (:B)']],
    [
      `CREATE (:A {x: ';\\';', y: ";\\";"}); RETURN 1;`,
      [`CREATE (:A {x: ';\\';', y: ";\\";"})`, ' RETURN 1'],
    ],
    ['CREATE (:`a;``;`); // a; b\nRETURN 1 /* ; */;', ['CREATE (:`a;``;`)', ' // a; b\nRETURN 1 /* ; */']],
    ["RETURN 'open; ", ["RETURN 'open; "]],
    ['// a;\n;/* b; */; CREATE (:A)', [' CREATE (:A)']],
  ])('%j', (text, statements) => {
    expect([...splitStatements(text)].map(({ start, end }) => text.slice(start, end))).toEqual(statements)
  })

  test('finds the statements that the parser finds', () => {
    const part = fc.constantFrom(`'a;"'`, `"a;'"`, '`x;`', `'\\';'`, '/* ; */ 1', '1 // ;\n', '1')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const text = parts.map((one) => `RETURN ${one.replaceAll('`x;`', '1 AS `x;`')}`).join(';')
        const spans = [...splitStatements(text)]
        const parsed = parseStatements(text)
        expect(spans).toHaveLength(parsed.length)
        parsed.forEach(({ span }, at) => {
          expect(spans[at].start).toBeLessThanOrEqual(span.start)
          expect(spans[at].end).toBeGreaterThanOrEqual(span.end)
        })
      }),
    )
  })
})

describe('a Cypher script that is opened', () => {
  test('makes its indexes and constraints, in any order with its data', () => {
    const database = opened(`CREATE (:A {x: 1});
      CREATE INDEX i FOR (n:A) ON (n.x);
      CREATE CONSTRAINT c FOR (n:B) REQUIRE n.id IS UNIQUE;
      CREATE (:B {id: 1}), (:A {x: 2});
      DROP INDEX gone IF EXISTS`)
    expect(database.query('SHOW INDEXES YIELD name').records).toEqual([['c'], ['i']])
    expect(database.query('SHOW CONSTRAINTS YIELD name').records).toEqual([['c']])
    expect(() => database.query('CREATE (:B {id: 1})')).toThrow(
      expect.objectContaining({ code: 'ConstraintValidationFailed' }),
    )
    expect(
      failure('CREATE (:A {x: 1}), (:A {x: 1});\nCREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS UNIQUE'),
    ).toMatchObject({
      code: 'InvalidScript',
      message: expect.stringContaining('ConstraintCreationFailed: Unable to create Constraint(') as string,
      place: { file: 'a.cypher', line: 2, column: 1 },
    })
  })

  test('is run statement by statement, whatever it writes', () => {
    const database = opened(`
      // Ports
      CREATE (:Port {id: 'tema', day: date('2015-07-21')}), (:Port {id: 'lamu'});
      MERGE (c:Country {id: 'gh'}) ON CREATE SET c.name = 'Ghana';
      MATCH (p:Port {id: 'tema'}), (c:Country {id: 'gh'}) CREATE (p)-[:IN]->(c), (p)-[:IN {since: 1957}]->(c);
      MATCH (p {id: 'lamu'}) DETACH DELETE p;
      MATCH (n) RETURN n`)
    expect(
      database.query('MATCH (p)-[r:IN]->(c) RETURN p.id, toString(p.day), r.since, c.name ORDER BY r.since')
        .records,
    ).toEqual([
      ['tema', '2015-07-21', 1957, 'Ghana'],
      ['tema', '2015-07-21', null, 'Ghana'],
    ])
    expect(database.schema().nodeCount).toBe(2)
  })

  test('leaves no name behind that the graph does not use, and may be empty', () => {
    const text = "CREATE (:A:Gone {id: 'a', gone: 1}); MATCH (n:Gone) REMOVE n:Gone, n.gone"
    const { labels, propertyKeys } = opened(text).schema()
    expect(labels.map(({ name }) => name)).toEqual(['A'])
    expect(JSON.stringify(propertyKeys)).not.toContain('gone')
    expect(opened('// nothing').schema().nodeCount).toBe(0)
  })

  test.each([
    ['CREATE (:A);\nCREATE (:B;', 'UnexpectedSyntax', 2, 11],
    ['CREATE (:A);\n\n  CREATE (:B {x: toUper("a")})', 'UnknownFunction', 3, 18],
    ['CREATE (:A {x: 1});\nMATCH (a:A)\nSET a.y = a.x / 0', 'DivisionByZero', 3, 11],
    ["CREATE (:A {x: 'open})", 'UnexpectedSyntax', 1, 16],
    ['CREATE (:A);\nUNWIND range(1, 2000000) AS x RETURN x', 'RecordLimit', 2, 1],
    ['CREATE (:A {x: $x})', 'MissingParameter', 1, 1],
    ['CREATE (:A);\n:commit', 'UnexpectedSyntax', 2, 1],
  ])('%j ends in %s with its place', (text, code, line, column) => {
    const { code: own, message, place, hint } = failure(text)
    expect(own).toBe('InvalidScript')
    expect(message.slice(0, code.length + 1)).toBe(`${code}:`)
    expect(place).toEqual({ file: 'a.cypher', line, column })
    expect(hint ?? '').not.toBe('')
  })

  test.each([':begin', ':param x => 1', ':auto MATCH (n) RETURN n'])(
    'says whose command %s is',
    (command) => {
      expect(failure(`${command};\nCREATE (:A);`)).toMatchObject({
        message: 'UnexpectedSyntax: A line that begins with `:` is a command of cypher-shell.',
        hint: 'Leave it out.',
      })
    },
  )

  test('looks nodes up by what its patterns name, so that the work does not grow with the square', () => {
    const size = 3_000
    const nodes = Array.from({ length: size }, (_, at) => `(:Stop {code: ${at}})`).join(',')
    const lines = Array.from(
      { length: size },
      (_, at) => `MATCH (a:Stop {code: ${at}}), (b:Stop {code: ${(at * 7) % size}}) CREATE (a)-[:NEXT]->(b)`,
    )
    const begun = vi.spyOn(PropertyGraph.prototype, 'begin')
    const read = vi.spyOn(GraphView.prototype, 'nodeProperty')
    const database = opened(`CREATE ${nodes};\n${lines.join(';\n')}`)
    // The script is one transaction; the indexes of a graph that was opened are another for each label.
    expect(begun.mock.calls.length).toBeLessThan(10)
    expect(read.mock.calls.length).toBeLessThan(20 * size)
    vi.restoreAllMocks()
    expect(database.query('MATCH (:Stop)-[r:NEXT]->(:Stop) RETURN count(r)').records).toEqual([[size]])
  })

  test('makes and finds nodes in turn in one transaction, a few steps for each', () => {
    const size = 2_000
    const lines = Array.from(
      { length: size },
      (_, at) => `MERGE (a:Stop {code: ${at}}) MERGE (b:Stop {code: ${at >> 1}}) MERGE (a)-[:AFTER]->(b)`,
    )
    const begun = vi.spyOn(PropertyGraph.prototype, 'begin')
    const read = vi.spyOn(GraphView.prototype, 'nodeProperty')
    const database = opened(lines.join(';\n'))
    // The script is one transaction; the indexes of a graph that was opened are another for each label.
    expect(begun.mock.calls.length).toBeLessThan(10)
    expect(read.mock.calls.length).toBeLessThan(20 * size)
    vi.restoreAllMocks()
    expect(
      database.query('MATCH (a:Stop)-[r:AFTER]->(:Stop) RETURN count(DISTINCT a), count(r)').records,
    ).toEqual([[size, size]])
  })

  test('is parsed once', () => {
    const nodes = Array.from({ length: 1_000 }, (_, at) => `(:Stop {code: ${at}})`).join(', ')
    const rows = Array.from(
      { length: 1_000 },
      (_, at) => `{code: ${at}, name: 'the stop number ${at}'}`,
    ).join(', ')
    const statement = `UNWIND [${rows}] AS row MATCH (n:Stop {code: row.code}) SET n.name = row.name`
    const parsed = vi.spyOn(TokenCursor.prototype, 'expectKeyword')
    const database = opened(
      [`CREATE ${nodes}`, ...[1, 2, 3].map((at) => `${statement}, n.at = ${at}`)].join(';\n'),
    )
    expect(parsed.mock.calls.filter(([keyword]) => keyword === 'AS')).toHaveLength(3)
    vi.restoreAllMocks()
    expect(database.query('MATCH (n {code: 7}) RETURN n.name, n.at').records).toEqual([
      ['the stop number 7', 3],
    ])
  })
})

describe('what export --format cypher writes, opened', () => {
  const folder = embeddedBundledGraph()
  const text = script(folder)
  const again = opened(text)

  test('is the same graph, and gives the same bytes again', () => {
    expect(subgraph(again)).toEqual(subgraph(folder))
    expect(script(again)).toBe(text)
  })

  test.each(cannedQueries)('answers $id as the folder does', async (query) => {
    const parameters = readArguments(query, new Map())
    for (const asked of [query.records, query.picture ?? query.records]) {
      const [one, other] = [again, folder].map((database) =>
        database.query(asked, parameters, { exact: true }),
      )
      if (asked === query.records) expect(one.records).toEqual(other.records)
      const files = await Promise.all(
        [
          { records: one.records, database: again },
          { records: other.records, database: folder },
        ].map(async ({ records, database }) => {
          const part = subgraphOf(records)
          const evidenceOf = await readEvidence(new EmbeddedBackend(database), part)
          return loadedWriters.map((format) => format.write(part, { evidenceOf, licence: '', raw: false }))
        }),
      )
      expect(files[0]).toEqual(files[1])
    }
  })

  test('keeps labels, types and keys of any name, its own marks, nodes alike and parallel relationships', () => {
    const database = new Database()
    database.query(
      `CREATE (a:_Silkgraph:\`a\`\`b\\u0041\` {_key: 1, \`x y\`: [1.0, 2.5], least: -9223372036854775808}), (b), (c), (b)-[:R]->(c),
         (b)-[:R]->(c), (a)-[:\`t;'\` {x: 'a\\\\u0041;', y: [true], z: duration('P1D')}]->(a)`,
    )
    expect(subgraph(opened(script(database)))).toEqual(subgraph(database))
  })
})

describe('what is said of a graph from a script', () => {
  const words: Description = describeDataset(bundledDataset, cannedQueries, '')
  const isNamed = false

  test('is the words and views of the bundled folder where it is its graph', () => {
    const described = describeGraph(embeddedBundledGraph().schema(), { words, isNamed }, 'a.cypher')
    expect(described).toEqual({ ...words, title: 'a.cypher', description: '', shapes: undefined })
  })

  test('is its own names where nothing is known, and the words of evidence where it has any', () => {
    const database = opened(
      "CREATE (:Ship)-[:SAILS_TO]->(:Port), (:Claim {id: 'k'})-[:EVIDENCED_BY]->(:Passage)",
    )
    const { evidence, labels, types, views, queries } = describeGraph(
      database.schema(),
      { words, isNamed },
      'a.cypher',
    )
    expect(labels.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Claim', true],
      ['Passage', true],
      ['Port', false],
      ['Ship', false],
    ])
    expect(types.map(({ name, phrase }) => [name, phrase])).toEqual([
      ['EVIDENCED_BY', 'stands in'],
      ['SAILS_TO', 'sails to'],
    ])
    expect([evidence, views.map(({ id }) => id), queries]).toEqual([true, ['everything'], []])
    expect(database.query(views[0].picture).records).toHaveLength(2)
    expect(database.query(views[0].whole ?? '').records).toEqual([[2, 1]])
  })

  test.each([
    ['labels of the bundled folder', "CREATE (:Company {name: 'Acme'})-[:BUILDS]->(:Facility)"],
    ['a label that is called Claim', 'CREATE (:Claim)-[:OF]->(:Policy), (:Company)'],
  ])('has no words, views or canned queries of the bundled folder for %s without evidence', (_, text) => {
    const database = opened(text)
    expect(describeGraph(database.schema(), { words, isNamed })).toEqual(plainDescription(database.schema()))
    const { evidence, views, queries, labels } = describeGraph(database.schema(), { words, isNamed })
    expect([evidence, views.map(({ id }) => id), queries]).toEqual([false, ['schema', 'everything'], []])
    expect(labels.filter(({ hidden }) => hidden)).toEqual([])
  })

  test('has the words of the folder in which the script stands, and no evidence that it does not have', () => {
    const database = opened("CREATE (:Company {name: 'Acme'})-[:BUILDS]->(:Dock)")
    const described = describeGraph(database.schema(), { words, isNamed: true }, 'a.cypher')
    expect(described).toMatchObject({ evidence: false, licence: '', queries: words.queries })
    expect(described.views.map(({ id }) => id).slice(0, 3)).toEqual([
      'schema',
      'everything',
      words.views[0].id,
    ])
    expect(described.labels.map(({ name }) => name)).not.toContain('Claim')
    expect(described.labels.find(({ name }) => name === 'Company')?.plural).toBe('companies')
    expect(described.types.map(({ name }) => name)).not.toContain('EVIDENCED_BY')
  })
})
