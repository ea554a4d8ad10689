import { describe, expect, test } from 'vitest'
import { planRows, planToJson } from '../../../src/cypher/index.ts'
import { Database, type PlanDescription } from '../../../src/database/index.ts'
import type { LogicalOperator } from '../../../src/cypher/planner/logical.ts'
import { prepare, ProcedureRegistry } from '../../../src/cypher/index.ts'
import { inputOf } from '../../../src/cypher/planner/operators.ts'
import { PropertyGraph } from '../../../src/store/property-graph.ts'
import { graph } from '../../helpers/graph.ts'
import { ensureIndex } from '../../helpers/ensure-index.ts'

const procedures = new ProcedureRegistry()
const database = graph("(:P {id: 1, name: 'Ann'})-[:KNOWS]->(:P {id: 2, name: 'Bob'})-[:KNOWS]->(:Q {id: 3})")

/** A plan as lines of operator and details, below the one that makes the records. */
function linesOf(plan: PlanDescription): readonly string[] {
  return planRows(plan)
    .slice(1)
    .map(({ branch, plan: { operator, details } }) => `${branch}${operator} ${details}`.trimEnd())
}

function explained(text: string): PlanDescription {
  const { plan } = database.query(`EXPLAIN ${text}`).summary
  if (plan === undefined) throw new Error('EXPLAIN gave no plan')
  return plan
}

/** A query for every operator of the plan, and how it is told. */
const plans: readonly (readonly [LogicalOperator['kind'], string, ...(readonly string[])])[] = [
  [
    'argument',
    'MATCH (a:Q) OPTIONAL MATCH (a)-->(b) RETURN a, b',
    'Projection a, b',
    'Optional b',
    '├─ NodeByLabelScan a:Q',
    '└─ Expand(All) (a)-->(b)',
    '   Filter a IS NOT NULL',
    '   Argument',
  ],
  ['node-scan', 'MATCH (n) RETURN n', 'Projection n', 'AllNodesScan n'],
  [
    'node-check',
    'MATCH (n:P) WITH n MATCH (n:Q) RETURN n',
    'Projection n',
    'Filter n:Q',
    'Projection n',
    'NodeByLabelScan n:P',
  ],
  [
    'expand',
    'MATCH (n:P)-[k:KNOWS]->(m:Q) RETURN k',
    'Projection k',
    'Expand(All) (m)<-[k:KNOWS]-(n:P)',
    'NodeByLabelScan m:Q',
  ],
  [
    'expand-into',
    'MATCH (a:Q)-->(a) RETURN 1 AS one',
    'Projection 1 AS one',
    'Expand(Into) (a)-->(a)',
    'NodeByLabelScan a:Q',
  ],
  [
    'expand-bound',
    'MATCH ()-[r:KNOWS]->() WITH r MATCH (a)-[r]->(b) RETURN a',
    'Projection a',
    'ProjectEndpoints (a)-[r]->(b)',
    'Projection r',
    'Expand(All) ()-[r:KNOWS]->()',
    'AllNodesScan',
  ],
  [
    'variable-expand',
    'MATCH (q:Q)<-[:KNOWS*1..3]-(b) RETURN b',
    'Projection b',
    'VarLengthExpand(All) (b)-[:KNOWS*1..3]->(q:Q)',
    'AllNodesScan b',
  ],
  [
    'shortest-path',
    'MATCH (a:Q), (b:P) MATCH p = shortestPath((b)-[*]->(a)) RETURN p',
    'Projection p',
    'Projection p = path',
    'ShortestPath (b)-[*1..]->(a)',
    'Filter a IS NOT NULL',
    'Filter b IS NOT NULL',
    'NodeByLabelScan b:P',
    'NodeByLabelScan a:Q',
  ],
  [
    'path',
    'MATCH p = (a:Q)<--() RETURN p',
    'Projection p',
    'Projection p = path',
    'Expand(All) (a)<--()',
    'NodeByLabelScan a:Q',
  ],
  [
    'filter',
    "MATCH (n:P) WHERE n.id > 0 AND (n.name = 'Ann' OR n.id IN [2, 3]) RETURN n",
    'Projection n',
    'Filter n.id > 0 AND ((n.name = "Ann") OR (n.id IN [2, 3]))',
    'NodeByLabelScan n:P',
  ],
  [
    'optional',
    'OPTIONAL MATCH (n:Q) RETURN n',
    'Projection n',
    'Optional n',
    'NodeByLabelScan n:Q',
    'Argument',
  ],
  [
    'apply',
    'MATCH (a:Q) CALL (a) { RETURN a.id AS b } RETURN b',
    'Projection b',
    'Apply b',
    '├─ NodeByLabelScan a:Q',
    '└─ Projection b',
    '   Projection a.id AS b',
    '   Argument',
  ],
  ['project', 'RETURN 1 + 2 AS sum', 'Projection 1 + 2 AS sum'],
  [
    'aggregate',
    'MATCH (n:P) RETURN n.id AS id, collect(DISTINCT n.name) AS names',
    'Projection id, names',
    'EagerAggregation n.id, collect(DISTINCT n.name)',
    'NodeByLabelScan n:P',
  ],
  [
    'distinct',
    'MATCH (n:P) RETURN DISTINCT n.id AS id',
    'Distinct id',
    'Projection n.id AS id',
    'NodeByLabelScan n:P',
  ],
  [
    'sort',
    'MATCH (n:P) RETURN n.id AS id ORDER BY id DESC',
    'Sort id DESC',
    'Projection n.id AS id',
    'NodeByLabelScan n:P',
  ],
  [
    'top',
    'MATCH (n:P) RETURN n.id AS id ORDER BY id LIMIT 3',
    'Top id LIMIT 3',
    'Projection n.id AS id',
    'NodeByLabelScan n:P',
  ],
  ['skip', 'MATCH (n:P) RETURN n SKIP 1', 'Skip 1', 'Projection n', 'NodeByLabelScan n:P'],
  ['limit', 'MATCH (n:P) RETURN n LIMIT 1', 'Limit 1', 'Projection n', 'NodeByLabelScan n:P'],
  ['unwind', 'UNWIND $rows AS row RETURN row.id AS id', 'Projection row.id AS id', 'Unwind $rows AS row'],
  [
    'procedure-call',
    'CALL db.labels() YIELD label RETURN label',
    'Projection label',
    'ProcedureCall db.labels()',
  ],
  [
    'eager',
    'FOREACH (i IN [1, 2] | CREATE (:Z {i: i}))',
    'Eager',
    'Foreach',
    '├─ Eager',
    '└─ Foreach',
    '   ├─ Unwind [1, 2] AS i',
    '   │  Argument',
    '   └─ Create (:Z {i: i})',
    '      Argument',
  ],
  [
    'union',
    'RETURN 1 AS x UNION ALL RETURN 2 AS x',
    'Union x',
    '├─ Projection 1 AS x',
    '│  Argument',
    '└─ Projection 2 AS x',
    '   Argument',
  ],
  ['count-store', 'MATCH (n:P) RETURN count(n) AS n', 'Projection n', 'NodeCountFromCountStore count((:P))'],
  [
    'create',
    'MATCH (a:Q) CREATE (a)<-[:LIKES {since: 1}]-(:P:Z {id: $id}), (:Alone)',
    'Create (a)<-[:LIKES {since: 1}]-(:P:Z {id: $id}), (:Alone)',
    'NodeByLabelScan a:Q',
  ],
  [
    'merge',
    'MERGE (p:Z {id: 9}) ON CREATE SET p.name = "x" ON MATCH SET p:Seen',
    'Merge (p:Z {id: 9}) ON CREATE SET p.name = "x" ON MATCH SET p:Seen',
    'Filter p.id = 9',
    'NodeSeek p:Z, id = 9 once an index has made itself',
    'Argument',
  ],
  ['set', 'MATCH (n:Q) SET n.a = 1, n += {b: 2}', 'Set n.a = 1, n += {b: 2}', 'NodeByLabelScan n:Q'],
  ['remove', 'MATCH (n:Q) REMOVE n.a, n:Z', 'Remove n.a, n:Z', 'NodeByLabelScan n:Q'],
  ['delete', 'MATCH (n:Q) DETACH DELETE n', 'DetachDelete n', 'NodeByLabelScan n:Q'],
]

test.each(plans)('%s: %s', (kind, text, ...lines) => {
  expect(kindsIn(prepare(text, { reader: database.read(), procedures }).plan.root)).toContain(kind)
  expect(linesOf(explained(text))).toEqual(lines)
})

test('node-seek: the index of a label', () => {
  const store = new PropertyGraph()
  ensureIndex(store, 'P', 'id')
  const indexed = new Database(store)
  indexed.query("CREATE (:P {id: 'a'}), (:P {id: 'b'})")
  const { plan } = indexed.query("EXPLAIN MATCH (n:P {id: 'b'}) RETURN n.id AS id").summary
  expect(plan && linesOf(plan)).toEqual([
    'Projection n.id AS id',
    'Filter n.id = "b"',
    'NodeIndexSeek RANGE INDEX n:P(id) WHERE id = "b"',
  ])
})

test('what declared indexes find is told by index and condition', () => {
  const store = new PropertyGraph()
  const indexed = new Database(store)
  indexed.query('UNWIND range(1, 20) AS i CREATE (:P)-[:R {k: i}]->(:P)')
  const transaction = store.begin()
  const common = { config: {}, constraint: undefined }
  transaction.createIndex({
    name: 'a',
    kind: 'range',
    entity: 'node',
    names: ['P'],
    keys: ['a', 'b'],
    ...common,
  })
  transaction.createIndex({ name: 't', kind: 'text', entity: 'node', names: ['P'], keys: ['t'], ...common })
  transaction.createIndex({
    name: 'r',
    kind: 'range',
    entity: 'relationship',
    names: ['R'],
    keys: ['k'],
    ...common,
  })
  transaction.commit()
  const planOf = (text: string): readonly string[] => {
    const { plan } = indexed.query(`EXPLAIN ${text}`).summary
    return plan === undefined ? [] : linesOf(plan).filter((line) => line.includes('Index'))
  }
  expect(planOf('MATCH (n:P:Q) WHERE n.a = 1 AND 2 < n.b <= 4 RETURN n')).toEqual([
    'NodeIndexSeekByRange RANGE INDEX n:P(a, b) WHERE a = 1 AND b > 2 AND b <= 4 AND :Q',
  ])
  expect(planOf("MATCH (n:P) WHERE n.t CONTAINS 'x' OR n.t ENDS WITH 'y' RETURN n")).toEqual([
    'NodeIndexUnion TEXT INDEX n:P(t) WHERE t CONTAINS "x" OR TEXT INDEX n:P(t) WHERE t ENDS WITH "y"',
  ])
  expect(planOf('MATCH ()-[r:R]->() WHERE r.k IS NOT NULL RETURN r')).toEqual([
    'RelationshipIndexScan RANGE INDEX r:R(k) WHERE k IS NOT NULL',
  ])
})

test('every operator has a line here', () => {
  const all: { readonly [Kind in LogicalOperator['kind']]: true } = {
    argument: true,
    'node-scan': true,
    'node-seek': true,
    'index-seek': true,
    'node-check': true,
    expand: true,
    'expand-into': true,
    'expand-bound': true,
    'variable-expand': true,
    'shortest-path': true,
    path: true,
    filter: true,
    optional: true,
    apply: true,
    project: true,
    aggregate: true,
    distinct: true,
    sort: true,
    top: true,
    skip: true,
    limit: true,
    unwind: true,
    'procedure-call': true,
    eager: true,
    union: true,
    'count-store': true,
    create: true,
    merge: true,
    set: true,
    remove: true,
    delete: true,
  }
  expect(new Set([...plans.map(([kind]) => kind), 'node-seek', 'index-seek'])).toEqual(
    new Set(Object.keys(all)),
  )
})

function kindsIn(root: LogicalOperator): readonly string[] {
  const kinds: string[] = []
  for (let at: LogicalOperator | undefined = root; at !== undefined; at = inputOf(at)) {
    kinds.push(at.kind)
    if ('inner' in at) kinds.push(...kindsIn(at.inner))
    if (at.kind === 'union') for (const { input } of at.branches) kinds.push(...kindsIn(input))
  }
  return kinds
}

describe('EXPLAIN', () => {
  test('runs nothing, needs no values, and may be asked of a query that writes where only reading is allowed', () => {
    const before = database.query('MATCH (n) RETURN count(n)').records
    const result = database.query('EXPLAIN CREATE (n:P {id: $id}) RETURN n', {}, { readOnly: true })
    expect(result.keys).toEqual(['n'])
    expect(result.records).toEqual([])
    expect(result.summary).toMatchObject({ writes: false, profile: undefined, counters: { nodesCreated: 0 } })
    expect(database.query('MATCH (n) RETURN count(n)').records).toEqual(before)
  })

  test('estimates by the counts of the graph', () => {
    const records = (text: string): number => explained(text).estimatedRecords
    expect(records('MATCH (n:P) RETURN n')).toBe(2)
    expect(records('MATCH (n)-[k:KNOWS]->() RETURN k')).toBe(2)
    expect(records('MATCH (a), (b) RETURN a')).toBe(9)
    expect(records('UNWIND range(1, 7) AS i MATCH (n:Q) RETURN n')).toBe(7)
    expect(records('MATCH (n) RETURN n LIMIT 2')).toBe(2)
  })

  test.each([
    ["UNWIND range('a', 1) AS x RETURN x", 10],
    ['UNWIND range(1, 10, 2) AS x RETURN x', 5],
    ['UNWIND range(5, 1) AS x RETURN x', 0],
    [`MATCH ${Array.from({ length: 60 }, (_, at) => `(n${at})`).join(', ')} RETURN 1 AS one`, 1e15],
    ['MATCH (a)-[*1..200]-(b) MATCH (c), (d), (e) RETURN 1 AS one', expect.any(Number)],
  ])('expects a number of records of %s', (text, records) => {
    expect(explained(text).estimatedRecords).toEqual(records)
    for (const { plan } of planRows(explained(text))) expect(plan.estimatedRecords).toBeLessThanOrEqual(1e15)
  })

  test('says a large INTEGER as one', () => {
    const text = 'MATCH (n:P) WHERE n.id IN [1, 9007199254740993] RETURN n LIMIT 9223372036854775807'
    expect(linesOf(explained(text)).join()).toContain('IN [1, 9007199254740993]')
    expect(linesOf(explained(text))[0]).toBe('Limit 9223372036854775807')
  })

  test('says what a walk must meet', () => {
    expect(linesOf(explained('MATCH (n:P)-[:KNOWS*1..2 {w: 1}]->(m) RETURN m'))[1]).toBe(
      'VarLengthExpand(All) (m)<-[:KNOWS*1..2 {w: 1}]-(n:P)',
    )
    const text =
      'MATCH (a:P), (b:Q) MATCH p = shortestPath((a)-[*]->(b)) WHERE all(r IN relationships(p) WHERE r.w > 0) AND length(p) > 1 RETURN p'
    expect(linesOf(explained(text))).toContain(
      'ShortestPath (a)-[*1..]->(b) WHERE all(r IN relationships WHERE r.w > 0) AND length(p) > 1',
    )
  })

  test('says the literals of its own text', () => {
    expect(linesOf(explained('MATCH (n:P) WHERE n.id = 40 RETURN n'))[1]).toBe('Filter n.id = 40')
    const { plan } = database.query('/* why */ EXPLAIN MATCH (n:P) WHERE n.id = 43 RETURN n').summary
    expect(plan && linesOf(plan)[1]).toBe('Filter n.id = 43')
    expect(linesOf(explained('MATCH (n:P) WHERE n.id = 41 RETURN n'))[1]).toBe('Filter n.id = 41')
    expect(linesOf(explained('MATCH (n:P) WHERE n.id = 42 RETURN n'))[1]).toBe('Filter n.id = 42')
  })

  test('tells of a subquery below the operator that asks it', () => {
    expect(linesOf(explained('MATCH (n:P) WHERE EXISTS { (n)-->(:Q) } RETURN n'))).toEqual([
      'Projection n',
      'Filter EXISTS { … }',
      '├─ NodeByLabelScan n:P',
      '└─ Expand(All) (n)-->(:Q)',
      '   Filter n IS NOT NULL',
      '   Argument',
    ])
  })

  test('of a chain of thousands of operators', () => {
    const long = `WITH 1 AS x ${'WITH x + 1 AS x '.repeat(2_000)}RETURN x`
    expect(planRows(explained(long))).toHaveLength(2_003)
    expect(JSON.stringify(JSON.parse(planToJson(explained(long))))).toBe(JSON.stringify(explained(long)))
    const longer = `WITH 1 AS x ${'WITH x + 1 AS x '.repeat(5_000)}RETURN x`
    expect(() => explained(longer)).toThrow(expect.objectContaining({ code: 'QueryTooComplex' }))
  })

  test('is a word of the language only where a query begins', () => {
    expect(database.query('WITH 1 AS explain RETURN explain AS profile').keys).toEqual(['profile'])
    expect(() => database.query('EXPLAIN PROFILE RETURN 1')).toThrow(
      expect.objectContaining({ phase: 'compile', hint: 'Leave out one of them.' }),
    )
    expect(database.query('EXPLAIN EXPLAIN RETURN 1').summary.plan).toEqual(explained('RETURN 1'))
    expect(database.query('PROFILE PROFILE RETURN 1 AS one').records).toEqual([[1]])
    expect(() => database.query('PROFILE PROFILE EXPLAIN RETURN 1')).toThrow(
      expect.objectContaining({ phase: 'compile', hint: 'Leave out one of them.' }),
    )
    expect(() => database.query('EXPLAIN')).toThrow(expect.objectContaining({ phase: 'compile' }))
  })
})
