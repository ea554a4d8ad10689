import { expect, test } from 'vitest'
import { prepare, ProcedureRegistry } from '../../../src/cypher/index.ts'
import { GraphBuilder } from '../../../src/store/graph-builder.ts'

const catalog = { reader: new GraphBuilder().build().read(), procedures: new ProcedureRegistry() }

test.each([
  ['RETURN 1 AS one', false],
  ['UNWIND range(1, 3) AS i RETURN sum(i) AS sum', false],
  ['RETURN $partial AS partial', false],
  ['CREATE (n) RETURN 1 AS one', false],
  ['MATCH (n) RETURN count(n) AS nodes', true],
  ['OPTIONAL MATCH (n) RETURN 1 AS one', true],
  ['RETURN COUNT { (:A) } AS nodes', true],
  ['RETURN EXISTS { MATCH (n) } AS some', true],
  ['RETURN [(a)-->(b) | b.x] AS list', true],
  ['CALL () { MATCH (n) RETURN count(n) AS c } RETURN c', true],
  ['CALL db.labels() YIELD label RETURN label', true],
])('%s: that the answer may depend on the graph is %s', (text, reads) => {
  expect(prepare(text, catalog).readsGraph()).toBe(reads)
})
