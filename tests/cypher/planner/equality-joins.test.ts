import { describe, expect, test } from 'vitest'
import { planRows } from '../../../src/cypher/index.ts'
import { Database } from '../../../src/database/index.ts'

const SIZE = 2_000

/** `id` is different for each node; `age` has as many values, in another order; `x` has none in common with `id`. */
function databaseWith(...commands: readonly string[]): Database {
  const database = new Database()
  for (const command of commands) database.query(command)
  database.query(
    `UNWIND range(1, ${SIZE}) AS i CREATE (:P {id: i, age: ${SIZE} - i})-[:R]->(:Q {id: -i, x: i})`,
  )
  return database
}

const databases = [
  ['no index', databaseWith()],
  [
    'declared indexes',
    databaseWith('CREATE CONSTRAINT FOR (p:P) REQUIRE p.id IS UNIQUE', 'CREATE INDEX FOR (p:P) ON (p.age)'),
  ],
] as const

describe.each(databases)(
  'parts that an equality joins are begun so that it finds the others, %s',
  (_, database) => {
    test.each([
      ['MATCH (a:P), (b:P) WHERE a.id = b.id + 1', SIZE - 1],
      ['MATCH (b:P), (a:P) WHERE a.id = b.id + 1', SIZE - 1],
      ['MATCH (a:P), (b:P) WHERE b.id + 1 = a.id', SIZE - 1],
      ['MATCH (a:P), (b:P {id: a.id + 1})', SIZE - 1],
      ['MATCH (a:P {id: b.id + 1}), (b:P)', SIZE - 1],
      ['MATCH (a:P), (b:P) WHERE a.id IN [b.id + 1, b.id - 1]', 2 * SIZE - 2],
      ['MATCH (a:P), (b:P) WHERE a.age = b.age + 1', SIZE - 1],
      ['MATCH (a:P) MATCH (b:P) WHERE a.id = b.id + 1', SIZE - 1],
      ['MATCH (a:P) MATCH (b:P) WHERE a.age IN [b.age + 1]', SIZE - 1],
      ['MATCH (a:P)-[:R]->(q) MATCH (b:P) WHERE a.id = b.id + 1', SIZE - 1],
      ['MATCH (a:P) MATCH (b:P)-[:R]->(q:Q) WHERE a.id = q.x + 1', SIZE - 1],
      ['MATCH (a:P), (b:P)-[:R]->(q:Q) WHERE a.id = q.x + 1', SIZE - 1],
      ['MATCH (a:P), (b:P), (c:P) WHERE a.id = b.id + 1 AND b.id = c.id + 1', SIZE - 2],
      ['MATCH (c:P), (b:P), (a:P) WHERE a.id = b.id + 1 AND b.id = c.id + 1', SIZE - 2],
      ['MATCH (a:P), (b:P), (c:P) WHERE a.id = b.id + c.id AND b.id = c.id + 1', SIZE / 2 - 1],
    ])('%s', (text, count) => {
      const { records, summary } = database.query(`PROFILE ${text} RETURN count(*)`)
      const rows = summary.profile === undefined ? [] : planRows(summary.profile)
      const hits = rows.reduce((sum, { profile }) => sum + (profile?.hits ?? 0), 0)
      expect(records).toEqual([[count]])
      expect(hits).toBeLessThan(30 * SIZE)
      expect(summary.notifications).toEqual([])
    })

    test('a product is told where nothing can be sought', () => {
      const { summary } = database.query(
        'EXPLAIN MATCH (a:P), (b:P) WHERE a.id + 0 = b.id + 1 RETURN count(*)',
      )
      expect(summary.notifications.map(({ kind }) => kind)).toEqual(['costly'])
    })
  },
)
