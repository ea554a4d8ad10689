import { rewrites as allRewrites } from '../../../src/cypher/planner/rewrites/index.ts'
import { graph } from '../../helpers/graph.ts'
import { ask, describe, isPossible, same, type Shown } from '../answers.ts'
import { builtDatabase, writtenDatabase } from '../databases.ts'
import type { FuzzCase, Fuzzer, Verdict } from '../fuzzer.ts'
import { type Choices, drawn } from '../generate/choices.ts'
import { randomExpression } from '../generate/random-expression.ts'
import { LABELS, randomGraph, randomLiteral } from '../generate/random-graph.ts'
import { randomQuery, randomReading, randomReturn } from '../generate/random-query.ts'
import { Scope } from '../generate/scope.ts'
import { graphOf } from '../reference/index.ts'
import { drawingOf } from './same-records.ts'

/** A query on a graph whose every label and key is indexed, and on the same graph without an index. */
export const index: Fuzzer = {
  name: 'index',
  law: 'A query gives the same with an index and without.',
  cases: drawn((choices) => ({ graph: randomGraph(choices), query: randomSeek(choices) })),
  check(tried) {
    const without = ask(graph(drawingOf(tried)), tried['query'])
    return compare(tried, without, [
      ['with an index of the base', ask(builtDatabase(tried['graph']), tried['query'])],
      ['with an index over a delta', ask(writtenDatabase(tried['graph']), tried['query'])],
    ])
  },
}

/** A query planned with all rewrites, without each, and without any. */
export const rewrites: Fuzzer = {
  name: 'rewrites',
  law: 'A query gives the same whichever rewrites are switched off.',
  cases: drawn((choices) => ({ graph: randomGraph(choices), query: randomQuery(choices) })),
  check(tried) {
    const database = graph(drawingOf(tried))
    const names = allRewrites.map(({ name }) => name)
    const others = [...names.map((name) => [name]), names].map(
      (off) =>
        [`without ${off.join(', ')}`, ask(database, tried['query'], { withoutRewrites: off })] as const,
    )
    return compare(tried, ask(database, tried['query']), others)
  },
}

/** Answers may differ only where the language leaves open which it is: then the reference can give both. */
function compare(
  { graph: drawing, query }: FuzzCase,
  first: Shown,
  others: readonly (readonly [string, Shown])[],
): Verdict {
  if (first.kind === 'refused') return { kind: 'refused', reason: first.message }
  for (const [how, other] of others) {
    if (same(first, other)) continue
    const data = graphOf(drawing)
    if (!isPossible(query, data, first) || !isPossible(query, data, other))
      return { kind: 'fails', problem: `at first ${describe(first)}\n${how}: ${describe(other)}` }
  }
  return { kind: 'holds', records: first.kind === 'records' ? first.records.length : 0 }
}

/** A query that looks a node up by a property, by a literal or by what was read before. */
function randomSeek(choices: Choices): string {
  let scope = new Scope()
  let text = ''
  if (choices.chance(30)) {
    const before = randomReading(choices, 1, scope)
    text = `${before.text} `
    scope = before.scope
  }
  const name = scope.names.fresh('n')
  const key = choices.one(['i', 'k', 's', 'b', 'i', 'k', 'f', 'm', 'l'] as const)
  const types = {
    i: 'integer',
    k: 'integer',
    s: 'string',
    b: 'boolean',
    f: 'float',
    m: 'any',
    l: 'list',
  } as const
  const value = choices.chance(65)
    ? key === 'k'
      ? choices.one(['1', '0', '2'])
      : randomLiteral(choices, key)
    : randomExpression(choices, scope, types[key])
  const label = choices.one(LABELS)
  text += choices.one([
    `MATCH (${name}:${label} {${key}: ${value}})`,
    `MATCH (${name}:${label}) WHERE ${name}.${key} = ${value}`,
    `OPTIONAL MATCH (${name}:${label}) WHERE ${value} = ${name}.${key}`,
  ])
  const seen = scope.with([{ name, type: 'node' }])
  if (choices.chance(60)) return `${text} ${randomReturn(choices, seen)}`
  const after = randomReading(choices, 1, seen)
  return `${text} ${after.text} ${randomReturn(choices, after.scope)}`
}
