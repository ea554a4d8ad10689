import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/database.ts'
import type { Value } from '../../../src/model/values.ts'

/** Ann (30) knows Bob (25) since 2001, Bob knows Cat, who has no age. */
function people(): Database {
  const database = new Database()
  database.query(
    "CREATE (:Person {name: 'Ann', age: 30})-[:KNOWS {since: 2001}]->(b:Person {name: 'Bob', age: 25.5})" +
      "-[:KNOWS]->(:Person:Guest {name: 'Cat'})",
  )
  return database
}

function names(where: string): Value[] {
  return people()
    .query(`MATCH (n:Person) WHERE ${where} RETURN n.name AS name ORDER BY name`)
    .records.map(([name]) => name)
}

describe('a condition on a property keeps only records where it is TRUE', () => {
  test.each<[string, string[]]>([
    ['n.age > 26', ['Ann']],
    ['26 < n.age', ['Ann']],
    ['n.age <= 25.5', ['Bob']],
    ['n.age = 30.0', ['Ann']],
    ['n.age <> 30', ['Bob']],
    ['30 >= n.age', ['Ann', 'Bob']],
    ["n.name > 'Ann'", ['Bob', 'Cat']],
    ["'Bob' >= n.name", ['Ann', 'Bob']],
    ["n.name <> 'Bob'", ['Ann', 'Cat']],
    ["n.age > 'a'", []],
    ['n.age = null', []],
    ['NOT n.age > 26', ['Bob']],
    ['n.age > 26 OR n.age IS NULL', ['Ann', 'Cat']],
    ["n.age > 26 AND n.name = 'Ann'", ['Ann']],
    ['n.unknown = 1', []],
    ['n.unknown IS NULL', ['Ann', 'Bob', 'Cat']],
    ['n:Guest', ['Cat']],
    ['NOT n:Guest', ['Ann', 'Bob']],
    ['n:Guest:Unknown', []],
    ["n.name IN ['Ann', 'Bob', 'x', 'y', 'z']", ['Ann', 'Bob']],
    ['n.age IN [30.0, null, 1, 2, 3]', ['Ann']],
    ["n['name'] = 'Cat'", ['Cat']],
    ['any(x IN [n] WHERE x.age < 30)', ['Bob']],
  ])('%s', (where, expected) => {
    expect(names(where)).toEqual(expected)
  })

  test('a condition that is no BOOLEAN is a TypeError', () => {
    expect(() => people().query('MATCH (n:Person) WHERE [n.age][0] RETURN n')).toThrow(
      expect.objectContaining({ kind: 'TypeError', code: 'InvalidArgumentType' }),
    )
  })
})

describe('nodes and relationships as values', () => {
  const record = (query: string): Value[] => [...people().query(query).records[0]]

  test('are equal by identity, and unequal to anything else', () => {
    const pairs = 'MATCH (a:Person), (b:Person) WITH a, b ORDER BY a.name, b.name '
    expect(record(`${pairs} WHERE a = b RETURN count(*)`)).toEqual([3])
    expect(record(`${pairs} WHERE a <> b RETURN count(*)`)).toEqual([6])
    expect(record('MATCH (a)-[r:KNOWS]->() RETURN a = r LIMIT 1')).toEqual([false])
  })

  test('that an OPTIONAL MATCH did not find are null, and so is all that is read from them', () => {
    expect(
      record(
        'OPTIONAL MATCH (n:Nobody)-[r]->() RETURN n, n.name, labels(n), id(n), type(r), n:A, n = n, n IS NULL',
      ),
    ).toEqual([null, null, null, null, null, null, null, true])
  })

  test('give their properties one by one, by computed key, all together and as a projection', () => {
    expect(
      record(
        "MATCH (n {name: 'Ann'})-[r]->(m) RETURN n.name, r['since'], properties(r).since, keys(n), n {.*, .x, k: 1}.k, type(r), labels(m)",
      ),
    ).toEqual(['Ann', 2001, 2001, ['name', 'age'], 1, 'KNOWS', ['Person']])
  })

  test('cannot be read once they are deleted, except for the type', () => {
    const deleted = expect.objectContaining({ kind: 'EntityNotFound', code: 'DeletedEntityAccess' })
    expect(() => record('MATCH (n) DETACH DELETE n RETURN n.name')).toThrow(deleted)
    expect(() => record('MATCH (n) DETACH DELETE n RETURN labels(n)')).toThrow(deleted)
    expect(() => record('MATCH ()-[r]->() DELETE r RETURN r.since')).toThrow(deleted)
    expect(record('MATCH ()-[r]->() DELETE r RETURN type(r)')).toEqual(['KNOWS'])
  })
})
