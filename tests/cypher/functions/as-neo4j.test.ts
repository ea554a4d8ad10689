import { describe, expect, test } from 'vitest'
import { lookupFunction } from '../../../src/cypher/functions/index.ts'
import { Database } from '../../../src/database/database.ts'
import { Float } from '../../../src/model/values.ts'
import { failureOf, valueOf } from '../expression/value-of.ts'

/** What Neo4j 5.26.30 was seen to answer. */
describe('as Neo4j 5.26 answers', () => {
  test.each<[list: string, expression: string, value: unknown]>([
    ['[0.1, 0.2, 0.3]', 'avg(x)', 0.2],
    ['[0.1, 0.2, 0.3]', 'stDev(x)', 0.09999999999999998],
    ['[0.1, 0.2, 0.3]', 'stDevP(x)', 0.08164965809277258],
    ['[1, 2, 4]', 'avg(x)', 2.3333333333333335],
    ['[1, 2, 2, 7, 100]', 'stDevP(x)', 38.856659660861226],
    ['[i IN range(1, 1000) | i * 0.1]', 'avg(x)', 50.049999999999294],
    ['[i IN range(1, 1000) | i * 0.1]', 'stDev(x)', 28.881943609575014],
    ['[1000000000.1, 1000000000.2, 1000000000.3]', 'stDev(x)', 0.09999991953372844],
    ['[1]', 'stDev(x)', new Float(0)],
    ['[]', 'stDev(x)', null],
    ['[]', 'stDevP(x)', null],
    ['[]', 'sum(x)', 0],
    ['[9223372036854775807, 9223372036854775805]', 'avg(x)', new Float(2 ** 63)],
    ['[-9223372036854775808, -1]', 'sum(x)', new Float(-(2 ** 63))],
    ['[9223372036854775807, -1, 1]', 'sum(x)', 9223372036854775807n],
    ['[1, 2.5]', 'sum(x)', 3.5],
  ])('UNWIND %s AS x RETURN %s', (list, expression, value) => {
    const { records } = new Database().query(
      `UNWIND ${list} AS x RETURN ${expression} AS v`,
      {},
      { exact: true },
    )
    expect(records).toEqual([[value]])
  })

  test.each<[expression: string, value: unknown]>([
    ['size(range(0, 1000000000000))', 1_000_000_000_001],
    ['range(0, 1000000000000)[5]', 5],
    ['range(0, 1000000000000)[-1]', 1_000_000_000_000],
    ['head(range(0, 1000000000000))', 0],
    ['last(range(0, 1000000000000))', 1_000_000_000_000],
    ['any(x IN range(0, 1000000000000) WHERE x > 3)', true],
    ['size(range(10, 0))', 0],
    [
      'range(9223372036854775805, 9223372036854775807)',
      [9223372036854775805n, 9223372036854775806n, 9223372036854775807n],
    ],
    ['range(-9223372036854775807, -9223372036854775808, -1)', [-9223372036854775807n, -9223372036854775808n]],
    ['null IN range(1, 0)', false],
    ['null IN range(1, 2)', null],
    ['1.0 IN range(1, 2)', true],
    ['1.5 IN range(1, 2)', false],
    ["'a' IN range(1, 2)", false],
    ['3 IN range(1, 5, 2)', true],
    ['4 IN range(5, 1, -2)', false],
    ['range(1, 10, 3)[5]', null],
    ['range(1, 3)[null]', null],
    ['isEmpty(range(1, 0))', true],
    ['last(range(1, 0))', null],
    ["replace('abc', '', 'x')", 'xaxbxcx'],
    ["replace('aaa', 'a', '')", ''],
    ["split('a,,b', ',')", ['a', '', 'b']],
    ["toFloat('0x1p3')", new Float(8)],
    ["toFloat('1e5d')", new Float(100_000)],
    ["toFloat('0x1F')", null],
    ['toString(4.9e-324)', '4.9E-324'],
    ['9223372036854775807 % -1', 0],
  ])('%s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value)
  })

  test('the size of a range beyond 64 bits is an error, where the server is known to be wrong', () => {
    expect(failureOf('size(range(-9223372036854775808, 9223372036854775807))').code).toBe('IntegerOverflow')
  })

  test('UNWIND takes from a range what it needs', () => {
    const { records } = new Database().query('UNWIND range(1, 1000000000000) AS i RETURN i LIMIT 3')
    expect(records).toEqual([[1], [2], [3]])
  })
})

describe('names of JavaScript objects are ordinary property keys', () => {
  const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length']

  test('there are some', () => {
    expect(names).toContain('__proto__')
  })

  test.each(names)('%s', (name) => {
    const database = new Database()
    const key = `\`${name}\``
    const value = (text: string, parameters = {}): unknown => database.query(text, parameters).records[0]?.[0]
    const map: unknown = JSON.parse(`{"${name}": 1}`)
    expect(value(`RETURN {a: 1}.${key}`)).toBeNull()
    expect(value(`RETURN {a: 1}['${name}']`)).toBeNull()
    expect(value(`RETURN {${key}: 1}.${key}`)).toBe(1)
    expect(value(`RETURN keys({${key}: 1})`)).toEqual([name])
    expect(value(`WITH {${key}: 1} AS m RETURN m {.${key}, b: 2}.${key}`)).toBe(1)
    expect(value(`RETURN {${key}: 1} = {a: 1}`)).toBe(false)
    expect(value(`RETURN $${key}`, JSON.parse(`{"${name}": 2}`))).toBe(2)
    expect(value(`RETURN $map.${key}`, { map })).toBe(1)
    expect(value(`RETURN $map['${name}']`, { map })).toBe(1)
    expect(() => value(`RETURN $${key}`)).toThrow(expect.objectContaining({ code: 'MissingParameter' }))
    database.query(`CREATE (:${key} {${key}: 3})-[:${key} {${key}: 4}]->()`)
    expect(value(`MATCH (n:${key} {${key}: 3}) RETURN n.${key}`)).toBe(3)
    expect(value(`MATCH ()-[r:${key}]->() RETURN r.${key}`)).toBe(4)
    expect(value(`MATCH (n:${key}) RETURN properties(n).${key}`)).toBe(3)
    expect(value(`MATCH (n:${key}) RETURN keys(n)`)).toEqual([name])
    expect(database.query(`RETURN 1 AS ${key}`).keys).toEqual([name])
    expect(value(`MATCH (${key}:${key}) WITH ${key} AS x RETURN count(DISTINCT x.${key})`)).toBe(1)
    expect(value(`UNWIND [{${key}: 1}, {${key}: 1}] AS m RETURN count(DISTINCT m)`)).toBe(1)
    if (lookupFunction(name) === undefined)
      expect(() => value(`RETURN ${key}(1)`)).toThrow(expect.objectContaining({ code: 'UnknownFunction' }))
  })
})
