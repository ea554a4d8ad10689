import { Database } from '../../src/database/database.ts'

/** A query that works for long: far longer than any test waits. */
export interface LongWork {
  readonly name: string
  readonly text: string
  readonly writes: boolean
  /** It works on lists or texts of a hundred thousand elements and more, each of which is gone through as a whole. */
  readonly hasLargeValues: boolean
}

/**
 * The graph of the list: 60 nodes `K`, each related to each other, and `size` nodes `P` with three relationships `S` each,
 * out of reach of the first. Needs nothing of Node, so that a worker of a page can make it too.
 */
export function longWorkGraph(size = 4000): Database {
  const database = new Database()
  const limits = { maxMillis: 60_000 }
  database.query('UNWIND range(1, 60) AS i CREATE (:K {i: i})', {}, limits)
  database.query('MATCH (a:K), (b:K) WHERE a.i < b.i CREATE (a)-[:R]->(b)', {}, limits)
  database.query(
    "UNWIND range(1, $size) AS i CREATE (:P {id: i, name: 'name ' + i, age: i % 80})",
    { size },
    limits,
  )
  database.query(
    `MATCH (a:P) WITH collect(a) AS ps
     UNWIND range(0, $size - 1) AS i UNWIND [1, 7, 31] AS d
     WITH ps[i] AS a, ps[(i * d + d) % $size] AS b CREATE (a)-[:S]->(b)`,
    { size },
    limits,
  )
  return database
}

/** A text of two to the power of `times`. */
const text = (times: number, of = 'a'): string => `reduce(s = '${of}', i IN range(1, ${times}) | s + s)`

/** A value that is the number `result` after a loop that has no end in sight. */
const loop = (result = '1'): string => `reduce(s = ${result}, i IN range(1, 1000000000) | s + 1)`

const expressions = {
  reduce: 'RETURN reduce(s = 0, i IN range(1, 1000000) | s + reduce(t = 0, j IN range(1, 1000) | t + j))',
  all: 'RETURN all(i IN range(1, 1000000) WHERE all(j IN range(1, 1000000) WHERE i + j > 0))',
  single: 'RETURN single(i IN range(1, 1000000) WHERE any(j IN range(1, 1000000) WHERE i = -j))',
  'list comprehension':
    'RETURN size([i IN range(1, 1000000) WHERE size([j IN range(1, 1000000) WHERE j < 0]) > 0])',
  CASE: `RETURN CASE WHEN any(i IN range(1, 100000000) WHERE i < 0) THEN 1 ELSE ${loop()} END`,
  'CASE of a value': `RETURN CASE ${loop()} WHEN 0 THEN 1 ELSE 2 END`,
  OR: 'RETURN any(i IN range(1, 100000000) WHERE i < 0) OR any(i IN range(1, 100000000) WHERE i < 0)',
  AND: 'RETURN all(i IN range(1, 100000000) WHERE i > 0) AND all(i IN range(1, 100000000) WHERE i > 0)',
  'chain of comparisons': `RETURN 0 < ${loop()} < 5`,
  'pattern comprehension': 'MATCH (a:K {i: 1}) RETURN size([(a)-[*]-(b) | b])',
  'COUNT of a subquery': 'MATCH (a:K {i: 1}) RETURN COUNT { (a)-[*]-(b) }',
  'COLLECT of a subquery':
    'RETURN size(COLLECT { UNWIND range(1, 1000000000) AS i WITH i WHERE i < 0 RETURN i })',
  'regular expression': "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(a+)+$'",
  'look ahead': "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(?=(a+)+c).*'",
  'look behind': `RETURN ${text(16)} =~ '.*(?<=b.{1,1000})c'`,
  'EXISTS of what is out of reach':
    'MATCH (a:K {i: 1}), (b:P {id: 5}) WHERE EXISTS { (a)-[*]->(b)-[*]-(a) } OR EXISTS { (a)-[*]-(b) } RETURN a',
  'exists of what is out of reach': 'MATCH (a:K {i: 1}), (b:P {id: 5}) RETURN exists((a)-[*]-(b))',
  IN: 'WITH range(1, 100000) AS l UNWIND range(1, 100000) AS x WITH l, x WHERE -x IN l RETURN count(x)',
  'equal lists':
    'WITH range(1, 500000) AS l WITH l + [1] AS m, l + [2] AS k UNWIND range(1, 100000) AS x WITH x WHERE m = k RETURN count(x)',
  'ranges that are made': 'UNWIND range(1, 100000) AS x RETURN sum(size(tail(range(1, 100000))))',
  split: `WITH ${text(18, 'a,b')} AS t UNWIND range(1, 100000) AS i RETURN sum(size(split(t, ',')))`,
  replace: `WITH ${text(18, 'a,b')} AS t UNWIND range(1, 100000) AS i RETURN sum(size(replace(t, ',', ';')))`,
  'long texts': `UNWIND range(1, 1000000) AS i RETURN sum(size(${text(18)} + i))`,
}

const records = {
  product: 'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)',
  'product of nodes': 'MATCH (a:P), (b:P), (c:P) WHERE a.id + b.id + c.id < 0 RETURN count(*)',
  'sort of numbers': 'UNWIND range(1, 50000000) AS x WITH x ORDER BY -x % 1000 RETURN count(x)',
  'sort of wide records':
    'UNWIND range(1, 2000000) AS x WITH x, [x, x + 1, toString(x)] AS l ORDER BY l DESC RETURN count(x)',
  'sort of long lists':
    'UNWIND range(1, 2000) AS x WITH range(1, 20000) + [x] AS l ORDER BY l RETURN count(l)',
  'sort of long texts': `UNWIND range(1, 2000) AS x WITH ${text(15)} + x AS t ORDER BY t RETURN count(t)`,
  'the first of a sort': 'UNWIND range(1, 50000000) AS x WITH x ORDER BY -x LIMIT 1000000 RETURN count(x)',
  percentile: 'UNWIND range(1, 10000000) AS x RETURN percentileCont(x % 1000, 0.5)',
  groups: 'UNWIND range(1, 50000000) AS x RETURN x, count(*)',
  'groups by long lists': 'UNWIND range(1, 2000) AS x WITH range(x, x + 20000) AS l RETURN l, count(*)',
  'distinct texts': 'UNWIND range(1, 50000000) AS x RETURN count(DISTINCT toString(x))',
  'distinct long lists': 'UNWIND range(1, 2000) AS x RETURN DISTINCT range(x, x + 100000)',
  'collected nodes': 'MATCH (a:P), (b:P) RETURN collect(a)',
  'collected map projections': 'MATCH (a:P), (b:P) RETURN collect(a {.*, b: b.name})',
  'UNWIND of what was collected':
    'MATCH (a:P)-[:S]->(b) WITH collect({a: a, b: b}) AS c UNWIND c AS x UNWIND c AS y RETURN count(*)',
  'OPTIONAL MATCH': 'MATCH (a:P) OPTIONAL MATCH (b:P)-[:S]->(c) WHERE b.id = a.id + c.id RETURN count(*)',
  'CALL of a subquery':
    'MATCH (a:P) CALL { WITH a MATCH (b:P)-[:S]->(c) WHERE b.id > a.id RETURN count(b) AS c } RETURN sum(c)',
  'a long list returned': 'RETURN range(1, 10000000)',
  'long lists returned': 'UNWIND range(1, 1000) AS x RETURN range(x, x + 1000000)',
}

const paths = {
  'paths counted': 'MATCH p = (a:K)-[*]-(b) RETURN count(p)',
  'paths collected': 'MATCH p = (a:K)-[*]-(b) RETURN collect(p)',
  'paths returned': 'MATCH p = (a:K)-[*]-(b) RETURN p',
  reachability: 'MATCH (a:P)-[:S*]->(b) RETURN count(DISTINCT b)',
  'shortest paths': 'MATCH (a:P), (b:P), p = shortestPath((a)-[:S*]-(b)) RETURN count(p)',
  'all shortest paths': 'MATCH (a:P), (b:P), p = allShortestPaths((a)-[:S*]-(b)) RETURN count(p)',
  'shortest path on a condition':
    'MATCH (a:K {i: 1}), (b:K {i: 60}), p = shortestPath((a)-[:R*]-(b)) WHERE length(p) > 40 RETURN p',
  'all shortest paths on a condition':
    'MATCH (a:K {i: 1}), (b:K {i: 60}), p = allShortestPaths((a)-[:R*]-(b)) WHERE length(p) > 40 RETURN p',
}

const writes = {
  CREATE: 'UNWIND range(1, 2000000) AS x CREATE (:T {v: x})',
  'CREATE with a loop': `CREATE (:T {v: ${loop()}})`,
  'SET with a loop': `MATCH (a:P) SET a.z = ${loop()}`,
  'SET of a map with a loop': `MATCH (a:P) SET a += {z: ${loop()}}`,
  'MERGE with a loop': `UNWIND range(1, 10) AS x MERGE (:T {v: ${loop('x')}})`,
  'MERGE that looks at all': 'UNWIND range(1, 100000) AS x MERGE (:P {foo: x})',
  'DELETE with a loop': `MATCH (a:P) DETACH DELETE CASE WHEN ${loop()} > 0 THEN a ELSE a END`,
  'FOREACH with a loop':
    'FOREACH (i IN range(1, 1000) | FOREACH (j IN [k IN range(1, 10000000) WHERE k < 0 | k] | CREATE (:T)))',
}

const large: ReadonlySet<string> = new Set([
  'look behind',
  'IN',
  'equal lists',
  'ranges that are made',
  'split',
  'replace',
  'distinct long lists',
])

const listed = (texts: { readonly [name: string]: string }, isWriting = false): readonly LongWork[] =>
  Object.entries(texts).map(([name, query]) => ({
    name,
    text: query,
    writes: isWriting,
    hasLargeValues: large.has(name),
  }))

/** Long queries of every kind. */
export const longWork: readonly LongWork[] = [
  ...listed({ ...expressions, ...records, ...paths }),
  ...listed(writes, true),
]

/** Queries that come to their end, and whose last stages take many slices too. */
export const longStages: readonly LongWork[] = listed({
  'sort of numbers': 'UNWIND range(1, 60000) AS x WITH x ORDER BY -x % 1000 RETURN count(x)',
  'sort of what is sorted': 'UNWIND range(1, 400000) AS x WITH x ORDER BY x RETURN count(x)',
  'sort of lists':
    'UNWIND range(1, 20000) AS x WITH [x % 3, x % 100, toString(x)] AS l ORDER BY l DESC RETURN count(l)',
  'the first of a sort': 'UNWIND range(1, 100000) AS x WITH x ORDER BY -x % 1000 LIMIT 60000 RETURN count(x)',
  percentile: 'UNWIND range(1, 200000) AS x RETURN percentileCont(x % 1000, 0.5)',
  groups: 'UNWIND range(1, 90000) AS x RETURN x, count(*)',
  distinct: 'UNWIND range(1, 400000) AS x RETURN count(DISTINCT x % 50000)',
  'sorted by what is collected':
    'MATCH (a:P)-[:S]->(b) WITH collect({a: a, b: b}) AS c UNWIND c AS x WITH x ORDER BY x.b.id, x.a.id RETURN collect(x) AS all',
  'a list returned': 'RETURN range(1, 400000) AS l',
  'a map returned':
    'MATCH (a:P)-[:S]->(b) WITH collect({a: a, b: [b, a, b]}) AS c RETURN {c: c, d: c, e: c} AS m',
  paths: 'MATCH p = (a:K)-[*2]-(b) RETURN p LIMIT 90000',
  'paths in a list': 'MATCH p = (a:K)-[*2]-(b) WITH p LIMIT 40000 RETURN collect(p) AS ps',
})
