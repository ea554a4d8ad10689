import { expect, test } from 'vitest'
import type { BoundExpression } from '../../../src/cypher/bound/index.ts'
import { expressionText } from '../../../src/cypher/explain/expression-text.ts'
import { visitQuery } from '../../../src/cypher/bound/walk.ts'
import { bound } from '../../helpers/bound.ts'

/** A text for every kind of expression; each is what is printed of it. */
const texts: readonly (readonly [BoundExpression['kind'], string])[] = [
  ['literal', '1.5'],
  ['literal', `"it's"`],
  ['parameter', '$rows'],
  ['variable', 'n'],
  ['property', 'n.`two words`'],
  ['index', 'xs[0]'],
  ['slice', 'xs[1..]'],
  ['slice', 'xs[..2]'],
  ['has-labels', 'n:P:Q'],
  ['list', '[1, n.a, [2]]'],
  ['map', '{a: 1, b: n.b}'],
  ['map-projection', 'n {.*, b: 1}'],
  ['unary', 'NOT (n.a = 1)'],
  ['unary', '-n.a'],
  ['binary', '(n.a + 1) * 2'],
  ['binary', '2 - (n.a - 1)'],
  ['binary', 'n.a = 1 AND n.b = 2 AND (n.c OR n.d)'],
  ['binary', 'n.name STARTS WITH "A"'],
  ['binary', 'n.a IN [1, 2]'],
  ['comparison', '1 < n.a <= 3'],
  ['is-null', 'n.a IS NOT NULL'],
  ['call', 'coalesce(n.a, rand())'],
  ['case', 'CASE n.a WHEN 1 THEN "x" ELSE "y" END'],
  ['case', 'CASE WHEN n.a THEN 1 END'],
  ['list-comprehension', '[x IN xs WHERE x > 1 | x * 2]'],
  ['quantifier', 'all(x IN xs WHERE x > 1)'],
  ['reduce', 'reduce(s = 0, x IN xs | s + x)'],
]

test.each(texts)('%s: %s', (kind, text) => {
  expect(kindsIn(text)).toContain(kind)
  expect(expressionText(expressionOf(text))).toBe(text)
})

test('every kind of expression has a text here', () => {
  const all: { readonly [Kind in BoundExpression['kind']]: boolean } = {
    literal: true,
    // Of a plan that texts share; it prints as what it may be.
    'extracted-literal': false,
    parameter: true,
    variable: true,
    property: true,
    index: true,
    slice: true,
    'has-labels': true,
    list: true,
    map: true,
    'map-projection': true,
    unary: true,
    binary: true,
    comparison: true,
    'is-null': true,
    call: true,
    case: true,
    'list-comprehension': true,
    quantifier: true,
    reduce: true,
    // Its plan is told below.
    subquery: false,
  }
  const told = Object.entries(all).flatMap(([kind, has]) => (has ? [kind] : []))
  expect(new Set(texts.map(([kind]) => kind))).toEqual(new Set(told))
})

test('what is long or deep is cut', () => {
  expect(expressionText(expressionOf(`"${'x'.repeat(500)}"`))).toHaveLength(61)
  expect(expressionText(expressionOf(`${'n.a + '.repeat(900)}1`)).length).toBeLessThan(400)
})

/** The expression of a text over a node `n` and a list `xs`. */
function expressionOf(text: string): BoundExpression {
  const last = bound(`MATCH (n) WITH n, [1] AS xs RETURN ${text} AS made`).parts[0].clauses.at(-1)
  if (last?.kind !== 'projection') throw new Error('the text does not end with RETURN')
  return last.items[0].expression
}

function kindsIn(text: string): readonly string[] {
  const kinds: string[] = []
  visitQuery(bound(`MATCH (n) WITH n, [1] AS xs RETURN ${text} AS made`), {
    expression: ({ kind }) => kinds.push(kind),
  })
  return kinds
}
