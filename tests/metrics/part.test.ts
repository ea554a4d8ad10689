import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readGraphFolder } from '../../src/host/node.ts'
import { metrics } from '../../src/metrics/index.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { FullDatabase, graphWordsOf } from '../../src/opening/full-database.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { Float } from '../../src/model/values.ts'
import { root } from '../helpers/shared.ts'

function tradeGraph(): FullDatabase {
  const database = new FullDatabase()
  database.query(
    `CREATE (a:Firm {name: 'A'})-[:OWNS {share: 0.5}]->(b:Firm {name: 'B'}), (a)-[:OWNS {share: 2}]->(b),
       (b)-[:SELLS {share: 1}]->(c:Port {name: 'C'}), (c)-[:SELLS]->(c), (d:Port {name: 'D'})`,
  )
  return database
}

const trade = tradeGraph()

function degreesOf(options: string, before = ''): readonly unknown[] {
  const text = `${before} CALL metric.degree(${options}) YIELD node, score RETURN node.name + ' ' + score AS v ORDER BY v`
  return trade.query(text).records.map(([value]) => value)
}

describe('what is counted', () => {
  test('all nodes and relationships, where nothing is said', () => {
    expect(degreesOf('{}')).toEqual(['A 2', 'B 3', 'C 3', 'D 0'])
    expect(degreesOf('')).toEqual(['A 2', 'B 3', 'C 3', 'D 0'])
    expect(degreesOf('{nodes: null, types: null, direction: null}')).toEqual(['A 2', 'B 3', 'C 3', 'D 0'])
  })

  test('labels and types', () => {
    expect(degreesOf("{labels: ['Firm']}")).toEqual(['A 2', 'B 2'])
    expect(degreesOf("{labels: 'Port'}")).toEqual(['C 2', 'D 0'])
    expect(degreesOf("{labels: ['Firm', 'Port'], types: ['SELLS']}")).toEqual(['A 0', 'B 1', 'C 3', 'D 0'])
    expect(degreesOf("{types: 'OWNS', direction: 'out'}")).toEqual(['A 2', 'B 0', 'C 0', 'D 0'])
    expect(degreesOf('{labels: []}')).toEqual([])
  })

  test('nodes of a query, with the relationships between them', () => {
    const nodes = "MATCH (n) WHERE n.name IN ['A', 'B', 'D'] WITH collect(n) + collect(n) + [null] AS nodes"
    expect(degreesOf('{nodes: nodes}', nodes)).toEqual(['A 2', 'B 2', 'D 0'])
    expect(degreesOf("{nodes: nodes, labels: 'Firm'}", nodes)).toEqual(['A 2', 'B 2'])
    expect(degreesOf("{nodes: nodes, types: ['SELLS']}", nodes)).toEqual(['A 0', 'B 0', 'D 0'])
    expect(degreesOf('{nodes: []}')).toEqual([])
  })

  test('relationships of a query, each once, with their ends', () => {
    const sells = 'MATCH (a)-[r:SELLS]-() WITH collect(r) AS list, collect(a) AS members'
    expect(degreesOf('{relationships: list}', sells)).toEqual(['B 1', 'C 3'])
    const all = 'MATCH ()-[r]->() WITH collect(r) AS list'
    expect(degreesOf("{relationships: list, types: 'OWNS'}", all)).toEqual(['A 2', 'B 2'])
    expect(degreesOf("{relationships: list, labels: 'Port'}", all)).toEqual(['C 2'])
    expect(
      degreesOf(
        '{relationships: list, nodes: members}',
        'MATCH ()-[r]->() WITH collect(r) AS list MATCH (n:Firm) WITH list, collect(n) AS members',
      ),
    ).toEqual(['A 2', 'B 2'])
  })

  test('each record of a query its own part', () => {
    const { records, summary } = trade.query(
      `UNWIND ['OWNS', 'SELLS'] AS type CALL metric.components({types: type}) YIELD node, component, size
       RETURN type, node.name AS name, component, size`,
    )
    expect(records).toEqual([
      ['OWNS', 'A', 1, 2],
      ['OWNS', 'B', 1, 2],
      ['OWNS', 'C', 2, 1],
      ['OWNS', 'D', 3, 1],
      ['SELLS', 'B', 1, 2],
      ['SELLS', 'C', 1, 2],
      ['SELLS', 'A', 2, 1],
      ['SELLS', 'D', 3, 1],
    ])
    // The same is said of both, once.
    expect(summary.notifications).toHaveLength(1)
  })

  test('what a transaction has written, and not what it has deleted', () => {
    const database = tradeGraph()
    const transaction = database.begin()
    transaction.query("MATCH (n {name: 'C'}) DETACH DELETE n")
    transaction.query("MATCH (n {name: 'D'}) CREATE (n)-[:OWNS]->(:Firm {name: 'E'})")
    const text = "CALL metric.degree() YIELD node, score RETURN node.name + ' ' + score AS v ORDER BY v"
    expect(transaction.query(text).records).toEqual([['A 2'], ['B 2'], ['D 1'], ['E 1']])
    transaction.rollback()
    expect(database.query(text).records).toEqual([['A 2'], ['B 3'], ['C 3'], ['D 0']])
    expect(
      database.query(
        `MATCH (n)-[r]->() WITH collect(n) AS nodes, collect(r) AS rs MATCH (c {name: 'C'}) DETACH DELETE c
         WITH nodes, rs CALL metric.degree({nodes: nodes, relationships: rs}) YIELD node, score RETURN node.name AS n, score`,
      ).records,
    ).toEqual([
      ['A', 2],
      ['B', 2],
    ])
  })

  test('weights: INTEGER and FLOAT, and 1 where there is none, which is said', () => {
    const { records, summary } = trade.query(
      "CALL metric.degree({weight: 'share'}) YIELD node, score RETURN node.name AS n, score",
      {},
      { exact: true },
    )
    expect(records).toEqual([
      ['B', 3.5],
      ['C', new Float(3)],
      ['A', 2.5],
      ['D', new Float(0)],
    ])
    expect(summary.notifications).toMatchObject([
      {
        kind: 'result',
        message:
          'The degree of a node is the sum of `share` over the relationships that it has. Counted: 4 nodes and 4 relationships, either way; ' +
          'each of several relationships between the same nodes counts, and one from a node to itself counts twice. Left out: nothing. ' +
          '1 relationship without `share` counts 1.',
      },
    ])
  })
})

describe('what is said', () => {
  const partOf = (options: string, before = ''): readonly unknown[] =>
    trade
      .query(`${before} CALL metric.part(${options}) YIELD text RETURN text`)
      .objects()
      .map(({ text }) => text)

  test.each([
    ['{}', '', 'Counted: 4 nodes and 4 relationships. Left out: nothing.'],
    [
      "{labels: ['Firm']}",
      '',
      'Counted: 2 nodes and 2 relationships. Left out: 2 other nodes; 2 relationships of those nodes.',
    ],
    [
      "{types: ['OWNS']}",
      '',
      'Counted: 4 nodes and 2 relationships. Left out: 2 relationships of other types.',
    ],
    [
      '{relationships: list}',
      'MATCH (:Firm)-[r:SELLS]->() WITH collect(r) AS list',
      'Counted: 2 nodes and 1 relationship. Left out: 2 other nodes; 3 other relationships.',
    ],
    [
      "{nodes: list, types: 'OWNS'}",
      "MATCH (n) WHERE n.name <> 'D' WITH collect(n) AS list",
      'Counted: 3 nodes and 2 relationships. Left out: 1 other node; 2 other relationships.',
    ],
    [
      "{labels: ['Frim'], types: ['SELL', 'Zzz']}",
      '',
      'Counted: 0 nodes and 0 relationships. Left out: 4 other nodes; 4 relationships of other types. The graph has no relationship type `SELL`. Did you mean `SELLS`? The graph has no relationship type `Zzz`. The graph has no label `Frim`. Did you mean `Firm`?',
    ],
  ])('of a part: %s', (options, before, text) => {
    expect(partOf(options, before)).toEqual([text])
  })

  test('of twenty results of a query and no more', () => {
    const text =
      'UNWIND range(1, 30) AS i CALL metric.pageRank({damping: i / 100.0}) YIELD score RETURN count(score) AS n'
    const { records, summary } = trade.query(text)
    expect(records).toEqual([[120]])
    expect(summary.notifications).toHaveLength(20)
  })

  test('of every metric, by metric.list', () => {
    const rows = trade.query('CALL metric.list()').objects()
    expect(rows.map(({ name }) => name)).toEqual(metrics.map(({ name }) => name))
    expect(rows[1]).toEqual({
      name: 'pageRank',
      title: 'PageRank',
      meaning: expect.stringMatching(/^PageRank is .*\.$/),
      counting:
        'Each of several relationships between the same nodes counts, and so does one from a node to itself.',
      options: [
        'nodes',
        'relationships',
        'labels',
        'types',
        'everything',
        'direction',
        'weight',
        'damping',
        'tolerance',
        'iterations',
      ],
    })
  })

  test('of a walk that has not settled', () => {
    const { summary } = trade.query('CALL metric.pageRank({iterations: 1}) YIELD score RETURN score')
    expect(summary.notifications[0].message).toMatch(
      /After 1 iteration the scores still changed by 0\.\d+ in all, more than the tolerance of 1e-7: raise `iterations`\.$/,
    )
  })
})

test.each([
  ['degree', '{dirction: 1}', 'Degree has no option `dirction`.', 'Did you mean `direction`?'],
  [
    'components',
    '{damping: 0.5}',
    'Connected components has no option `damping`.',
    'It has `nodes`, `relationships`, `labels`, `types`, `everything`.',
  ],
  [
    'part',
    "{weight: 'a'}",
    'A part of the graph has no option `weight`.',
    'It has `nodes`, `relationships`, `labels`, `types`, `everything`.',
  ],
  [
    'degree',
    "{direction: 'up'}",
    "The option `direction` must be 'out', 'in' or 'both', not 'up'.",
    "Write direction: 'both'.",
  ],
  [
    'degree',
    '{nodes: 1}',
    'The option `nodes` must be a list of nodes, not 1.',
    'Collect them, as in WITH collect(n) AS nodes.',
  ],
  [
    'degree',
    "{relationships: ['a']}",
    'The option `relationships` must be a list of relationships, but holds a value of type STRING.',
    'Collect them, as in WITH collect(r) AS relationships.',
  ],
  [
    'degree',
    '{labels: [1]}',
    'The option `labels` must be a list of texts, not 1.',
    "Write labels: ['A', 'B'].",
  ],
  [
    'degree',
    '{weight: true}',
    'The option `weight` must be the name of a property, not BOOLEAN.',
    "Write weight: 'amount'.",
  ],
  [
    'degree',
    '{everything: 1}',
    'The option `everything` must be true or false, not 1.',
    'Write everything: true.',
  ],
  [
    'pageRank',
    '{damping: 1}',
    'The option `damping` must be a number from 0 to below 1, not 1.',
    'Write damping: 0.85.',
  ],
  [
    'pageRank',
    '{iterations: 1.5}',
    'The option `iterations` must be a whole number, 1 or more, not 1.5.',
    'Write iterations: 100.',
  ],
  [
    'louvain',
    '{seed: -1}',
    'The option `seed` must be a whole number, 0 to 4294967295, not -1.',
    'Write seed: 100.',
  ],
  [
    'louvain',
    '{resolution: 0}',
    'The option `resolution` must be a number above 0, not 0.',
    'Write resolution: 1.',
  ],
  [
    'degree',
    "{weight: 'name', relationships: rs}",
    'A relationship has a `name` of type STRING, which cannot be a weight.',
    'Use a property that is a number, or list those relationships where `name` is one.',
  ],
  [
    'louvain',
    "{weight: 'debt', relationships: rs}",
    'A relationship has -1 as its `debt`, but a weight must be a finite number of 0 or more.',
    'List the relationships that have one, with the option `relationships`.',
  ],
])('is refused: metric.%s(%s)', (name, options, message, hint) => {
  const database = new FullDatabase()
  database.query("CREATE (:A)-[:R {name: 'x', debt: -1}]->(:A)")
  expect(() =>
    database.query(
      `MATCH ()-[r]->() WITH collect(r) AS rs CALL metric.${name}(${options}) YIELD ${name === 'part' ? 'text' : 'node'} RETURN 1 AS v`,
    ),
  ).toThrow(expect.objectContaining({ kind: 'ProcedureError', code: 'ProcedureCallFailed', message, hint }))
})

describe('of the bundled graph', () => {
  const opened = openFolder(readGraphFolder(join(root, 'graph')))
  if (opened.kind === 'refused') throw opened.errors[0]
  const words = graphWordsOf(opened.dataset)
  const database = new FullDatabase(loadGraph(opened.graph), undefined, words)
  const countOf = (text: string): unknown => database.query(`MATCH ${text}`).records[0][0]
  const sets = (words.labels ?? []).filter(({ set }) => set).map(({ name }) => name)
  const said = 'NOT n:Claim AND NOT n:Passage AND NOT n:Document'
  const isSet = sets.map((label) => `n:${label}`).join(' OR ')

  test('statements of the world are counted, without the evidence and unnamed sets', () => {
    expect(sets).toEqual(['Collective'])
    const [[nodes, relationships, text]] = database.query('CALL metric.part()').records
    expect(nodes).toBe(countOf(`(n) WHERE ${said} AND NOT (${isSet}) RETURN count(n) AS c`))
    expect(relationships).toBe(
      countOf(
        `(n)-[r]->(m) WHERE r.layer IS NOT NULL AND NOT n:Collective AND NOT m:Collective RETURN count(r) AS c`,
      ),
    )
    expect(text).toContain(' nodes of the evidence (claims, passages and documents); ')
    expect(text).toContain(` ${String(countOf('(n:Collective) RETURN count(n) AS c'))} unnamed sets; `)
  })

  test('everything is, where it is asked for, and what is named', () => {
    const { nodeCount, relationshipCount } = database.read()
    const counted = (options: string): unknown =>
      database.query(
        `CALL metric.part(${options}) YIELD nodes, relationships RETURN [nodes, relationships] AS c`,
      ).records[0][0]
    expect(counted('{everything: true}')).toEqual([nodeCount, relationshipCount])
    expect(counted("{labels: ['Claim', 'Passage'], types: 'EVIDENCED_BY'}")).toEqual([
      countOf('(n) WHERE n:Claim OR n:Passage RETURN count(n) AS c'),
      countOf('()-[r:EVIDENCED_BY]->() RETURN count(r) AS c'),
    ])
    expect(counted("{labels: 'Collective'}")).toEqual([
      countOf('(n:Collective) RETURN count(n) AS c'),
      countOf('(:Collective)-[r]->(:Collective) RETURN count(r) AS c'),
    ])
    const all =
      'MATCH ()-[r]->() WITH collect(r) AS rs CALL metric.part({relationships: rs}) YIELD relationships RETURN relationships AS c'
    expect(database.query(all).records).toEqual([[relationshipCount]])
  })

  test('without words, sets cannot be told; the evidence is', () => {
    const plain = new FullDatabase(loadGraph(opened.graph))
    const [[nodes]] = plain.query('CALL metric.part() YIELD nodes').records
    expect(nodes).toBe(countOf(`(n) WHERE ${said} RETURN count(n) AS c`))
    // A label that is called Claim alone is anybody's.
    const own = new FullDatabase()
    own.query('CREATE (:Claim)-[:R]->(:Document)')
    expect(own.query('CALL metric.part() YIELD nodes').records).toEqual([[2]])
  })
})
