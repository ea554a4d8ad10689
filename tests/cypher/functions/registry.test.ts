import { describe, expect, test } from 'vitest'
import { functionForms } from '../../../src/cypher/functions/forms.ts'
import { Database } from '../../../src/database/database.ts'
import { Float } from '../../../src/model/values.ts'
import { functionExamples } from './examples.ts'
import {
  allFunctions,
  lookupAggregate,
  lookupFunction,
  nearestFunction,
} from '../../../src/cypher/functions/index.ts'

describe('the function registry', () => {
  test.each(functionExamples)('%s: its example gives what it says', (_, query, result) => {
    const database = new Database()
    database.query("CREATE (:Person {name: 'Ann'})-[:KNOWS]->(:Person {name: 'Bob'})")
    const [[value]] = database.query(query, {}, { exact: true }).records
    expect(value).toEqual(result)
  })

  test('has an example of each function', () => {
    expect(functionExamples.map(([name]) => name)).toEqual(
      [...allFunctions, ...functionForms].map(({ name }) => name),
    )
  })

  test('has every name once', () => {
    const names = allFunctions.map((definition) => definition.name.toLowerCase())
    expect(names).toHaveLength(new Set(names).size)
  })

  test('finds functions in any case, scalars and aggregates apart', () => {
    expect(lookupFunction('TOUPPER')?.name).toBe('toUpper')
    expect(lookupAggregate('Count')?.name).toBe('count')
    expect(lookupFunction('count')).toBeUndefined()
    expect(lookupFunction('__proto__')).toBeUndefined()
  })

  test.each([
    ['toUper', 'toUpper'],
    ['colect', 'collect'],
    ['szie', 'size'],
    ['somethingElse', undefined],
  ])('for %s suggests %s', (written, suggestion) => {
    expect(nearestFunction(written)).toBe(suggestion)
  })
})

describe('aggregates', () => {
  const aggregate = (expression: string): unknown =>
    new Database().query(`UNWIND [3, null, 1.0, 2] AS x RETURN ${expression}`).records[0][0]

  test('skip null, except count(*)', () => {
    expect(aggregate('[count(x), count(*)]')).toEqual([3, 4])
  })

  test('of nothing are null, 0 or empty', () => {
    const [record] = new Database().query(
      'UNWIND [] AS x RETURN count(x), sum(x), avg(x), min(x), max(x), collect(x), percentileDisc(x, 0.5)',
    ).records
    expect(record).toEqual([0, 0, null, null, null, [], null])
  })

  test('min and max follow the order across types', () => {
    const [record] = new Database().query(
      "UNWIND [1, 'a', null, [1, 2], 0.2, 'b'] AS x RETURN min(x), max(x)",
    ).records
    expect(record).toEqual([[1, 2], 1])
  })

  test('an integer sum that overflows goes on as FLOAT, and a mean does not overflow', () => {
    const largest = 'UNWIND [9223372036854775807, 1, -5] AS x RETURN '
    const exact = { exact: true }
    expect(new Database().query(`${largest} sum(x)`, {}, exact).records).toEqual([[new Float(2 ** 63)]])
    expect(new Database().query(`${largest} avg(x) > 3e18`).records).toEqual([[true]])
  })

  test('a percentile outside 0 to 1 is an error', () => {
    expect(() => aggregate('percentileCont(x, 1.1)')).toThrow(
      expect.objectContaining({ code: 'NumberOutOfRange' }),
    )
  })
})
