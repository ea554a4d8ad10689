import { describe, expect, test } from 'vitest'
import { maximumHeight, maximumNesting } from '../../../src/cypher/parser/cursor.ts'
import { Database } from '../../../src/database/index.ts'

const deep = maximumHeight - 10
const nested = maximumNesting - 10

function subqueries(depth: number): string {
  return depth === 0
    ? '1'
    : `COUNT { UNWIND [1] AS x${depth} WITH 1 AS y${depth} WHERE 1 = ${subqueries(depth - 1)} RETURN 1 AS z }`
}

/** What the parser lets through must not overflow the stack of a later stage: these are its deepest expressions. */
describe('the deepest query that the parser reads runs to its end', () => {
  test.each<[string, string, unknown]>([
    ['a sum', `RETURN 1${' + 1'.repeat(deep)} AS v`, deep + 1],
    ['a negated condition', `RETURN ${'NOT '.repeat(deep)}true AS v`, true],
    ['properties of a map', `WITH {a: null} AS m RETURN m${'.a'.repeat(deep)} AS v`, null],
    ['null tests', `RETURN 1${' IS NULL'.repeat(deep)} AS v`, false],
    ['parentheses', `RETURN ${'('.repeat(nested)}1${')'.repeat(nested)} AS v`, 1],
    ['function calls', `RETURN ${'abs('.repeat(nested)}1${')'.repeat(nested)} AS v`, 1],
    ['CASE', `RETURN ${'CASE WHEN true THEN '.repeat(nested)}1${' END'.repeat(nested)} AS v`, 1],
    ['reduce', `RETURN ${'reduce(a = 0, x IN [1] | a + '.repeat(nested)}1${')'.repeat(nested)} AS v`, 1],
    ['subqueries', `RETURN ${subqueries(40)} AS v`, 1],
    ['conditions', `UNWIND [1] AS x WITH x WHERE x = 1${' OR x = 2'.repeat(50_000)} RETURN x AS v`, 1],
  ])('%s', (_, text, value) => {
    expect(new Database().query(text).records).toEqual([[value]])
  })
})

test('a script of thousands of writing clauses runs to its end', () => {
  const clauses = Array.from({ length: 2_500 }, (_, at) => `CREATE (:A {k: ${at}})`)
  const database = new Database()
  database.query(clauses.join(' '))
  expect(database.query('MATCH (n:A) RETURN count(*) AS c').records).toEqual([[2_500]])
})
