import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classify } from '../../../src/viewer/console/classify.ts'
import { completionsAt } from '../../../src/viewer/console/completions.ts'
import { diagnosticsOf } from '../../../src/viewer/console/diagnostics.ts'
import { openBundledGraph } from '../bundled.ts'

const { database, description } = openBundledGraph()
const schema = database.schema()

/** What a text is made of, symbols left out: `role text`. */
function roles(text: string): readonly string[] {
  return classify(text)
    .filter(({ role }) => role !== 'symbol')
    .map((token) => `${token.role} ${token.text}`)
}

describe('the roles of words', () => {
  test.each<[text: string, roles: readonly string[]]>([
    ["MATCH (c:Company {id: 'x'})", ['keyword MATCH', 'name c', 'label Company', 'key id', 'string x']],
    [
      '(a)-[r:BUILDS|OPENED]->(b:City)',
      ['name a', 'name r', 'type BUILDS', 'type OPENED', 'name b', 'label City'],
    ],
    ['[(a)-[:T]->(x:P) | x.name]', ['name a', 'type T', 'name x', 'label P', 'name x', 'key name']],
    ['[x IN l WHERE x:City]', ['name x', 'keyword IN', 'name l', 'keyword WHERE', 'name x', 'label City']],
    ['RETURN {total: count(*)}', ['keyword RETURN', 'name total', 'function count']],
    ['collect({name: n.name})', ['function collect', 'name name', 'name n', 'key name']],
    [
      "WHERE p.name CONTAINS '.' RETURN p",
      ['keyword WHERE', 'name p', 'key name', 'keyword CONTAINS', 'string .', 'keyword RETURN', 'name p'],
    ],
    ["RETURN ':' AS sep", ['keyword RETURN', 'string :', 'keyword AS', 'name sep']],
    ['RETURN $x // why', ['keyword RETURN', 'parameter x', 'comment // why']],
    [
      'RETURN $p.a.b, n.a.b',
      ['keyword RETURN', 'parameter p', 'name a', 'name b', 'name n', 'key a', 'key b'],
    ],
    ['MATCH (n {a: x, b', ['keyword MATCH', 'name n', 'key a', 'name x', 'key b']],
    ['explain RETURN profile', ['keyword explain', 'keyword RETURN', 'name profile']],
    ['/* a */ PROFILE RETURN 1', ['comment /* a */', 'keyword PROFILE', 'keyword RETURN', 'number 1']],
    ['/* a */ RETURN 1', ['comment /* a */', 'keyword RETURN', 'number 1']],
    [
      'CALL db.index.vector.queryNodes(i) YIELD node',
      [
        'keyword CALL',
        'function db',
        'function index',
        'function vector',
        'function queryNodes',
        'name i',
      ].concat(['keyword YIELD', 'name node']),
    ],
    [
      'CALL `db`.labels YIELD label',
      ['keyword CALL', 'function db', 'function labels', 'keyword YIELD', 'name label'],
    ],
    ['CALL (c) { RETURN c.x }', ['keyword CALL', 'name c', 'keyword RETURN', 'name c', 'key x']],
    [
      'RETURN point.distance(n.call, m)',
      ['keyword RETURN', 'function point', 'function distance', 'name n', 'key call', 'name m'],
    ],
    [
      'SHOW ALL INDEXES YIELD name WHERE index',
      [
        'keyword SHOW',
        'keyword ALL',
        'keyword INDEXES',
        'keyword YIELD',
        'name name',
        'keyword WHERE',
      ].concat('name index'),
    ],
    ['EXPLAIN show indexes', ['keyword EXPLAIN', 'keyword show', 'keyword indexes']],
    [
      'CREATE VECTOR INDEX index IF NOT EXISTS FOR (for:A) ON (for.on) OPTIONS {key: 1}',
      ['keyword CREATE', 'keyword VECTOR', 'keyword INDEX', 'name index', 'keyword IF', 'keyword NOT'].concat(
        ['keyword EXISTS', 'keyword FOR', 'name for', 'label A', 'keyword ON', 'name for', 'key on'],
        ['keyword OPTIONS', 'name key', 'number 1'],
      ),
    ],
    [
      'CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE r.unique IS UNIQUE',
      [
        'keyword CREATE',
        'keyword CONSTRAINT',
        'keyword FOR',
        'name r',
        'type T',
        'keyword REQUIRE',
        'name r',
      ].concat(['key unique', 'keyword IS', 'keyword UNIQUE']),
    ],
    [
      'CREATE LOOKUP INDEX FOR (n) ON EACH labels(n)',
      ['keyword CREATE', 'keyword LOOKUP', 'keyword INDEX', 'keyword FOR', 'name n', 'keyword ON'].concat([
        'keyword EACH',
        'function labels',
        'name n',
      ]),
    ],
    [
      'DROP INDEX drop IF EXISTS',
      ['keyword DROP', 'keyword INDEX', 'name drop', 'keyword IF', 'keyword EXISTS'],
    ],
    ['CREATE index = (a)', ['keyword CREATE', 'name index', 'name a']],
    ['RETURN 1 IS :: INTEGER', ['keyword RETURN', 'number 1', 'keyword IS', 'keyword INTEGER']],
    ['MATCH (show {index: 1})', ['keyword MATCH', 'name show', 'key index', 'number 1']],
  ])('%s', (text, expected) => {
    expect(roles(text)).toEqual(expected)
  })

  test('any text has some, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        let end = 0
        for (const token of classify(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          end = token.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('what is said of a query', () => {
  test.each([
    ...description.queries.flatMap(({ records, picture }) => [records, picture ?? records]),
    ...description.views.flatMap(({ picture, sentence }) => [picture, sentence ?? picture]),
    'WITH {a: 1} AS m RETURN m.a',
    'CREATE (n:New {fresh: 1})-[:NEWLY]->(:Newer) SET n.own = 1 RETURN n.own, n.fresh',
    'MERGE (n:New) SET n:Newer, n.own = 1 WITH n MATCH (m:Newer) RETURN m',
    'RETURN $p.x, $p.x.y',
    "CALL db.index.vector.queryNodes('i', 1, [1.0]) YIELD node RETURN node",
    "CALL db.index.fulltext.queryNodes('i', 'word') YIELD node, score RETURN node, score",
    'CALL db.labels',
    'MATCH (n) RETURN point.distance(point({x: 1, y: 1}), point({x: 2, y: 1}))',
    'CREATE CONSTRAINT FOR (n:New) REQUIRE n.name IS :: STRING',
    'UNWIND $rows AS row RETURN row.x',
    '// only a comment',
    '',
  ])('nothing of one that is right: %s', (text) => {
    expect(diagnosticsOf(text, schema)).toEqual([])
  })

  test('the first error, where it is', () => {
    expect(diagnosticsOf('RETURN toUper(1)', schema)).toEqual([
      { start: 7, end: 13, severity: 'error', message: expect.stringContaining('toUpper') as string },
    ])
    expect(diagnosticsOf('MATCH (a RETURN a', schema)[0]).toMatchObject({
      severity: 'error',
      start: 9,
      end: 15,
    })
  })

  test('a procedure that is not there, by its whole name alone', () => {
    const text = 'CALL db.indx.vector.queryNodes(1)'
    expect(diagnosticsOf(text, schema)).toEqual([
      {
        start: 5,
        end: 30,
        severity: 'error',
        message: expect.stringContaining('db.indx.vector.queryNodes') as string,
      },
    ])
  })

  test('of one that is too complex, wherever in it', () => {
    const text = `MATCH (a)${'-->()'.repeat(1_001)} RETURN a`
    expect(diagnosticsOf(text, schema)).toEqual([
      {
        start: 0,
        end: text.length,
        severity: 'error',
        message:
          'A MATCH may have at most 1,000 relationships, but this one has 1,001. Split it into several MATCH clauses, or write a path of any length as -[*]-.',
      },
    ])
  })

  test('names that the graph does not have, with the nearest', () => {
    const text = 'MATCH (c:Compny)-[:BUILD]->(x) RETURN c.nam'
    expect(diagnosticsOf(text, schema).map(({ message }) => message)).toEqual([
      'The graph has no label Compny. Did you mean Company?',
      'The graph has no relationship type BUILD. Did you mean BUILDS?',
      'The graph has no property nam. Did you mean name?',
    ])
    expect(diagnosticsOf(text, undefined)).toEqual([])
    expect(
      diagnosticsOf('MATCH (n) CREATE (:New {x: n.nam}) SET n.fresh = n.captio RETURN n', schema).map(
        ({ message }) => message,
      ),
    ).toEqual([
      'The graph has no property nam. Did you mean name?',
      'The graph has no property captio. Did you mean caption?',
    ])
  })
})

describe('how one can go on', () => {
  const at = (text: string): readonly string[] => {
    const offset = text.indexOf('|')
    return (
      completionsAt(text.replace('|', ''), offset, schema, description)?.options.map(({ label }) => label) ??
      []
    )
  }

  test.each<[text: string, some: string, none: string]>([
    ['MATCH (c:Com|', 'Company', 'BUILDS'],
    ['MATCH (c)-[:BU|', 'BUILDS', 'Company'],
    ['MATCH (c) WHERE c.na|', 'name', 'Company'],
    ['MATCH (company) RETURN com|', 'company', 'BUILDS'],
    ['RETURN toU|', 'toUpper', 'Company'],
    ['MAT|', 'MATCH', 'Company'],
    ['MATCH (n {|', 'name', 'MATCH'],
    ['MATCH (n:Company {na|', 'name', 'MATCH'],
    ['MATCH (n {name: 1, |})', 'caption', 'MATCH'],
    ['RETURN $|', 'company', 'MATCH'],
    ['RETURN $own + $ow|', 'own', 'name'],
  ])('%s', (text, some, none) => {
    expect(at(text)).toContain(some)
    expect(at(text)).not.toContain(none)
  })

  test.each(["RETURN 'Com|'", 'RETURN 12|', 'RETURN 1 // Com|'])('nothing helps inside %s', (text) => {
    expect(at(text)).toEqual([])
  })

  test.each([
    'RETURN 1 AS on|',
    'RETURN 1 as |',
    'UNWIND [1] AS a|',
    'MATCH (c|',
    'OPTIONAL MATCH (a)-[r|',
    'MATCH (a)-->(b|',
    'MATCH (a), (b|',
    'MATCH p = (a|',
    'MATCH p = shortestPath((a|',
    'CREATE (n|',
    'FOREACH (x| IN [1] | SET n.x = x)',
  ])('a new name is left to the reader: %s', (text) => {
    expect(at(text)).toEqual([])
  })

  test.each([
    ['RETURN (1 + ab|', 'abs'],
    ['RETURN (ab|', 'abs'],
    ['RETURN [ab|', 'abs'],
    ['MATCH (n) WHERE (ab|', 'abs'],
    ['MATCH (n) SET n.x = (ab|', 'abs'],
    ['MATCH (n {x: abs(ab|', 'abs'],
    ['WITH 1 AS one RETURN on|', 'one'],
  ])('what an expression begins with is completed: %s', (text, some) => {
    expect(at(text)).toContain(some)
  })

  test('a name that is no word is quoted, and a label says how many there are', () => {
    const odd = { ...schema, labels: [{ name: 'Odd Label', count: 1 }] }
    expect(completionsAt('MATCH (n:', 9, odd, description)?.options).toEqual([
      { label: '`Odd Label`', detail: '1', role: 'label' },
    ])
    expect(
      completionsAt('MATCH (n:', 9, schema, description)?.options.find(({ label }) => label === 'Policy'),
    ).toEqual({ label: 'Policy', detail: '1 policy', role: 'label' })
  })
})
