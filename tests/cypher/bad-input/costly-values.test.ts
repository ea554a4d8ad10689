import { describe, expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

const database = graph("(:P {name: 'Ada'})")

describe('what would keep the engine is refused', () => {
  test.each([
    [
      'a text with thousands of combining marks in a row',
      "RETURN normalize('a' + $marks)",
      'InvalidArgumentValue',
    ],
    ['a regular expression of a megabyte', 'RETURN $long =~ $long', 'InvalidRegularExpression'],
    [
      'a pattern of thousands of relationships',
      `MATCH (a)${'--()'.repeat(1_001)} RETURN a`,
      'QueryTooComplex',
    ],
  ])('%s', (_, text, code) => {
    const parameters = { marks: '\u0301'.repeat(5_000), long: 'ab'.repeat(500_000) }
    expect(() => database.query(text, parameters)).toThrow(expect.objectContaining({ code }))
  })

  test('and not what people write', () => {
    const { records } = database.query("RETURN normalize('e\u0301' + $text) AS n, $text =~ '.*' AS m", {
      text: 'Škoda, Ångström '.repeat(1_000),
    })
    expect(records[0]?.[0]).toBe('é' + 'Škoda, Ångström '.repeat(1_000))
    expect(records[0]?.[1]).toBe(true)
    expect(database.query(`MATCH (a)${'--()'.repeat(1_000)} RETURN a`).records).toEqual([])
  })
})

describe('values in values are work of their own', () => {
  test.each([
    ['min', 'RETURN size(min([l, i]))'],
    ['max', 'RETURN size(max([l, i]))'],
    ['groups', 'RETURN [l] AS k, count(*)'],
    ['distinct values', 'RETURN count(DISTINCT [l, i])'],
    ['an order', 'WITH [l, i] AS k ORDER BY k RETURN count(k)'],
  ])('of %s', (_, ending) => {
    const running = database.start(`WITH [x IN range(1, 50000) | x] AS l UNWIND range(1, 200) AS i ${ending}`)
    let steps = 0
    for (; steps < 30; steps++) if (running.step().kind === 'done') break
    running.cancel()
    expect(steps).toBe(30)
  })

  test('and so are many passes over a text', () => {
    const running = database.start(
      "WITH reduce(s = 'x', i IN range(1, 18) | s + s) AS t RETURN size(split(t, [i IN range(1, 500) | 'q' + i]))",
    )
    let steps = 0
    for (; steps < 30; steps++) if (running.step().kind === 'done') break
    running.cancel()
    expect(steps).toBe(30)
  })
})
