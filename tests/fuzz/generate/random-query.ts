import type { Choices } from './choices.ts'
import { randomCondition, randomExpression } from './random-expression.ts'
import { LABELS, TYPES } from './random-graph.ts'
import { randomPattern } from './random-pattern.ts'
import { Names, Scope, type Variable, type VariableType } from './scope.ts'

/** Clauses before RETURN, and the variables after them. */
export interface Reading {
  readonly text: string
  readonly scope: Scope
}

const scalarTypes: readonly VariableType[] = [
  'integer',
  'boolean',
  'any',
  'string',
  'float',
  'boolean',
  'list',
]

/** A whole query that reads. */
export function randomQuery(choices: Choices): string {
  if (choices.chance(10)) return randomUnion(choices)
  const { text, scope } = randomReading(choices, 3)
  return `${text} ${randomReturn(choices, scope)}`
}

/** One to `most` reading clauses. */
export function randomReading(choices: Choices, most: number, start = new Scope()): Reading {
  return readingOf(choices, most, start, randomClause)
}

/** Reading clauses whose records are settled: nothing aggregates, nothing keeps some of equal records. */
export function randomPlainReading(choices: Choices, most: number, start = new Scope()): Reading {
  return readingOf(choices, most, start, randomPlainClause)
}

function readingOf(
  choices: Choices,
  most: number,
  start: Scope,
  clause: (choices: Choices, scope: Scope, isFirst: boolean) => Reading,
): Reading {
  let scope = start
  const texts: string[] = []
  for (const _ of choices.many(1, most, (at) => at)) {
    const made = clause(choices, scope, texts.length === 0)
    texts.push(made.text)
    scope = made.scope
  }
  return { text: texts.join(' '), scope }
}

function randomClause(choices: Choices, scope: Scope, isFirst: boolean): Reading {
  return choices.rule([
    [10, () => randomMatch(choices, scope)],
    [isFirst ? 1 : 5, () => randomOptionalMatch(choices, scope)],
    [isFirst ? 0 : 5, () => randomWith(choices, scope)],
    [2, () => randomUnwind(choices, scope)],
    [isFirst ? 0 : 2, () => randomCall(choices, scope)],
    [1, () => randomShortestPath(choices, scope)],
  ])
}

function randomPlainClause(choices: Choices, scope: Scope, isFirst: boolean): Reading {
  return choices.rule([
    [10, () => randomMatch(choices, scope)],
    [isFirst ? 1 : 5, () => randomOptionalMatch(choices, scope)],
    [2, () => randomUnwind(choices, scope)],
  ])
}

/** MATCH with up to two parts and WHERE. */
function randomMatch(choices: Choices, scope: Scope): Reading {
  const pattern = randomPattern(choices, scope, { parts: 2, hops: 2, paths: true })
  return { text: `MATCH ${pattern.text}${randomWhere(choices, pattern.scope, 40)}`, scope: pattern.scope }
}

function randomOptionalMatch(choices: Choices, scope: Scope): Reading {
  const pattern = randomPattern(choices, scope, { parts: 2, hops: 2, paths: true })
  return {
    text: `OPTIONAL MATCH ${pattern.text}${randomWhere(choices, pattern.scope, 50)}`,
    scope: pattern.scope,
  }
}

function randomWhere(choices: Choices, scope: Scope, percent: number): string {
  return choices.chance(percent) ? ` WHERE ${randomCondition(choices, scope)}` : ''
}

function randomUnwind(choices: Choices, scope: Scope): Reading {
  const name = scope.names.fresh('v')
  const bags = scope.of('bag')
  if (bags.length > 0 && choices.chance(60))
    return { text: `UNWIND ${choices.one(bags)} AS ${name}`, scope: scope.with([{ name, type: 'any' }]) }
  const list = choices.chance(50) ? '[1, 0, 2]' : randomExpression(choices, scope, 'list')
  return { text: `UNWIND ${list} AS ${name}`, scope: scope.with([{ name, type: 'integer' }]) }
}

function randomShortestPath(choices: Choices, scope: Scope): Reading {
  const { names } = scope
  const [a, b, p, x] = [names.fresh('n'), names.fresh('n'), names.fresh('p'), names.fresh('x')]
  const label = choices.chance(30) ? `:${choices.one(LABELS)}` : ''
  const type = choices.chance(40) ? `:${choices.one(TYPES)}` : ''
  const length = choices.one(['*', '*..3', '*0..2', '*..2'])
  const [left, right] = choices.one([
    ['-', '->'],
    ['-', '-'],
    ['<-', '-'],
  ])
  const search = choices.one(['shortestPath', 'allShortestPaths'])
  const where = choices.rule([
    [6, () => ''],
    [1, () => ` WHERE all(${x} IN nodes(${p}) WHERE ${x}.k <> 1)`],
    [1, () => ` WHERE none(${x} IN relationships(${p}) WHERE ${x}.i = 1)`],
    [2, () => ` WHERE length(${p}) ${choices.one(['>', '>=', '<>'])} ${choices.one(['1', '2', `${a}.k`])}`],
    [1, () => ` WHERE any(${x} IN nodes(${p}) WHERE ${x}.k = 1 AND ${x} <> ${a})`],
    [1, () => ` WHERE single(${x} IN relationships(${p}) WHERE ${x}.i = 1)`],
    [1, () => ` WHERE nodes(${p})[1].k > 0 AND all(${x} IN relationships(${p}) WHERE ${x}.k <> 2)`],
    [
      2,
      () =>
        ` WHERE ${randomCondition(
          choices,
          scope.with([
            { name: a, type: 'node' },
            { name: b, type: 'node' },
            { name: p, type: 'path' },
          ]),
        )}`,
    ],
    [
      1,
      () =>
        ` WHERE ${randomCondition(
          choices,
          scope.with([
            { name: a, type: 'node' },
            { name: b, type: 'node' },
          ]),
        )}`,
    ],
  ])
  const ends: Variable[] = [
    { name: a, type: 'node' },
    { name: b, type: 'node' },
  ]
  const text = `MATCH (${a}${label}), (${b}) MATCH ${p} = ${search}((${a})${left}[${type}${length}]${right}(${b}))${where}`
  if (search === 'allShortestPaths') return { text, scope: scope.with([...ends, { name: p, type: 'path' }]) }
  // Which of the shortest paths it is stays open, how long it is does not.
  const measured: Variable = { name: names.fresh('v'), type: 'integer' }
  const kept = [...scope.with(ends).variables.map(({ name }) => name), `length(${p}) AS ${measured.name}`]
  return { text: `${text} WITH ${kept.join(', ')}`, scope: scope.with([...ends, measured]) }
}

function randomCall(choices: Choices, scope: Scope): Reading {
  const imported = scope.variables.filter(() => choices.chance(50))
  const start = imported.length > 0 ? `WITH ${imported.map(({ name }) => name).join(', ')} ` : ''
  const { text, scope: inner } = randomReading(choices, 1, scope.only(imported))
  const columns = randomColumns(choices, inner, { keeps: false, isClosed: false })
  return {
    text: `CALL { ${start}${text} RETURN ${columns.text}${randomOrder(choices, columns.variables)} }`,
    scope: scope.with(columns.variables),
  }
}

function randomWith(choices: Choices, scope: Scope): Reading {
  if (scope.variables.length > 0 && choices.chance(15))
    return { text: `WITH *${randomWhere(choices, scope, 70)}`, scope }
  const isClosed = choices.chance(15)
  const distinct = isClosed ? 'DISTINCT ' : ''
  const columns = randomColumns(choices, scope, { keeps: true, isClosed })
  const after = scope.only(columns.variables)
  const text = `WITH ${distinct}${columns.text}${randomOrder(choices, columns.variables)}`
  return { text: `${text}${randomWhere(choices, after, 35)}`, scope: after }
}

interface Columns {
  readonly text: string
  readonly variables: readonly Variable[]
}

/**
 * Columns of a projection; each has a name. With `keeps`, variables are handed on as they are. Behind DISTINCT
 * (`isClosed`) and beside aggregates no bag is a column: whether two are the same would be open.
 */
function randomColumns(
  choices: Choices,
  scope: Scope,
  { keeps, isClosed }: { readonly keeps: boolean; readonly isClosed: boolean },
): Columns {
  const isAggregating = choices.chance(25)
  const usable = scope.only(
    scope.variables.filter(({ type }) => type !== 'bag' || !(isClosed || isAggregating)),
  )
  const variables: Variable[] = keeps ? usable.variables.filter(() => choices.chance(60)) : []
  const texts = variables.map(({ name }) => name)
  const add = (text: string, type: VariableType): void => {
    const name = scope.names.fresh('v')
    texts.push(`${text} AS ${name}`)
    variables.push({ name, type })
  }
  for (const _ of choices.many(texts.length > 0 || isAggregating ? 0 : 1, 2, (at) => at)) {
    const renamed = usable.of('node', 'relationship', 'path', 'relationships', 'bag')
    if (renamed.length > 0 && choices.chance(35)) {
      const name = choices.one(renamed)
      add(name, usable.variables.find((variable) => variable.name === name)?.type ?? 'any')
    } else {
      const type = choices.one(scalarTypes)
      add(randomExpression(choices, scope, type), type)
    }
  }
  if (isAggregating)
    for (const _ of choices.many(1, 2, (at) => at)) {
      const { text, type } = randomAggregate(choices, scope, !isClosed)
      add(text, type)
    }
  return { text: texts.join(', '), variables }
}

function randomAggregate(
  choices: Choices,
  scope: Scope,
  collects: boolean,
): { readonly text: string; readonly type: VariableType } {
  const distinct = choices.chance(30) ? 'DISTINCT ' : ''
  return choices.rule<{ readonly text: string; readonly type: VariableType }>([
    [3, () => ({ text: 'count(*)', type: 'integer' })],
    [3, () => ({ text: `count(${distinct}${randomExpression(choices, scope, 'any')})`, type: 'integer' })],
    [2, () => ({ text: `sum(${distinct}${randomExpression(choices, scope, 'integer')})`, type: 'integer' })],
    [1, () => ({ text: `sum(${randomExpression(choices, scope, 'float')})`, type: 'any' })],
    [1, () => ({ text: `avg(${randomExpression(choices, scope, 'integer')})`, type: 'any' })],
    [
      2,
      () => ({
        text: `${choices.one(['min', 'max'])}(${randomExpression(choices, scope, choices.one(scalarTypes))})`,
        type: 'any',
      }),
    ],
    [
      collects ? 2 : 0,
      () => ({
        text: `collect(${distinct}${randomExpression(choices, scope, choices.one(scalarTypes))})`,
        type: 'bag',
      }),
    ],
    [1, () => ({ text: `count(*) + sum(${randomExpression(choices, scope, 'integer')})`, type: 'integer' })],
  ])
}

/** Nothing, or ORDER BY every column in some order, often with SKIP and LIMIT: what is left is then settled. */
function randomOrder(choices: Choices, variables: readonly Variable[]): string {
  if (!choices.chance(40) || variables.some(({ type }) => type === 'bag')) return ''
  const start = choices.below(variables.length)
  const keys = [...variables.slice(start), ...variables.slice(0, start)].map(
    (variable) => `${sortKey(variable)}${choices.one(['', ' DESC'])}`,
  )
  const skip = choices.chance(30) ? ` SKIP ${choices.one(['1', '0', '2'])}` : ''
  const limit = choices.chance(50) ? ` LIMIT ${choices.one(['3', '1', '2', '10', '0'])}` : ''
  return ` ORDER BY ${keys.join(', ')}${skip}${limit}`
}

/** A value that orders as the language says; nodes and relationships by their number, paths by those on them. */
export function sortKey({ name, type }: Variable): string {
  switch (type) {
    case 'node':
    case 'relationship':
      return `${name}.k`
    case 'relationships':
      return `[x IN ${name} | x.k]`
    case 'path':
      return `[x IN nodes(${name}) | x.k], [x IN relationships(${name}) | x.k]`
    case 'integer':
    case 'float':
    case 'string':
    case 'boolean':
    case 'list':
    case 'any':
    case 'bag':
      return name
  }
}

/** RETURN with its columns, order and limit. */
export function randomReturn(choices: Choices, scope: Scope): string {
  if (scope.variables.length > 0 && choices.chance(8)) return 'RETURN *'
  const isClosed = choices.chance(15)
  const distinct = isClosed ? 'DISTINCT ' : ''
  const columns = randomColumns(choices, scope, { keeps: true, isClosed })
  return `RETURN ${distinct}${columns.text}${randomOrder(choices, columns.variables)}`
}

function randomUnion(choices: Choices): string {
  const names = new Names()
  const columns = choices.many(1, 2, (at) => `c${at}`)
  const union = choices.one([' UNION ALL ', ' UNION '])
  return choices
    .many(2, 3, (at) => {
      const { text, scope } = randomReading(choices, 1, new Scope(names))
      const items = columns.map(
        (name) => `${randomExpression(choices, scope, choices.one(scalarTypes))} AS ${name}`,
      )
      // Columns go by their names, in whatever order.
      const ordered = at > 0 && choices.chance(30) ? items.toReversed() : items
      return `${text} RETURN ${ordered.join(', ')}`
    })
    .join(union)
}
