import { expect, test } from 'vitest'
import { bind } from '../../../src/cypher/binder/bind.ts'
import { Pauses } from '../../../src/cypher/expression/pauses.ts'
import { parse } from '../../../src/cypher/parser/index.ts'

/** The parts of an expression that are evaluated beforehand, as they are written. */
function partsOf(expression: string, items = false): readonly string[] {
  const before = 'WITH [1] AS l, 2 AS n, null AS a RETURN '
  const text = `${before}${expression} AS v`
  const clause = bind(parse(text)).parts[0].clauses[1]
  if (clause.kind !== 'projection') throw new TypeError('A RETURN is a projection.')
  const [{ expression: root }] = clause.items
  return new Pauses(root, items).partsOf(root).map(({ span }) => text.slice(span.start, span.end))
}

test.each<[string, readonly string[]]>([
  // What is done at once.
  ['n + 1', []],
  ['[n, {a: n}][0].a', []],
  ['size(l) > 1 AND n IN l', []],
  ['CASE WHEN n > 1 THEN l ELSE [] END', []],
  ['1 < n < 3', []],
  // Loops, subqueries, regular expressions, and calls that say so.
  ['[x IN l | x]', ['[x IN l | x]']],
  ['all(x IN l WHERE x > 0)', ['all(x IN l WHERE x > 0)']],
  ['reduce(s = 0, x IN l | s + x)', ['reduce(s = 0, x IN l | s + x)']],
  ['EXISTS { (:A) }', ['EXISTS { (:A) }']],
  ["'a' =~ 'b'", ["'a' =~ 'b'"]],
  ['range(1, n)', ['range(1, n)']],
  // The parts of one that is done at once, in the order of evaluation.
  ['size([x IN l | x]) + reduce(s = 0, x IN l | s + x)', ['[x IN l | x]', 'reduce(s = 0, x IN l | s + x)']],
  ["{a: range(1, n), b: ['a' =~ 'b']}", ['range(1, n)', "'a' =~ 'b'"]],
  // What is inside a part belongs to it.
  ['[x IN [y IN l | y] | [z IN l | z]]', ['[x IN [y IN l | y] | [z IN l | z]]']],
  // What decides whether a part is evaluated at all is a part itself.
  ["n > 1 AND 'a' =~ 'b'", ["n > 1 AND 'a' =~ 'b'"]],
  ["n > 1 OR n > 2 OR 'a' =~ 'b'", ["n > 1 OR n > 2 OR 'a' =~ 'b'"]],
  ["n > 1 XOR 'a' =~ 'b'", ["'a' =~ 'b'"]],
  ['1 < size(range(n, 2)) + size([x IN l | x]) < 3', ['1 < size(range(n, 2)) + size([x IN l | x]) < 3']],
  ['1 < size([x IN l | x])', ['[x IN l | x]']],
  ['CASE WHEN n > 1 THEN [x IN l | x] ELSE [] END + l', ['CASE WHEN n > 1 THEN [x IN l | x] ELSE [] END']],
  // A range that is only gone through, or asked for its size or an element, is not made.
  ['size(range(1, n))', []],
  ['n IN range(1, n)', []],
  ['range(1, n)[0]', []],
  ['tail(range(1, n))', ['range(1, n)']],
  ['range(1, n)[1..2]', ['range(1, n)']],
])('what pauses in %s', (expression, parts) => {
  expect(partsOf(expression)).toEqual(parts)
})

test('a range that UNWIND goes through is not made', () => {
  expect(partsOf('range(1, n)', true)).toEqual([])
  expect(partsOf('range(1, n) + range(1, n)', true)).toEqual(['range(1, n)', 'range(1, n)'])
})
