import { describe, expect, test } from 'vitest'
import { Database } from '../../src/index.ts'

const text = 'CALL graph.hash() YIELD hash RETURN hash'

function hashOf(database: Database): unknown {
  return database.query(text).records[0][0]
}

describe('graph.hash', () => {
  test('is that of the content, also of what a transaction has written so far', () => {
    const database = new Database()
    const empty = hashOf(database)
    expect(empty).toMatch(/^[0-9a-f]{64}$/)
    const transaction = database.begin()
    transaction.query("CREATE (:A {id: 'a'})")
    const inside = transaction.query(text).records[0][0]
    expect(inside).not.toBe(empty)
    expect(hashOf(database)).toBe(empty)
    transaction.commit()
    expect(hashOf(database)).toBe(inside)
  })

  test('looks at the limits of the query while it works', () => {
    const database = new Database()
    database.query('UNWIND range(1, 20000) AS i CREATE (:A {i: i})')
    expect(() => database.query(text, {}, { maxMemory: 100_000 })).toThrow(/memory/i)
    expect(() => database.query(text, {}, { maxMillis: 1 })).toThrow(/time|ms/i)
  })
})
