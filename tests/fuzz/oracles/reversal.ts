import type { FuzzCase } from '../fuzzer.ts'
import { type Choices, drawn } from '../generate/choices.ts'
import { randomCondition } from '../generate/random-expression.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { partText, randomPattern, reversedPart } from '../generate/random-pattern.ts'
import { randomPlainReading } from '../generate/random-query.ts'
import { Scope } from '../generate/scope.ts'
import { sameRecords } from './same-records.ts'

/** A pattern and the same pattern from its other end. */
export const reversal = sameRecords(
  'reversal',
  'A pattern written from right to left, its parts in another order, gives the same records.',
  drawn(randomReversal),
)

function randomReversal(choices: Choices): FuzzCase {
  const before = choices.chance(30) ? randomPlainReading(choices, 1) : undefined
  const pattern = randomPattern(choices, before?.scope ?? new Scope(), { parts: 2, hops: 3, paths: true })
  // Only a path and a list of relationships show which end the pattern was written from.
  const kept = pattern.scope.variables.filter(({ type }) => type !== 'path' && type !== 'relationships')
  const lengths = pattern.scope.variables.flatMap(({ name, type }) =>
    type === 'path'
      ? [`length(${name}) AS l${name}`]
      : type === 'relationships'
        ? [`size(${name}) AS l${name}`]
        : [],
  )
  const scope = pattern.scope.only(kept)
  const where = choices.chance(35) ? ` WHERE ${randomCondition(choices, scope)}` : ''
  const columns = [...kept.map(({ name }) => name), ...lengths]
  const clause = choices.one(['MATCH', 'OPTIONAL MATCH'])
  const query = (parts: readonly string[]): string =>
    `${before === undefined ? '' : `${before.text} `}${clause} ${parts.join(', ')}${where} RETURN ${
      columns.length === 0 ? '1 AS one' : columns.join(', ')
    }`
  return {
    graph: randomGraph(choices),
    one: query(pattern.parts.map(partText)),
    other: query(pattern.parts.map((part) => partText(reversedPart(part))).toReversed()),
  }
}
