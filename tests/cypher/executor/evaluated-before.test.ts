import { expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { GraphBuilder } from '../../../src/store/graph-builder.ts'
import { ensureIndex } from '../../helpers/ensure-index.ts'

test('what was evaluated for a seek is evaluated again by the filter above it, which does not have it', () => {
  const builder = new GraphBuilder()
  const [a, b, c] = ['a', 'b', 'c'].map((name, k) => builder.addNode(['N'], Object.entries({ name, k })))
  builder.addRelationship(a, 'R', c, [])
  builder.addRelationship(b, 'R', c, [])
  const store = builder.build()
  ensureIndex(store, 'N', 'k')
  const text = `MATCH (n)-[:R]->(m:N {k: reduce(sum = 0, x IN [1, 1] | sum + x)}) RETURN n.name AS name ORDER BY name`
  expect(new Database(store).query(text).records).toEqual([['a'], ['b']])
  const other = `MATCH (m:N) WHERE m.k = size([x IN [1, 2] WHERE x > 0]) SET m.k = 7, m.l = 8 RETURN m.l`
  expect(new Database(store).query(other).records).toEqual([[8]])
})
