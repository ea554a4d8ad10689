import { describe, expect, test } from 'vitest'
import type { Expression } from '../../../src/cypher/ast/index.ts'
import { parse } from '../../../src/cypher/parser/index.ts'
import { unreachable } from '../../../src/model/unreachable.ts'

function parseReturned(text: string): Expression {
  const clause = parse(`RETURN ${text}`).parts[0]?.clauses[0]
  const item = clause?.kind === 'return' ? clause.body.items[0] : undefined
  if (item === undefined) throw new TypeError('no item')
  return item.expression
}

/** An expression with every operator in parentheses, so that a test reads how it binds. */
function show(expression: Expression): string {
  switch (expression.kind) {
    case 'null':
      return 'null'
    case 'boolean':
    case 'integer':
      return `${String(expression.value)}`
    case 'float':
      return Object.is(expression.value, -0) ? '-0.0' : `${expression.value}f`
    case 'string':
      return JSON.stringify(expression.value)
    case 'parameter':
      return `$${expression.name}`
    case 'variable':
      return expression.name
    case 'property':
      return `${show(expression.target)}.${expression.key}`
    case 'index':
      return `${show(expression.target)}[${show(expression.index)}]`
    case 'slice': {
      const bounds = [expression.from, expression.to].map((bound) => (bound === undefined ? '' : show(bound)))
      return `${show(expression.target)}[${bounds.join('..')}]`
    }
    case 'has-labels':
      return `(${show(expression.target)}:${expression.labels.join(':')})`
    case 'list':
      return `[${expression.items.map(show).join(', ')}]`
    case 'map':
      return `{${expression.entries.map(({ key, value }) => `${key}: ${show(value)}`).join(', ')}}`
    case 'unary':
      return `(${expression.operator} ${show(expression.operand)})`
    case 'binary':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`
    case 'comparison':
      return `(${expression.operands.map((operand, index) => [show(operand), expression.operators[index] ?? ''].join(' ').trim()).join(' ')})`
    case 'is-null':
      return `(${show(expression.operand)} is${expression.negated ? ' not' : ''} null)`
    case 'call':
      return `${expression.name}(${expression.distinct ? 'distinct ' : ''}${expression.arguments.map(show).join(', ')})`
    case 'count-star':
      return 'count(*)'
    case 'pattern-predicate':
      return 'pattern'
    case 'map-projection':
    case 'case':
    case 'list-comprehension':
    case 'quantifier':
    case 'reduce':
    case 'pattern-comprehension':
    case 'subquery':
      return expression.kind
    default:
      return unreachable(expression)
  }
}

describe('operators bind as in openCypher', () => {
  test.each([
    ['a OR b XOR c AND NOT d', '(a or (b xor (c and (not d))))'],
    ['NOT a = b', '(not (a = b))'],
    ['NOT NOT a', '(not (not a))'],
    ['a = b IS NULL', '(a = (b is null))'],
    ['a + b IS NOT NULL', '((a + b) is not null)'],
    ['a IN b + c', '(a in (b + c))'],
    ['a = b IN c', '(a = (b in c))'],
    ['a STARTS WITH b + c', '(a starts-with (b + c))'],
    ['a =~ b AND c CONTAINS d', '((a =~ b) and (c contains d))'],
    ['1 < a <= b <> 3', '(1 < a <= b <> 3)'],
    ['(1 < a) = b', '((1 < a) = b)'],
    ['a - b - c', '((a - b) - c)'],
    ['a + b * c ^ d', '(a + (b * (c ^ d)))'],
    ['a ^ b ^ c', '((a ^ b) ^ c)'],
    ['-a ^ 2', '((- a) ^ 2)'],
    ['-3 ^ 2', '(-3 ^ 2)'],
    ['-a.b[0]', '(- a.b[0])'],
    ['a -1', '(a - 1)'],
    ['- - 1', '(- -1)'],
    ['+1', '(+ 1)'],
    ['NOT n:A:B', '(not (n:A:B))'],
    ['n.a:B', '(n.a:B)'],
    ['n.a[1][2..].b[..3][..]', 'n.a[1][2..].b[..3][..]'],
    ["['a'][-1]", '["a"][-1]'],
  ])('%s', (text, expected) => {
    expect(show(parseReturned(text))).toBe(expected)
  })

  test('a chain of OR is a shallow tree in the order of the text', () => {
    expect(show(parseReturned('a OR b OR c OR d'))).toBe('((a or b) or (c or d))')
    expect(show(parseReturned('a OR b OR c'))).toBe('((a or b) or c)')
  })
})

describe('literals', () => {
  test.each([
    ['9007199254740993', '9007199254740993'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['- 9223372036854775808', '-9223372036854775808'],
    ['0xFF', '255'],
    ['-0x8000000000000000', '-9223372036854775808'],
    ['0o17', '15'],
    ['-0', '0'],
    ['-0.0', '-0.0'],
    ['.5', '0.5f'],
    ['1e3', '1000f'],
    ['1.5E-3', '0.0015f'],
    ['1.0', '1f'],
    [String.raw`'a\'\\\n\u00e9\U0001F600"'`, JSON.stringify('a\'\\\né😀"')],
    [String.raw`'\uD83D\uDE00'`, '"😀"'],
    ['"it\'s"', '"it\'s"'],
    ['$`a b`', '$a b'],
    ['$0', '$0'],
    ['`a``b`', 'a`b'],
    ['TRUE', 'true'],
    ['/* a */ nUll // b', 'null'],
    ['{`a b`: 1, MATCH: 2}', '{a b: 1, MATCH: 2}'],
  ])('%s', (text, expected) => {
    expect(show(parseReturned(text))).toBe(expected)
  })

  test('an integer outside the safe range is a bigint, one inside is a number', () => {
    expect(parseReturned('9007199254740992')).toMatchObject({ kind: 'integer', value: 9007199254740992n })
    expect(parseReturned('9007199254740991')).toMatchObject({ kind: 'integer', value: 9007199254740991 })
    expect(Object.is((parseReturned('-0') as { value?: unknown }).value, 0)).toBe(true)
  })
})

describe('what begins alike is told apart', () => {
  test.each([
    ['[x IN xs]', 'list-comprehension'],
    ['[x IN xs WHERE x > 1 | x + 1]', 'list-comprehension'],
    ['[x IN xs, 1]', '[(x in xs), 1]'],
    ['[(a)-[:X|Y]->(b) | b.x]', 'pattern-comprehension'],
    ['[p = (a)<--(b) WHERE a.x | p]', 'pattern-comprehension'],
    ['[(a) - (b)]', '[(a - b)]'],
    ['(a.x)--(b)', '(a.x - (- b))'],
    ['(a) < -(b)', '(a < (- b))'],
    ['(1)--(2)', '(1 - (- 2))'],
    ['(a)-[1][0]', '(a - [1][0])'],
    ['all(x IN xs WHERE x)', 'quantifier'],
    ['any(x)', 'any(x)'],
    ['single(x IN xs)', 'quantifier'],
    ['reduce(a = 0, x IN xs | a + x)', 'reduce'],
    ['count(*)', 'count(*)'],
    ['count(DISTINCT n.x)', 'count(distinct n.x)'],
    ['count', 'count'],
    ['count {.x}', 'map-projection'],
    ['COUNT { (a) }', 'subquery'],
    ['exists { MATCH (a) RETURN a }', 'subquery'],
    ['COLLECT { MATCH (a) RETURN a }', 'subquery'],
    ['exists(n.x)', 'exists(n.x)'],
    ['exists((a)-->(b))', 'exists(pattern)'],
    ["date.truncate('day', d)", 'date.truncate("day", d)'],
    ['n {.*, .a, b: 1, c}', 'map-projection'],
    ['CASE x WHEN 1 THEN 2 ELSE 3 END', 'case'],
    ['all', 'all'],
  ])('%s', (text, expected) => {
    expect(show(parseReturned(text))).toBe(expected)
  })

  test('behind WHERE a parenthesis may begin a pattern', () => {
    const clause = parse('MATCH (a), (b) WHERE (a.x) > 1 AND NOT (a)-[:R]->(b) OR (a)--(b) RETURN a').parts[0]
      ?.clauses[0]
    const where = clause?.kind === 'match' ? clause.where : undefined
    expect(where && show(where)).toBe('(((a.x > 1) and (not pattern)) or pattern)')
  })
})

test('a column without an alias is named by its text', () => {
  const clause = parse('RETURN  n . x /* why */ +1 ,count( * ), (a) AS b').parts[0]?.clauses[0]
  const items = clause?.kind === 'return' ? clause.body.items : []
  expect(items.map(({ text, alias }) => alias?.name ?? text)).toEqual([
    'n . x /* why */ +1',
    'count( * )',
    'b',
  ])
})
