import { expect, test } from 'vitest'
import { Pauses } from '../../../src/cypher/expression/pauses.ts'
import { bound } from '../../helpers/bound.ts'

/** When an expression pauses, and its parts that are evaluated beforehand, as they are written. */
function pausesOf(
  expression: string,
  items = false,
): { readonly when: string; readonly parts: readonly string[] } {
  const before = 'WITH [1] AS l, 2 AS n, null AS a RETURN '
  const text = `${before}${expression} AS v`
  const clause = bound(text).parts[0].clauses[1]
  if (clause.kind !== 'projection') throw new TypeError('A RETURN is a projection.')
  const [{ expression: root }] = clause.items
  const pauses = new Pauses(root, items)
  const parts = pauses.partsOf(root).map(({ span }) => text.slice(span.start, span.end))
  return { when: pauses.of(root), parts }
}

test.each<[string, 'always' | 'where-long' | 'never', readonly string[]]>([
  // What is done at once.
  ['n + 1', 'never', []],
  ['[n, {a: n}][0].a', 'never', []],
  ['CASE WHEN n > 1 THEN l ELSE [] END', 'never', []],
  ['1 < n < 3', 'never', []],
  ["n < 3 AND 'a' = a", 'never', []],
  // Loops, subqueries, regular expressions.
  ['[x IN l | x]', 'always', ['[x IN l | x]']],
  ['all(x IN l WHERE x > 0)', 'always', ['all(x IN l WHERE x > 0)']],
  ['reduce(s = 0, x IN l | s + x)', 'always', ['reduce(s = 0, x IN l | s + x)']],
  ['EXISTS { (:A) }', 'always', ['EXISTS { (:A) }']],
  ["'a' =~ 'b'", 'always', ["'a' =~ 'b'"]],
  // Calls that say so, and operators that look at a whole value, where one is long.
  ['range(1, n)', 'where-long', ['range(1, n)']],
  ['toUpper(a)', 'where-long', ['toUpper(a)']],
  ['n IN l', 'where-long', ['n IN l']],
  ['l + n', 'where-long', ['l + n']],
  ['l[1..2]', 'where-long', ['l[1..2]']],
  ['l = l', 'where-long', ['l = l']],
  ['1 < n = n < l < l', 'where-long', ['1 < n = n < l < l']],
  ["'a' CONTAINS 'b'", 'where-long', ["'a' CONTAINS 'b'"]],
  ["'a' STARTS WITH 'b'", 'where-long', ["'a' STARTS WITH 'b'"]],
  ["'a' ENDS WITH 'b'", 'where-long', ["'a' ENDS WITH 'b'"]],
  ['size(l) > 1 AND n IN l', 'where-long', ['size(l) > 1 AND n IN l']],
  // The parts of one that is done at once, in the order of evaluation.
  [
    '[size([x IN l | x]), reduce(s = 0, x IN l | s + x)]',
    'always',
    ['size([x IN l | x])', 'reduce(s = 0, x IN l | s + x)'],
  ],
  ["{a: range(1, n), b: ['a' =~ 'b']}", 'always', ['range(1, n)', "'a' =~ 'b'"]],
  // What is inside a part belongs to it.
  ['[x IN [y IN l | y] | [z IN l | z]]', 'always', ['[x IN [y IN l | y] | [z IN l | z]]']],
  ['[x IN l | x] + l', 'always', ['[x IN l | x] + l']],
  ['tail(range(1, n))', 'where-long', ['tail(range(1, n))']],
  // What decides whether a part is evaluated at all is a part itself.
  ["n > 1 AND 'a' =~ 'b'", 'always', ["n > 1 AND 'a' =~ 'b'"]],
  ["n > 1 OR n > 2 OR 'a' =~ 'b'", 'always', ["n > 1 OR n > 2 OR 'a' =~ 'b'"]],
  ["n > 1 XOR 'a' =~ 'b'", 'always', ["'a' =~ 'b'"]],
  [
    '1 < size(range(n, 2)) + size([x IN l | x]) < 3',
    'always',
    ['1 < size(range(n, 2)) + size([x IN l | x]) < 3'],
  ],
  ['1 < size([x IN l | x])', 'always', ['size([x IN l | x])']],
  [
    'CASE WHEN n > 1 THEN [x IN l | x] ELSE [] END',
    'always',
    ['CASE WHEN n > 1 THEN [x IN l | x] ELSE [] END'],
  ],
  // A range that is only gone through, or asked for an element, is not made.
  ['n IN range(1, n)', 'never', []],
  ['range(1, n)[0]', 'never', []],
])('what pauses in %s', (expression, when, parts) => {
  expect(pausesOf(expression)).toEqual({ when, parts })
})

test('a range that UNWIND goes through is not made', () => {
  expect(pausesOf('range(1, n)', true)).toEqual({ when: 'never', parts: [] })
  const sum = 'range(1, n) + range(1, n)'
  expect(pausesOf(sum, true)).toEqual({ when: 'where-long', parts: [sum] })
})
