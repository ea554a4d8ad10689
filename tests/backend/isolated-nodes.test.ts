import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isolatedNodePatterns } from '../../src/backend/bolt/isolated-nodes.ts'
import { parse } from '../../src/cypher/index.ts'
import { graph } from '../helpers/graph.ts'
import { ask, same } from '../fuzz/answers.ts'
import { drawn } from '../fuzz/generate/choices.ts'
import { randomGraph } from '../fuzz/generate/random-graph.ts'
import { randomQuery } from '../fuzz/generate/random-query.ts'

/** What the generator seldom makes: most of its queries begin with a node without a label. */
const queries = [
  'MATCH (a:A) RETURN COUNT { (b) }',
  'MATCH (a:A) WHERE EXISTS { MATCH (b {k: 0}) WHERE b.f = 0.5 } RETURN count(*)',
  'MATCH (a:A) RETURN a.k, COLLECT { MATCH (b) RETURN b.k ORDER BY b.k }',
  'MATCH (a:A) RETURN [(b)-[*0..1]->(c) | c.k]',
  'UNWIND [COUNT { () }] AS x WITH x WHERE x > COUNT { (:A) } RETURN x ORDER BY COUNT { () } LIMIT 1',
  'MATCH (a:A) CALL { MATCH (b) RETURN count(b) AS c } RETURN a.k, c',
  'MATCH (a:A) RETURN size([x IN [1] WHERE COUNT { () } > 5 | {y: CASE WHEN x > 0 THEN COUNT { () } END}])',
  'RETURN 1 AS x UNION MATCH (n) RETURN count(n) AS x',
  'MATCH (a:A) RETURN count(*)',
  'MATCH (a)-->(b) RETURN count(*)',
  'MATCH (a)-[*0..2]->(b:B) RETURN count(*)',
  'MATCH (a:A)-[*0..2]->(b) RETURN count(*)',
  'MATCH (a)-[*0..1]-(b)-[*1..2]-(c) RETURN count(*)',
  'MATCH (a:A) RETURN COUNT { (a)--() }, [(a)-->(b) | b.k], EXISTS { (a)-[*0..2]->(:B) }',
]

const cases = drawn((choices) => ({
  drawing: randomGraph(choices).replace(/^CREATE /, ''),
  query: choices.chance(30) ? choices.one(queries) : randomQuery(choices),
}))

test.each([
  ['a seed that stays', 20_261_124],
  ['a new seed', Date.now() % 2 ** 31],
])(
  'a query without such a pattern never reads an isolated node of a label it does not name: %s',
  (_, seed) => {
    let silent = 0
    let telling = 0
    const isolated = "(:Isolated {k: 0, i: 1, f: 0.5, s: 'a', b: true, l: [1], m: 1})"
    const property = fc.property(cases, ({ drawing, query }) => {
      const without = ask(graph(drawing), query)
      const isTold = !same(without, ask(graph(`${drawing}, ${isolated}`), query))
      const isFound = isolatedNodePatterns(parse(query)).length > 0
      if (!isFound) silent++
      if (isFound && isTold) telling++
      return isFound || !isTold
    })
    fc.assert(property, { numRuns: 600, seed })
    // Both kinds are there, or nothing is proved.
    expect(silent).toBeGreaterThan(100)
    expect(telling).toBeGreaterThan(100)
  },
)
