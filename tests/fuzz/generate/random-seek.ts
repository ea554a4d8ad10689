import type { Choices } from './choices.ts'
import { randomExpression } from './random-expression.ts'
import { LABELS, randomLiteral, TYPES } from './random-graph.ts'
import { randomReading, randomReturn } from './random-query.ts'
import { Scope } from './scope.ts'

const types = {
  i: 'integer',
  k: 'integer',
  s: 'string',
  b: 'boolean',
  f: 'float',
  m: 'any',
  l: 'list',
} as const
type Key = keyof typeof types

/** A query that finds a node or a relationship by its properties, by literals or by what was read before. */
export function randomSeek(choices: Choices): string {
  let scope = new Scope()
  let text = ''
  if (choices.chance(30)) {
    const before = randomReading(choices, 1, scope)
    text = `${before.text} `
    scope = before.scope
  }
  const name = scope.names.fresh('n')
  const isNode = choices.chance(70)
  const match = choices.chance(85) ? 'MATCH' : 'OPTIONAL MATCH'
  text += `${match} ${isNode ? randomNode(choices, scope, name) : randomRelationship(choices, scope, name)}`
  const seen = scope.with([{ name, type: isNode ? 'node' : 'relationship' }])
  if (choices.chance(25)) return `${text} ${randomOrder(choices, name)}`
  if (choices.chance(60)) return `${text} ${randomReturn(choices, seen)}`
  const after = randomReading(choices, 1, seen)
  return `${text} ${after.text} ${randomReturn(choices, after.scope)}`
}

function randomNode(choices: Choices, scope: Scope, name: string): string {
  const label = choices.one(LABELS)
  const key = randomKey(choices)
  if (choices.chance(25)) return `(${name}:${label} {${key}: ${randomValue(choices, scope, key)}})`
  return `(${name}:${label}) WHERE ${randomConditions(choices, scope, name)}`
}

function randomRelationship(choices: Choices, scope: Scope, name: string): string {
  const type = choices.one(TYPES)
  const right = choices.one(['->', '-'])
  const [from, to] = [0, 1].map(() => choices.one(['', `:${choices.one(LABELS)}`]))
  if (choices.chance(25)) {
    const key = randomKey(choices)
    return `(${from})-[${name}:${type} {${key}: ${randomValue(choices, scope, key)}}]${right}(${to})`
  }
  return `(${from})-[${name}:${type}]${right}(${to}) WHERE ${randomConditions(choices, scope, name)}`
}

/** All records in the order of a property; ties are told apart by `k`, which each node and relationship has of its own. */
function randomOrder(choices: Choices, name: string): string {
  const direction = choices.one(['', ' DESC'])
  const key = randomKey(choices)
  const limit = choices.one(['', ' LIMIT 2', ' SKIP 1 LIMIT 1'])
  return choices.one([
    `RETURN ${name}.k AS x ORDER BY ${name}.k${direction}${limit}`,
    `RETURN ${name}.${key} AS x ORDER BY x${direction}${limit}`,
    `RETURN ${name}.k AS x, ${name}.i AS y ORDER BY ${name}.i${direction}, ${name}.s${direction}${limit}`,
  ])
}

function randomConditions(choices: Choices, scope: Scope, name: string): string {
  const one = (): string => randomCondition(choices, scope, name)
  return choices.rule([
    [5, one],
    [3, () => `${one()} AND ${one()}`],
    [3, () => `(${one()} OR ${one()})`],
    [1, () => `${one()} AND (${one()} OR ${one()})`],
    [1, () => `NOT ${one()}`],
    [1, () => `(${randomChain(choices, scope, name)})`],
  ])
}

/** So long that it is looked up as a list. */
function randomChain(choices: Choices, scope: Scope, name: string): string {
  const key = randomKey(choices)
  const one = (): string => `${name}.${key} = ${randomValue(choices, scope, key)}`
  return choices.many(4, 6, one).join(' OR ')
}

function randomCondition(choices: Choices, scope: Scope, name: string): string {
  const key = randomKey(choices)
  const property = `${name}.${key}`
  const value = (): string => randomValue(choices, scope, key)
  const operator = (): string => choices.one(['<', '<=', '>', '>='])
  return choices.rule([
    [3, () => `${property} = ${value()}`],
    [1, () => `${value()} = ${property}`],
    [2, () => `${property} IN [${choices.many(0, 3, value).join(', ')}]`],
    [3, () => `${property} ${operator()} ${value()}`],
    [1, () => `${value()} ${operator()} ${property}`],
    [2, () => `${value()} < ${property} <= ${value()}`],
    [1, () => `${property} IS NOT NULL`],
    [1, () => `${property} IS NULL`],
    [
      3,
      () =>
        `${name}.${choices.one(['s', 'm'])} ${choices.one(['STARTS WITH', 'CONTAINS', 'ENDS WITH'])} ${choices.one(["'a'", "''", "'b'", "'😀'", 'null'])}`,
    ],
  ])
}

function randomKey(choices: Choices): Key {
  return choices.one(['i', 'k', 's', 'b', 'i', 'k', 'f', 'm', 'l'])
}

function randomValue(choices: Choices, scope: Scope, key: Key): string {
  if (key === 'm' && choices.chance(20))
    return choices.one(["duration('P1D')", 'point({x: 1, y: 1})', "date('2015-07-21')"])
  if (choices.chance(30)) return randomExpression(choices, scope, types[key])
  return key === 'k' ? choices.one(['1', '0', '2']) : randomLiteral(choices, key)
}
