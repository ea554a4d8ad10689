import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'

const database = new Database()
database.query('UNWIND range(1, 2000) AS i CREATE (:P {id: i})-[:R]->(:Q {id: i})')

const told = (text: string, parameters = {}): readonly string[] =>
  database
    .query(`EXPLAIN ${text}`, parameters)
    .summary.notifications.map(
      ({ kind, message, at }) => `${kind} ${`EXPLAIN ${text}`.slice(at.start, at.end)}: ${message}`,
    )

const each = (name: string, count = '2,000'): string =>
  `All ${count} nodes of \`${name}\` are looked through for each record. Let an equality find it, as in \`{key: value}\`, or a relationship lead to it.`
const product = (name: string): string =>
  `\`${name}\` is not connected with what is matched before it, so that every combination is made. Let a relationship or a condition connect them.`

describe('what takes long is said with what would mend it', () => {
  test.each([
    ['MATCH (a:P), (b:Q) RETURN count(*)', [`costly (b:Q): ${product('(b:Q)')}`]],
    ['MATCH (a:P) MATCH (b:Q) WHERE b.id > a.id RETURN count(*)', [`costly (b:Q): ${each('(b:Q)')}`]],
    ['UNWIND $rows AS row MATCH (n) WHERE n.id < row.id RETURN n', [`costly (n): ${each('(n)', '4,000')}`]],
    ['MATCH (a:P) CALL (a) { MATCH (b:Q) RETURN b } RETURN b', []],
    ['MATCH (a:P), (b:Q {id: a.id}) RETURN count(*)', []],
    ['UNWIND $rows AS r MATCH (a:P {id: r.a}) MATCH (b:P {id: r.b}) CREATE (a)-[:R]->(b)', []],
    ['MATCH (a:P)-[:R]->(b:Q) RETURN count(*)', []],
    ['MATCH (a:P) WITH count(a) AS n MATCH (b:Q) RETURN n, count(b)', []],
    ['MATCH (a:P) RETURN a UNION MATCH (a:Q) RETURN a', []],
    ['UNWIND [1, 2, 3] AS i MATCH (p:P) WHERE p.id < i RETURN p', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  test('also when it has run', () => {
    const text = 'MATCH (a:P), (b:Q) RETURN count(*) AS n'
    const { records, summary } = database.query(text)
    expect(records).toEqual([[4_000_000]])
    expect(summary.notifications.map(({ kind }) => kind)).toEqual(['costly'])
  })
})
