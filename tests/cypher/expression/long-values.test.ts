import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { processMemory } from '../../../src/database/memory.ts'
import { expectSliced } from '../../helpers/sliced.ts'

const list = Array.from({ length: 150_000 }, (_, at) => at)
const text = 'ab'.repeat(2 ** 19)
const parameters = {
  text,
  sameText: `${text} `.slice(0, -1),
  laterText: `${text.slice(0, -1)}c`,
  list,
  sameList: [...list],
  laterList: [...list.slice(0, -1), 200_000],
  withNull: list.map((item) => (item === 7 ? null : item)),
  map: Object.fromEntries(list.slice(0, 20_000).map((at) => [`k${at}`, [at]])),
  sameMap: Object.fromEntries(list.slice(0, 20_000).map((at) => [`k${at}`, [at]])),
  lists: Array.from({ length: 300 }, () => list.slice(0, 1000)),
  sameLists: Array.from({ length: 300 }, () => list.slice(0, 1000)),
}

/** The records of a query that takes so many slices. */
function run(query: string, fewest: number, database = new Database()): unknown {
  return expectSliced(database.start(query, parameters, { maxMillis: 60_000 }), fewest).records
}

describe('an operator goes through a long value in slices', () => {
  test.each<[string, unknown]>([
    ['$list = $sameList', true],
    ['$list = $laterList', false],
    ['$list <> $laterList', true],
    ['$list <> $sameList', false],
    ['$list = $withNull', null],
    ['$list < $laterList', true],
    ['$list <= $sameList', true],
    ['$list > $laterList', false],
    ['$list >= $laterList', false],
    ['$lists = $sameLists', true],
    ['$map = $sameMap', true],
    ['$text < $laterText', true],
    ['$text >= $laterText', false],
    ['$list = $sameList = $laterList', false],
    ['1 < 2 < 3 AND $list = $sameList', true],
    ['-1 IN $list', false],
    ['-1 IN $withNull', null],
    ['149999 IN $list', true],
    ["$text CONTAINS 'ba' + 'c'", false],
    ['$text CONTAINS $laterText', false],
    ['$text CONTAINS $sameText', true],
    ['$text STARTS WITH $sameText', true],
    ['$text ENDS WITH $sameText', true],
    ['($list + 1)[150000]', 1],
    ['(1 + $list + 2)[0]', 1],
    ['size($list + $sameList)', 300_000],
    ['$list[1..149999][-1]', 149_998],
    ['CASE $list WHEN $laterList THEN 1 WHEN $sameList THEN 2 END', 2],
    ['size([toUpper($text), 1])', 2],
    ['size([x IN [1, 2] | toUpper($text)])', 2],
    ['any(x IN [1, 2] WHERE $text CONTAINS toString(x))', false],
    ["size(reduce(s = '', x IN [1, 2] | reverse($text)))", 1_048_576],
  ])('%s', (expression, value) => {
    expect(run(`RETURN ${expression} AS v`, 3)).toEqual([[value]])
  })

  test('where bounds of a slice are of another type, it says so', () => {
    expect(() => run("RETURN $list['a'..2]", 1)).toThrow(
      expect.objectContaining({ code: 'InvalidArgumentType' }),
    )
    expect(run('RETURN $list[null..2], $list[-3..] + $list[..2]', 1)).toEqual([
      [null, [149_997, 149_998, 149_999, 0, 1]],
    ])
  })
})

describe('wherever the value stands', () => {
  test.each<[string, unknown]>([
    ["UNWIND [1, 2] AS x WITH x WHERE $text CONTAINS 'c' OR x = 2 RETURN x", [[2]]],
    ["UNWIND [1, 2] AS x WITH x, $text AS t WHERE x > 0 AND NOT t CONTAINS 'c' RETURN count(x)", [[2]]],
    [
      'WITH range(1, 50000) AS a, range(2, 50000) AS b, range(3, 50000) AS c RETURN a[0], b[0], c[0]',
      [[1, 2, 3]],
    ],
    ['UNWIND [$text, $text + 1] AS t RETURN count(DISTINCT size(t))', [[2]]],
    ['UNWIND [1, 2] AS x RETURN max(x), sum(size($text)), collect(x)', [[2, 2_097_152, [1, 2]]]],
    ['UNWIND [$text, $laterText] AS t WITH t ORDER BY reverse(t) DESC RETURN right(t, 1)', [['c'], ['b']]],
    ["UNWIND split($text, 'ba')[..2] AS p RETURN p", [['a'], ['']]],
    ['UNWIND $list AS x WITH x LIMIT size(left($text, 500000)) - 499999 RETURN x', [[0]]],
    ['CREATE (n:T {v: right(toUpper($text), 2)}) SET n.w = left($text, 1) RETURN n.v, n.w', [['AB', 'a']]],
    ['MATCH (n) WHERE n.name = left(right($text, 1000000), 1) RETURN n.name', [['a']]],
  ])('%s', (query, records) => {
    const database = new Database()
    database.query("CREATE ({name: 'a'}), ({name: 'b'})")
    expect(run(query, 3, database)).toEqual(records)
  })
})

describe('what is made of long values', () => {
  test.each([
    'toUpper($text)',
    'reverse($text)',
    "replace($text, 'a', 'xyz')",
    "replace($text, '', 'xyz')",
    "split($text, 'a')",
    "split($text, '')",
    'normalize($text)',
    'reverse($list)',
    'tail($list)',
    '$list[1..]',
    '$list + $list',
    'range(1, 1000000)',
    'toFloatList($list)',
  ])('asks for the memory of %s before it takes it', (expression) => {
    const running = new Database().start(`RETURN ${expression}`, parameters, { maxMemory: 600_000 })
    let slices = 0
    expect(() => {
      for (; running.step().kind !== 'done'; slices++);
    }).toThrow(expect.objectContaining({ code: 'MemoryLimit' }))
    expect(slices).toBeLessThan(5)
    expect(processMemory.used).toBe(0)
  })

  test.each([
    'range(1, 16777217) + []',
    'range(1, 16777216) + 1',
    "replace($text, 'a', '0123456789012345678901234567890123456789')",
    "replace('abc', '', $text + $text + $text + $text)",
  ])('is refused where it is longer than anything may be: %s', (expression) => {
    expect(() => new Database().query(`RETURN size(${expression})`, parameters)).toThrow(
      expect.objectContaining({ code: 'MemoryLimit', message: expect.stringContaining('16,777,216') }),
    )
  })

  test('is let go when the query is cancelled within it', () => {
    const running = new Database().start("RETURN replace($text, 'a', 'xyz')", parameters)
    for (let step = 0; step < 5; step++) expect(running.step().kind).toBe('records')
    expect(processMemory.used).toBeGreaterThan(0)
    running.cancel()
    expect(processMemory.used).toBe(0)
    expect(() => running.step()).toThrow(expect.objectContaining({ code: 'Cancelled' }))
  })
})

describe('what is long only together', () => {
  const hostile = {
    text: 'a'.repeat(32_767),
    part: `${'a'.repeat(8_000)}b${'a'.repeat(8_000)}`,
  }

  test.each([
    ['$text CONTAINS $part', false],
    ['size(split($text, $part))', 1],
    ['size(replace($text, $part, $text))', 32_767],
  ])('is looked through in slices: %s', (expression, value) => {
    const running = new Database().start(`UNWIND range(1, 20) AS x RETURN ${expression} AS v`, hostile)
    // Each look takes about as much work as text and part have units.
    expect(expectSliced(running, 7).records).toEqual(Array.from({ length: 20 }, () => [value]))
  })

  test.each([
    ['IN a list that stays the same', '$long IN $lists', false],
    ['= of what was in a parameter', '$maps[0] = $maps[1]', true],
  ])('is gone through in slices: %s', (_, expression, value) => {
    const long = Array.from({ length: 200_000 }, (_one, at) => at)
    const given = {
      long: [...long.slice(1), -1],
      lists: [1, 2, 3, 4, [...long.slice(1), -2]],
      maps: [{ a: [long] }, { a: [[...long]] }],
    }
    const running = new Database().start(`UNWIND range(1, 5) AS x RETURN ${expression} AS v`, given)
    // A slice goes through 20,000 elements at most.
    expect(expectSliced(running, 22).records).toEqual(Array.from({ length: 5 }, () => [value]))
  })
})

test('a map projection asks for its memory, as a map does', () => {
  const map = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`k${at}`, at]))
  const ask = (expression: string) => () =>
    new Database().query(`WITH $map AS map RETURN ${expression} IS NULL`, { map }, { maxMemory: 100_000 })
  expect(ask('map')).not.toThrow()
  expect(ask('map {.*}')).toThrow(expect.objectContaining({ code: 'MemoryLimit' }))
})

describe('a large map', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => [`k${at}`, at] as const)
  const given = {
    map: Object.fromEntries(many),
    maps: Array.from({ length: 10 }, (_, at) => ({ a: at })),
    long: many.map(([, at]) => at),
  }

  test.each([
    ['$map IN $maps', false],
    ['[$map] IN [[x], [$maps[0]], [null]]', null],
    ['$map = $maps[0]', false],
    ['$maps[0] = $map', false],
    ['[$maps[0]] < [$map]', null],
    ['CASE $maps[0] WHEN $map THEN 1 ELSE 2 END', 2],
  ])('takes its time where it is compared with small ones: %s', (expression, value) => {
    const running = new Database().start(`UNWIND range(1, 25) AS x RETURN ${expression} AS v`, given)
    // All of its keys are listed each time, which is the work of a slice.
    expect(expectSliced(running, 25).records).toEqual(Array.from({ length: 25 }, () => [value]))
  })

  test.each(['$map', '$long', '[$long]'])('is not among numbers, whatever it holds: %s', (value) => {
    const query = `UNWIND range(1, 1000) AS x WITH ${value} IN [1, 2, 3, 4, null] AS v RETURN v, count(*)`
    // To make a key of it a thousand times would take half a minute.
    expect(new Database().query(query, given, { maxMillis: 5_000 }).records).toEqual([[null, 1000]])
  })
})

test.each([
  '((t CONTAINS $z OR $n) AND 1 / $zero = 1) OR t = $q',
  '(($n OR t CONTAINS $z) AND NOT t CONTAINS $q) OR t STARTS WITH $a',
  '$n AND t CONTAINS $a AND 1 / $zero = 1',
])('a filter drops the same whether a text is long or short: %s', (predicate) => {
  const database = new Database()
  const ask = (length: number): unknown => {
    try {
      const given = { t: 'a'.repeat(length), n: null, zero: 0, z: 'zz', q: 'q', a: 'a' }
      return database.query(`WITH $t AS t WHERE ${predicate} RETURN size(t) > 0`, given).records
    } catch (error) {
      return (error as { readonly code: string }).code
    }
  }
  expect(ask(80_000)).toEqual(ask(20))
})
