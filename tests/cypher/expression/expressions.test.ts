import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { Float, type Value } from '../../../src/model/values.ts'
import { failureOf, valueOf } from './value-of.ts'

type Case = readonly [text: string, result: Value]

function holds(cases: readonly Case[]): void {
  test.each(cases)('%s', (text, result) => {
    expect(valueOf(text)).toEqual(result)
  })
}

describe('arithmetic', () => {
  holds([
    ['1 + 2', 3],
    ['1 + 2.0', new Float(3)],
    ['0.5 + 0.5', new Float(1)],
    ['0.1 + 0.2', 0.30000000000000004],
    ['9007199254740991 + 2', 9007199254740993n],
    ['9007199254740993 - 9007199254740992', 1],
    ['4611686018427387905', 4611686018427387905n],
    ['3037000500 * 3037000499', 9223372033963249500n],
    ['-9223372036854775808', -9223372036854775808n],
    ['0 * -1', 0],
    ['- 0.0', new Float(-0)],
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['7 / 2.0', 3.5],
    ['4 / 2.0', new Float(2)],
    ['1.0 / 0', Infinity],
    ['7 % 3', 1],
    ['-7 % 7', 0],
    ['-7 % 3', -1],
    ['2 ^ 3', new Float(8)],
    ['1 + null', null],
    ["'a' + 1 + 1.0", 'a11.0'],
    ["1 + 'a'", '1a'],
    ['[1] + 2', [1, 2]],
    ['1 + [2]', [1, 2]],
    ['[1] + [[2]]', [1, [2]]],
    ['[1] + null', null],
    ['12 / 4 * 3 - 2 * 4', 1],
    ['10 - 4 - 3', 3],
    ['2 ^ 3 ^ 2', new Float(64)],
  ])
})

describe('three-valued logic', () => {
  holds([
    ['true AND null', null],
    ['null AND false', false],
    ['null OR true', true],
    ['false OR null', null],
    ['true XOR null', null],
    ['true XOR false', true],
    ['NOT null', null],
    ['null = null', null],
    ['null <> 1', null],
    ['1 < 2 < 3', true],
    ['1 < 3 < 2', false],
    ['1 < null < 0', null],
    ['2 < 1 < null', false],
    ["1 < 'a'", null],
    ['1 = 1.0', true],
    ['0.0 / 0.0 = 0.0 / 0.0', false],
    ['0.0 / 0.0 <> 0.0 / 0.0', true],
    ['0.0 / 0.0 > 1', false],
    ['null IS NULL', true],
    ['1 IS NOT NULL', true],
    ['9007199254740993 = 9007199254740992.0', false],
    ['[1, null] = [1, 2]', null],
    ['[1, null] = [2, 2]', false],
  ])
})

describe('strings', () => {
  holds([
    ["'abc' STARTS WITH 'a'", true],
    ["'abc' ENDS WITH 'a'", false],
    ["'abc' CONTAINS 'b'", true],
    ["'abc' CONTAINS null", null],
    ["'abc' STARTS WITH 1", null],
    ["'abc' =~ 'a.*'", true],
    ["'abc' =~ 'b'", false],
    ["'ABC' =~ '(?i)abc'", true],
    ["'a.c' =~ '\\\\Qa.c\\\\E'", true],
    ["'abc' =~ '\\\\Qa.c\\\\E'", false],
    ["'a\\nb' =~ 'a.b'", false],
    ["'a\\nb' =~ '(?s)a.b'", true],
    ["'a' =~ null", null],
    ['toUpper(null)', null],
    ["size('\u{1F600}a')", 2],
    ["reverse('a\u{1F600}')", '\u{1F600}a'],
    ["substring('a\u{1F600}b', 1, 1)", '\u{1F600}'],
    ["left('ab', 5)", 'ab'],
    ["right('ab', 0)", ''],
    ["split('abc', '')", ['a', 'b', 'c']],
    ["split('a;b,c', [',', ';'])", ['a', 'b', 'c']],
    ["replace('a.b', '.', '$&')", 'a$&b'],
    ["trim('xxaxx', 'x')", 'a'],
  ])
})

describe('lists and maps', () => {
  holds([
    ['[1, 2, 3][0]', 1],
    ['[1, 2, 3][-1]', 3],
    ['[1, 2, 3][5]', null],
    ['[1, 2, 3][null]', null],
    ['null[0]', null],
    ['[1, 2, 3][1..]', [2, 3]],
    ['[1, 2, 3][..-1]', [1, 2]],
    ['[1, 2, 3][1..1]', []],
    ['[1, 2, 3][null..2]', null],
    ['[1, 2, 3][-10..10]', [1, 2, 3]],
    ['1 IN []', false],
    ['null IN []', false],
    ['null IN [1]', null],
    ['1 IN [null, 1]', true],
    ['2 IN [null, 1]', null],
    ['1 IN null', null],
    ['1.0 IN [1, 2, 3, 4]', true],
    ['5 IN [1, 2, 3, 4, null]', null],
    ['0.0 / 0.0 IN [1, 2, 3, 4]', false],
    ['[1] IN [1, 2, 3, 4]', false],
    ['{a: 1}.a', 1],
    ['{a: 1}.b', null],
    ["{a: 1}['a']", 1],
    ['{a: 1}[null]', null],
    ['null.a', null],
    ['{}.toString', null],
    ['{}.__proto__', null],
    ['keys({__proto__: 1})', ['__proto__']],
    ['[x IN [1, 2, 3] WHERE x > 1 | x * 2]', [4, 6]],
    ['[x IN null | x]', null],
    [
      '[x IN [1, 2] | [y IN [x, 10] | x + y]]',
      [
        [2, 11],
        [4, 12],
      ],
    ],
    ['all(x IN [] WHERE x)', true],
    ['all(x IN [true, null] WHERE x)', null],
    ['all(x IN [null, false] WHERE x)', false],
    ['any(x IN [null, true] WHERE x)', true],
    ['any(x IN [null, false] WHERE x)', null],
    ['none(x IN [null, false] WHERE x)', null],
    ['none(x IN [1, 2] WHERE x = 3)', true],
    ['single(x IN [1, 2, 2] WHERE x = 2)', false],
    ['single(x IN [1, 2, null] WHERE x = 2)', null],
    ['single(x IN [1, 2] WHERE x = 2)', true],
    ['single(x IN [2, 2, null] WHERE x = 2)', false],
    ['all(x IN null WHERE x)', null],
    ['reduce(s = 0, x IN [1, 2, 3] | s + x)', 6],
    ['range(3, 1)', []],
    ['range(3, 1, -1)', [3, 2, 1]],
    ['range(9223372036854775806, 9223372036854775807)', [9223372036854775806n, 9223372036854775807n]],
  ])
})

describe('CASE', () => {
  holds([
    ['CASE WHEN false THEN 1 WHEN true THEN 2 END', 2],
    ['CASE 3 WHEN 1 THEN 1 ELSE 0 END', 0],
    ['CASE 1 WHEN 1.0 THEN 1 END', 1],
    ['CASE null WHEN null THEN 1 ELSE 2 END', 2],
    ['CASE WHEN null THEN 1 END', null],
    ['CASE WHEN true THEN 1 ELSE 1 / 0 END', 1],
  ])
})

describe('numbers and conversions', () => {
  holds([
    ["toInteger('1.7')", 1],
    ["toInteger('0x1F')", null],
    ["toInteger('1.9e1')", 19],
    ["toIntegerOrNull('9223372036854775808')", null],
    ["toIntegerList(['1', 'x', '9223372036854775808'])", [1, null, null]],
    ["toInteger('x')", null],
    ['toInteger(-1.7)', -1],
    ['-9223372036854775808 / -1', -9223372036854775808n],
    ['abs(-9223372036854775808)', -9223372036854775808n],
    ["toInteger(' 42 ')", null],
    ['toInteger(true)', 1],
    ["toFloat('1')", new Float(1)],
    ["toFloat('1e3')", new Float(1000)],
    ['toFloat(5)', new Float(5)],
    ["toBoolean('no')", null],
    ['toBoolean(0)', false],
    ['toString(1.0)', '1.0'],
    ['toString(true)', 'true'],
    ['toString(9223372036854775807)', '9223372036854775807'],
    ['round(2.5)', new Float(3)],
    ['round(-2.5)', new Float(-2)],
    ['round(0.49999999999999994)', new Float(0)],
    ['round(1.005, 2)', 1.01],
    ["round(2.5, 0, 'HALF_EVEN')", new Float(2)],
    ["round(-2.5, 0, 'HALF_UP')", new Float(-3)],
    ["round(1.21, 1, 'UP')", 1.3],
    ["round(-1.21, 1, 'CEILING')", -1.2],
    ['round(123.4, 5)', 123.4],
    ['round(0.00004, 2)', new Float(0)],
    ['abs(-0.5)', 0.5],
    ['abs(-9007199254740993)', 9007199254740993n],
    ['sign(-0.0)', 0],
    ['ceil(-0.5)', new Float(-0)],
    ['sqrt(-1) = sqrt(-1)', false],
    ['isNaN(1)', false],
    ['valueType([1, null])', 'LIST<INTEGER> NOT NULL'],
  ])
})

describe('what fails at run time says what, and where', () => {
  test.each([
    ['9223372036854775807 + 1', 'ArithmeticError', 'IntegerOverflow'],
    ['9223372036854775807 * 2', 'ArithmeticError', 'IntegerOverflow'],
    ["toInteger('9223372036854775808')", 'ArithmeticError', 'IntegerOverflow'],
    ["toInteger('1e30')", 'ArithmeticError', 'IntegerOverflow'],
    [`toInteger('${'9'.repeat(1_000)}')`, 'ArithmeticError', 'IntegerOverflow'],
    ['1 / 0', 'ArithmeticError', 'DivisionByZero'],
    ['1 % 0', 'ArithmeticError', 'DivisionByZero'],
    ['range(1, 2, 0)', 'ArgumentError', 'NumberOutOfRange'],
    ["range(1, 'a')", 'ArgumentError', 'InvalidArgumentType'],
    ['head([[1], 2]).a', 'TypeError', 'InvalidArgumentType'],
    ['[x IN [true, []] | toBoolean(x)]', 'TypeError', 'InvalidArgumentValue'],
    ['[x IN [1.0, true] | toFloat(x)]', 'TypeError', 'InvalidArgumentValue'],
    ["[x IN ['a', {}] | toString(x)]", 'TypeError', 'InvalidArgumentValue'],
    ['[x IN [1, []] | toInteger(x)]', 'TypeError', 'InvalidArgumentValue'],
    ["left('abc', -1)", 'ArgumentError', 'NumberOutOfRange'],
    ["'a' =~ '('", 'ArgumentError', 'InvalidRegularExpression'],
    ["round(1.5, 0, 'SIDEWAYS')", 'ArgumentError', 'InvalidArgumentValue'],
  ])('%s', (text, kind, code) => {
    const failure = failureOf(text)
    expect(failure).toMatchObject({ kind, code, phase: 'runtime' })
    expect(failure.at).toBeDefined()
    expect(failure.hint).toBeDefined()
  })

  test('a long chain of operators does not exhaust the stack', () => {
    expect(valueOf(Array.from({ length: 900 }, () => '1').join(' + '))).toBe(900)
  })
})

test.each(['point({x: 1, y: 2, crs: $a})', 'date.truncate($a, date())', '{x: 1}[[$a]]'])(
  'an error quotes no more of a value than can be read: %s',
  (text) => {
    const ask = (): unknown => new Database().query(`RETURN ${text}`, { a: 'ab😀'.repeat(100_000) })
    expect(ask).toThrow(expect.objectContaining({ phase: 'runtime' }))
    expect(ask).toThrow(/^.{1,2100}$/su)
  },
)

test.each([
  ['(7 - 1e-20) / 2', 3.5],
  ['(7 + 1e-20) / 2', 3.5],
  ['(1e-20 + 7) / 2', 3.5],
  ['toString(100 - 1e-20)', '100.0'],
  ['valueType(9007199254740991 + -0.5)', 'FLOAT NOT NULL'],
  ['valueType(1 + 1e-20)', 'FLOAT NOT NULL'],
])('what is calculated with a FLOAT is one, also where it comes out whole: %s', (text, expected) => {
  expect(valueOf(text)).toEqual(expected)
})
