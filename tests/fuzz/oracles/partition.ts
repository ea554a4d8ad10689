import type { FuzzCase, Fuzzer } from '../fuzzer.ts'
import { type Choices, drawn } from '../generate/choices.ts'
import { randomCondition } from '../generate/random-expression.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomPattern } from '../generate/random-pattern.ts'
import { randomPlainReading } from '../generate/random-query.ts'
import { Scope } from '../generate/scope.ts'
import { sameRecords } from './same-records.ts'

/** Ternary logic partitioning. Source: Kamm et al., Testing Graph Database Engines via Query Partitioning, 2023. */
export const partition: Fuzzer = sameRecords(
  'partition',
  'Where a condition holds, where it does not and where it is null is together everywhere.',
  drawn(randomPartition),
)

function randomPartition(choices: Choices): FuzzCase {
  const before = choices.chance(35) ? randomPlainReading(choices, 1) : undefined
  const pattern = randomPattern(choices, before?.scope ?? new Scope(), { parts: 2, hops: 2, paths: true })
  const start = `${before === undefined ? '' : `${before.text} `}MATCH ${pattern.text}`
  const condition = randomCondition(choices, pattern.scope)
  const names = pattern.scope.variables.map(({ name }) => name)
  const returned = `RETURN ${names.length === 0 ? '1 AS one' : names.join(', ')}`
  const where = choices.one([' WHERE', ' WITH * WHERE'])
  const asked = names.length === 0 ? ' WHERE' : where
  const parts = [`${condition}`, `NOT (${condition})`, `(${condition}) IS NULL`]
  return {
    graph: randomGraph(choices),
    one: `${start} ${returned}`,
    other: parts.map((part) => `${start}${asked} ${part} ${returned}`).join(' UNION ALL '),
  }
}
