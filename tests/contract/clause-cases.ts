/** A text that is asked of a small graph, and what comes of it: records as texts, sorted, or the kind of its error. */
export interface ClauseCase {
  /** Statements that run before. */
  readonly graph?: string
  readonly text: string
  readonly gives: readonly string[] | { readonly error: string }
}

const HUB = 'CREATE (:H)'
const PAIRS = 'CREATE (:A {k: 1})-[:R]->(:B {k: 1}), (:A {k: 2})-[:R]->(:B {k: 2})'
const CHAIN = 'CREATE (:A {k: 1})-[:R]->(:A {k: 2})-[:R]->(:A {k: 3})'
const TRIANGLE = `CREATE (a:N {id: 1})-[:L {w: 1}]->(b:N {id: 2}),
  (a)-[:L {w: 2}]->(:N {id: 3})-[:L {w: 2}]->(b), (a)-[:L {w: 2}]->(:N {id: 4})-[:L {w: 2}]->(b)`
const BETWEEN = '(a:N {id: 1})-[r:L*]->(b:N {id: 2})'
const syntaxError = { error: 'SyntaxError' }
const notFound = { error: 'EntityNotFound' }
const typeError = { error: 'TypeError' }

/** What one CREATE or MERGE makes is read by a later part of it once it is there, and never before. */
export const reading: readonly ClauseCase[] = [
  {
    graph: "CREATE (:Other {v: 'UNRELATED'})",
    text: 'CREATE (a:P {v: 1}), (b:P {v: a.v}) RETURN b.v',
    gives: ['1'],
  },
  {
    graph: "CREATE (:Other {v: 'UNRELATED'})",
    text: 'CREATE (a:P {v: 1})-[:R]->(b:P {v: a.v})',
    gives: syntaxError,
  },
  { text: 'CREATE (a:P {v: 1})-[:R {v: a.v}]->(b:P)', gives: syntaxError },
  { text: 'CREATE (a)-[r:R {v: 1}]->(b {v: r.v})', gives: syntaxError },
  { text: 'CREATE (a {v: 1}), (a)-[:R]->(b {v: a.v})-[:R]->(c {v: b.v})', gives: syntaxError },
  { text: 'CREATE (a:P {v: a.v})', gives: syntaxError },
  { text: 'CREATE p = (a)-[:R]->(b {v: length(p)})', gives: syntaxError },
  { text: 'CREATE (a)-[r:R {v: 3}]->(b), (c {v: r.v}) RETURN c.v', gives: ['3'] },
  { text: 'CREATE (a {v: 1}), (a)-[r:R {v: a.v}]->(b {v: a.v + 1}) RETURN r.v, b.v', gives: ['1, 2'] },
  { text: 'CREATE (a {v: 1}), (a)-[r:R {w: 2}]->(b {v: a.v}), (c {v: r.w + b.v}) RETURN c.v', gives: ['3'] },
  { text: 'CREATE p = (a)-[:R]->(), (b {v: size(nodes(p))}) RETURN b.v', gives: ['2'] },
  {
    text: 'CREATE p = (a)-[:R]->(b), q = (c {v: length(p)})-[:R]->(d) RETURN c.v, length(q)',
    gives: ['1, 1'],
  },
  {
    text: 'CREATE (a)-[r:R]->(b), (c {v: type(r), w: id(startNode(r)) = id(a)}) RETURN c.v, c.w',
    gives: ['"R", true'],
  },
  {
    text: 'CREATE (a:P:Q {v: 1}), (b {v: labels(a), w: keys(a), x: a:P}) RETURN b.v, b.w, b.x',
    gives: ['["P", "Q"], ["v"], true'],
  },
  { text: 'UNWIND [1, 2, 3] AS x CREATE (a {v: x}), (b {v: a.v}) RETURN b.v', gives: ['1', '2', '3'] },
  {
    text: `UNWIND [1, 2] AS x FOREACH (y IN [1, 2] | CREATE (a:P {v: x * 10 + y}), (:Q {v: a.v + 1}))
      WITH DISTINCT 1 AS one MATCH (q:Q) RETURN q.v`,
    gives: ['12', '13', '22', '23'],
  },
  { text: 'MERGE (a:P {v: 1})-[r:R]->(b:P {v: a.v}) RETURN b.v', gives: ['1'] },
  { text: 'MERGE (a:P {v: 1})-[r:R {v: a.v}]->(b:P) RETURN r.v', gives: ['1'] },
  { text: 'MERGE (a:P {v: 1})-[r:R {v: 2}]->(b:P)-[q:R {v: r.v + 1}]->(c) RETURN q.v', gives: ['3'] },
  { text: 'MERGE (a:P {v: 1})-[r:R]->(b:P {v: labels(a)}) RETURN b.v', gives: ['["P"]'] },
  { text: 'MERGE (a:P {v: a.v})', gives: syntaxError },
  { text: 'MERGE (b:P {v: a.v})-[:R]->(a:P {v: 1})', gives: syntaxError },
  { text: 'MERGE (a:P {v: 1})-[r:R]->(b:P {v: a.nope})', gives: { error: 'SemanticError' } },
  { text: 'MERGE (n {x: 0.0 / 0})', gives: { error: 'SemanticError' } },
  {
    graph: 'CREATE (:P {v: 1})-[:R]->(:P {v: 2})',
    text: 'MERGE (a:P)-[r:R]->(b:P {v: a.v + 1}) WITH b.v AS v MATCH (n) RETURN v, count(n)',
    gives: ['2, 2'],
  },
  {
    text: 'UNWIND [1, 1, 2] AS x MERGE (a:P {v: x})-[:R]->(b {v: a.v}) RETURN b.v',
    gives: ['1', '1', '2'],
  },
]

/** A subquery, a pattern expression or a property in a clause that writes sees the graph as it is for that clause. */
export const seeing: readonly ClauseCase[] = [
  { text: 'CREATE (n {x: EXISTS { MATCH () }}) WITH n RETURN n.x', gives: ['false'] },
  { text: 'UNWIND [1, 2, 3] AS x CREATE (a {v: COUNT { MATCH (n) }}) RETURN a.v', gives: ['0', '0', '0'] },
  {
    text: 'UNWIND [1, 2] AS x CREATE (a:P {v: COUNT { MATCH (n:P) }}), (b {v: COUNT { MATCH (n:P) }}) RETURN a.v, b.v',
    gives: ['0, 0', '0, 0'],
  },
  { text: 'CREATE (a) CREATE (b {v: COUNT { MATCH (n) }}) RETURN b.v', gives: ['1'] },
  {
    text: 'UNWIND [1, 2] AS x CREATE (a:P {v: CASE WHEN x > 0 THEN COUNT { MATCH (:P) } END}) RETURN a.v',
    gives: ['0', '0'],
  },
  {
    text: 'UNWIND [1, 2] AS x CREATE (a:P {u: 1, v: [y IN [1] | COUNT { MATCH (n:P) WHERE n.u = y }]}) RETURN a.v',
    gives: ['[0]', '[0]'],
  },
  {
    graph: HUB,
    text: 'MATCH (h:H) UNWIND [1, 2] AS x CREATE (h)-[r:R {v: size([(h)-->(y) | 1])}]->(c) RETURN r.v',
    gives: ['0', '0'],
  },
  {
    graph: HUB,
    text: 'MATCH (h:H) UNWIND [1, 2] AS x CREATE (h)-[r:R]->(c {v: COLLECT { MATCH (h)-->(y) RETURN 1 }}) RETURN c.v',
    gives: ['[]', '[]'],
  },
  {
    graph: HUB,
    text: 'MATCH (h:H) UNWIND [1, 2] AS x CREATE (c {v: exists((h)-->())}), (h)-[:R]->(c) RETURN c.v',
    gives: ['false', 'false'],
  },
  {
    text: 'UNWIND [1, 2] AS x CREATE (a), (a)-[:R]->(c), (b {v: COUNT { (a)--() }}), (a)-[:R]->(d) RETURN b.v',
    gives: ['1', '1'],
  },
  { text: 'CREATE (a), (a)-[:R]->(b {v: COUNT { (a)--() }}) RETURN b.v', gives: ['0'] },
  {
    text: `FOREACH (x IN [1, 2] | CREATE (:P {v: COUNT { MATCH (n) }}))
      WITH 1 AS one MATCH (n) RETURN n.v`,
    gives: ['0', '1'],
  },
  {
    graph: 'CREATE (:A), (:A)',
    text: `MATCH (n:A) FOREACH (x IN COLLECT { MATCH (m) RETURN 1 } | CREATE (:P))
      WITH DISTINCT 1 AS one MATCH (p:P) RETURN count(p)`,
    gives: ['4'],
  },
  {
    text: 'UNWIND [1, 2] AS x CALL { CREATE (a {v: COUNT { MATCH (n) }}) RETURN a } RETURN a.v',
    gives: ['0', '1'],
  },
  { text: 'MERGE (a:P {v: COUNT { MATCH (n) }})', gives: syntaxError },
  { text: 'MERGE (a:P)-[:R {v: EXISTS { MATCH (n) }}]->()', gives: syntaxError },
  { text: 'MERGE (a:P) ON CREATE SET a.w = COLLECT { MATCH (n) RETURN 1 }', gives: syntaxError },
  { text: 'MERGE (a:P) ON MATCH SET a.w = 1 + COUNT { MATCH (n) }', gives: syntaxError },
  { text: 'MERGE (a:P {v: 1}) ON CREATE SET a.w = size([(a)--(y) | 1]) RETURN a.w', gives: ['0'] },
  {
    graph: 'CREATE (:S {a: 1, b: 2})',
    text: 'MATCH (n:S) SET n.a = n.b, n.b = n.a RETURN n.a, n.b',
    gives: ['2, 1'],
  },
  { graph: CHAIN, text: 'MATCH (n:A) SET n.v = 1, n.w = n.v RETURN n.w', gives: ['null', 'null', 'null'] },
  { graph: CHAIN, text: 'MATCH (n:A) SET n.v = 1 SET n.w = n.v RETURN n.w', gives: ['1', '1', '1'] },
  { graph: CHAIN, text: 'MATCH (n:A) SET n.k = n.k + 1, n.k = n.k + 1 RETURN n.k', gives: ['2', '3', '4'] },
  { graph: CHAIN, text: 'MATCH (n:A) SET n += {v: 1}, n.w = n.v RETURN n.w', gives: ['1', '1', '1'] },
  {
    graph: CHAIN,
    text: 'MATCH (n:A) SET n.k = 9, n.w = n.k, n:X, n.u = n.w RETURN n.u',
    gives: ['1', '2', '3'],
  },
  { graph: CHAIN, text: 'MATCH ()-[r]->() SET r.v = 1, r.w = r.v RETURN r.w', gives: ['null', 'null'] },
  { graph: PAIRS, text: 'MATCH (n:A)-->(m) SET n.v = 1, m.w = n.v RETURN m.w', gives: ['1', '1'] },
  { text: 'MERGE (a:P) ON CREATE SET a.v = 1, a.w = a.v RETURN a.w', gives: ['null'] },
  { graph: 'CREATE (:P)', text: 'MERGE (a:P) ON MATCH SET a.v = 1, a.w = a.v RETURN a.w', gives: ['null'] },
  {
    graph: 'CREATE (:P)',
    text: 'MATCH (a:P) FOREACH (x IN [1] | SET a.v = 1, a.w = a.v) RETURN a.w',
    gives: ['null'],
  },
  {
    graph: PAIRS,
    text: 'MATCH (n:A)-->(m) SET n.v = 1, m.w = COUNT { MATCH (k) WHERE k.v IS NOT NULL } RETURN m.w',
    gives: ['2', '2'],
  },
  {
    graph: CHAIN,
    text: 'MATCH (n:A) SET n.v = 1, n.w = COUNT { MATCH (n) WHERE n.v = 1 } RETURN n.w',
    gives: ['0', '0', '0'],
  },
  {
    graph: CHAIN,
    text: 'MATCH (n:A) SET n:B, n.x = COUNT { MATCH (:B) } RETURN n.x',
    gives: ['3', '3', '3'],
  },
  {
    graph: CHAIN,
    text: 'MATCH (n:A) SET n.x = COUNT { MATCH (:B) }, n:B RETURN n.x',
    gives: ['0', '0', '0'],
  },
  {
    graph: CHAIN,
    text: 'MATCH (n:A) SET n:B, n.x = size([(n)--(m:B) | 1]) RETURN n.x',
    gives: ['1', '1', '2'],
  },
  {
    graph: 'CREATE (:N {v: 0}), (:M {k: 1}), (:M {k: 2})',
    text: 'UNWIND [1, 2] AS x MATCH (n:N), (m:M {k: x}) SET n.v = n.v + x, m.w = n.v RETURN m.w',
    gives: ['3', '3'],
  },
  {
    graph: 'CREATE (:N {v: 0}), (:M {k: 1}), (:M {k: 2})',
    text: 'MATCH (n:N), (m:M) SET m.w = n.v, n.v = m.k RETURN m.w',
    gives: ['0', '0'],
  },
]

/** What is deleted stays deleted. */
export const deleted: readonly ClauseCase[] = [
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DETACH DELETE n SET n:X RETURN n', gives: notFound },
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DELETE n REMOVE n:A', gives: notFound },
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DELETE n REMOVE n:Nope', gives: notFound },
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DELETE n SET n.x = 1, n:X', gives: notFound },
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DELETE n WITH n FOREACH (m IN [n] | SET m:X)', gives: notFound },
  { text: 'CREATE (n:A) DELETE n SET n:B', gives: notFound },
  { graph: PAIRS, text: 'MATCH (n:A)-[r]->() DELETE n SET n:X DELETE r', gives: notFound },
  { graph: PAIRS, text: 'MATCH (n:A)-[r]->() DELETE n CREATE (n)-[:S]->() DELETE r', gives: notFound },
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DELETE n CREATE (n)-[:R]->()', gives: notFound },
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DELETE n MERGE ()-[:R]->(n)', gives: notFound },
  { graph: 'CREATE (:A {k: 1})', text: 'MATCH (n:A) DELETE n CREATE ({k: n.k})', gives: notFound },
  { graph: 'CREATE (:A {k: 1})', text: 'MATCH (n:A) DELETE n SET n.k = 2 RETURN n', gives: ['()'] },
  {
    graph: 'CREATE (:A {k: 1})',
    text: 'MATCH (n:A) DELETE n SET n += {x: 1} REMOVE n.k RETURN n',
    gives: ['()'],
  },
  { graph: 'CREATE (:A {k: 1})', text: 'MATCH (n:A) DELETE n SET n = {x: 1} RETURN n', gives: ['()'] },
  {
    graph: PAIRS,
    text: 'MATCH ()-[r]->() DELETE r SET r.x = 1 SET r = {y: 1} REMOVE r.x RETURN count(*)',
    gives: ['2'],
  },
  { graph: 'CREATE (:A)', text: 'MATCH (n:A) DELETE n WITH n MATCH (n:A) RETURN 1', gives: [] },
  { text: 'OPTIONAL MATCH (n:Nope) DELETE n SET n:B RETURN n', gives: ['null'] },
]

const stored = (list: string, gives: ClauseCase['gives']): readonly ClauseCase[] => [
  { text: `CREATE (n {x: ${list}}) RETURN n.x`, gives },
  { text: `CREATE (n)-[r:R]->() SET r.x = ${list} RETURN r.x`, gives },
  { text: `MERGE (n:L {k: 1}) ON CREATE SET n += {x: ${list}} RETURN n.x`, gives },
]

/** A list that a property holds is of one type. */
export const lists: readonly ClauseCase[] = [
  ...stored("[1, 'a']", typeError),
  ...stored('[1, 2.5, 2]', ['[1.0, 2.5, 2.0]']),
  ...stored('[9007199254740993, 0.5]', ['[9007199254740992.0, 0.5]']),
  ...stored('[0.0 / 0, 1]', ['[NaN, 1.0]']),
  ...stored('[1, 2]', ['[1, 2]']),
  ...stored('[]', ['[]']),
  ...stored('[true, 1]', typeError),
  ...stored("[true, 'a']", typeError),
  ...stored('[1, null]', typeError),
  ...stored('[null]', typeError),
  ...stored('[[1]]', typeError),
  ...stored('[[]]', typeError),
  ...stored('[{a: 1}]', typeError),
  ...stored("[date('2020-01-01'), date('2020-01-02')]", ['["2020-01-01", "2020-01-02"]']),
  ...stored("[date('2020-01-01'), localdatetime('2020-01-02')]", typeError),
  ...stored("[time('12:00'), localtime('12:00')]", typeError),
  ...stored("[localdatetime('2020-01-01'), datetime('2020-01-02')]", typeError),
  ...stored("[duration('P1D'), 1]", typeError),
  ...stored("[date('2020-01-01'), 'a']", typeError),
  ...stored('[point({x: 1, y: 2}), point({x: 1, y: 2, z: 3})]', typeError),
  ...stored('[point({x: 1, y: 2}), point({latitude: 1, longitude: 2})]', typeError),
  ...stored('[1, point({x: 1, y: 2})]', typeError),
  { text: 'MERGE (n {x: [1, 2.5]}) RETURN n.x', gives: ['[1.0, 2.5]'] },
  {
    graph: 'MERGE (n {x: [1, 2.5]})',
    text: 'MERGE (n {x: [1, 2.5]}) WITH n MATCH (m) RETURN n.x, count(m)',
    gives: ['[1.0, 2.5], 1'],
  },
]

/** A condition on a whole path belongs to the search for the shortest one. */
export const shortest: readonly ClauseCase[] = [
  ...(
    [
      ['length(p) > 1', '2'],
      ['length(p) > 2', undefined],
      ['length(p) > a.id', '2'],
      ['size(r) > 1', '2'],
      ['r[0].w = 2', '2'],
      ['nodes(p)[1].id = 3', '2'],
      ['any(n IN nodes(p) WHERE n.id = 4)', '2'],
      ['single(n IN nodes(p) WHERE n.id = 4)', '2'],
      ['NOT all(x IN r WHERE x.w = 1)', '2'],
      ['all(x IN r WHERE x.w = 2) AND length(p) > 1', '2'],
      ['none(x IN nodes(p) WHERE x.id = 3) AND length(p) > 1', '2'],
      ['none(x IN nodes(p) WHERE x.id > 2) AND length(p) > 1', undefined],
      ['reduce(s = 0, x IN r | s + x.w) > 1', '2'],
      ['EXISTS { MATCH (x:N {id: 4}) WHERE x IN nodes(p) }', '2'],
      ['p IS NOT NULL', '1'],
    ] as const
  ).flatMap(([condition, length]): readonly ClauseCase[] => [
    {
      graph: TRIANGLE,
      text: `MATCH p = shortestPath(${BETWEEN}) WHERE ${condition} RETURN length(p)`,
      gives: length === undefined ? [] : [length],
    },
    {
      graph: TRIANGLE,
      text: `MATCH (a:N {id: 1}), (b:N {id: 2}) OPTIONAL MATCH p = shortestPath((a)-[r:L*]->(b)) WHERE ${condition} RETURN length(p)`,
      gives: [length ?? 'null'],
    },
  ]),
  {
    graph: TRIANGLE,
    text: `MATCH p = allShortestPaths(${BETWEEN}) WHERE length(p) > 1 RETURN [n IN nodes(p) | n.id]`,
    gives: ['[1, 3, 2]', '[1, 4, 2]'],
  },
  {
    graph: TRIANGLE,
    text: `MATCH p = allShortestPaths(${BETWEEN}) WHERE nodes(p)[1].id = 4 RETURN [n IN nodes(p) | n.id]`,
    gives: ['[1, 4, 2]'],
  },
  {
    graph: TRIANGLE,
    text: 'MATCH p = shortestPath((b:N {id: 2})<-[:L*]-(a:N {id: 1})) WHERE nodes(p)[1].id = 4 RETURN [n IN nodes(p) | n.id]',
    gives: ['[2, 4, 1]'],
  },
  {
    graph: TRIANGLE,
    text: 'MATCH p = shortestPath((a:N {id: 1})-[:L*..1]->(b:N {id: 2})) WHERE length(p) > 1 RETURN p',
    gives: [],
  },
  {
    graph: TRIANGLE,
    text: 'UNWIND [0, 1] AS k MATCH p = shortestPath((a:N {id: 1})-[:L*]->(b:N {id: 2})) WHERE length(p) > k RETURN length(p)',
    gives: ['1', '2'],
  },
  {
    graph: TRIANGLE,
    text: 'MATCH p = shortestPath((a:N)-[:L*]-(b:N)) WHERE length(p) > 2 AND a.id < b.id RETURN a.id, b.id, length(p)',
    gives: ['1, 2, 5', '1, 3, 3', '1, 4, 3', '2, 3, 3', '2, 4, 3', '3, 4, 3'],
  },
  {
    graph: 'CREATE (a:N {id: 1})-[:L]->(b:N {id: 2}), (b)-[:L]->(:N {id: 3})-[:L]->(b)',
    text: `MATCH p = shortestPath(${BETWEEN}) WHERE length(p) > 1 RETURN [n IN nodes(p) | n.id]`,
    gives: ['[1, 2, 3, 2]'],
  },
  {
    graph: 'CREATE (a:N {id: 1})-[:L]->(b:N {id: 2}), (a)-[:L]->(a)',
    text: `MATCH p = shortestPath(${BETWEEN}) WHERE length(p) > 1 RETURN [n IN nodes(p) | n.id]`,
    gives: ['[1, 1, 2]'],
  },
  {
    graph: 'CREATE (a:N {id: 1})-[:L]->(b:N {id: 2})-[:L]->(a)',
    text: 'MATCH (a), (b) MATCH p = shortestPath((a)-[:L*0..]->(b)) WHERE length(p) > 0 RETURN a.id, b.id, length(p)',
    gives: ['1, 1, 2', '1, 2, 1', '2, 1, 1', '2, 2, 2'],
  },
  ...['*2..', '*2', '*3..5', '*2..1'].flatMap((length): readonly ClauseCase[] =>
    ['shortestPath', 'allShortestPaths'].map((search) => ({
      text: `MATCH p = ${search}((a:N {id: 1})-[:L${length}]->(b:N {id: 2})) RETURN p`,
      gives: syntaxError,
    })),
  ),
]

/** Names: of what a CALL returns, of the path of a comprehension, and of the columns of a UNION. */
export const names: readonly ClauseCase[] = [
  { text: 'CALL { RETURN 1 } RETURN 2', gives: syntaxError },
  { text: 'CALL () { RETURN 1 + 1 } RETURN 2', gives: syntaxError },
  { text: 'CALL { MATCH (n) RETURN count(n) } RETURN 1', gives: syntaxError },
  { text: 'CALL { UNWIND [{a: 1}] AS x RETURN x.a } RETURN 1', gives: syntaxError },
  { text: 'CALL { RETURN 1 AS x, 2 } RETURN 1', gives: syntaxError },
  { text: 'CALL { UNWIND [{a: 1}] AS x RETURN x.a AS a } RETURN a', gives: ['1'] },
  { text: 'RETURN COLLECT { UNWIND [{a: 1}] AS x RETURN x.a }', gives: ['[1]'] },
  { text: 'RETURN COUNT { RETURN 1 }', gives: ['1'] },
  {
    graph: 'CREATE ()-[:R]->()',
    text: 'WITH 7 AS p RETURN [p = (a)-->(b) | length(p)], p',
    gives: ['[1], 7'],
  },
  {
    graph: 'CREATE ()-[:R]->()',
    text: 'MATCH p = ()-->() RETURN [p = (a)--(b) | length(p)]',
    gives: ['[1, 1]'],
  },
  {
    graph: 'CREATE ()-[:R]->()',
    text: 'RETURN [p IN [1, 2] | [p = (a)-->(b) | length(p)]] AS lists',
    gives: ['[[1], [1]]'],
  },
  { graph: 'CREATE ()-[:R]->()', text: 'MATCH (p) RETURN [p = (p)-->(b) | length(p)]', gives: syntaxError },
  { text: 'WITH 1 AS p RETURN EXISTS { MATCH p = ()-->() }', gives: syntaxError },
  { text: 'RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a', gives: ['1, 2', '4, 3'] },
  { text: 'RETURN 1 AS a, 2 AS b UNION RETURN 2 AS b, 1 AS a', gives: ['1, 2'] },
  { text: 'RETURN 2 AS b, 1 AS a UNION ALL RETURN 1 AS a, 2 AS b', gives: ['2, 1', '2, 1'] },
  { text: 'CALL { RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a } RETURN a, b', gives: ['1, 2', '4, 3'] },
  { text: 'RETURN COUNT { RETURN 1 AS a, 2 AS b UNION RETURN 2 AS b, 1 AS a }', gives: ['1'] },
  { text: 'RETURN 1 AS a UNION RETURN 2 AS b', gives: syntaxError },
  { text: 'RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b', gives: syntaxError },
  { text: 'RETURN 1 AS a UNION RETURN 3 AS b, 1 AS a', gives: syntaxError },
]
