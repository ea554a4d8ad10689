import type { FuzzCase } from '../fuzzer.ts'
import { type Choices, drawn } from '../generate/choices.ts'
import { randomExpression } from '../generate/random-expression.ts'
import { LABELS, randomGraph, TYPES } from '../generate/random-graph.ts'
import { randomPlainReading, type Reading } from '../generate/random-query.ts'
import { Scope } from '../generate/scope.ts'
import { sameRecords } from './same-records.ts'

/** Counting, and making records to be counted. */
export const counts = sameRecords(
  'counts',
  'What count says is how many records there are, whichever way they are counted.',
  drawn(randomCounts),
)

function randomCounts(choices: Choices): FuzzCase {
  const { text, scope } = choices.chance(50) ? randomPlainReading(choices, 2) : randomCountable(choices)
  const value = randomExpression(choices, scope, 'any')
  const pairs: readonly (readonly [string, string])[] = [
    [`${text} RETURN count(*) AS c`, `${text} WITH 1 AS one RETURN sum(one) AS c`],
    [`${text} RETURN count(*) AS c`, `${text} WITH collect(1) AS all RETURN size(all) AS c`],
    [`${text} RETURN count(*) AS c`, `RETURN COUNT { ${text} RETURN 1 AS one } AS c`],
    [
      `${text} RETURN count(${value}) AS c`,
      `${text} WITH ${value} AS value WHERE value IS NOT NULL RETURN count(*) AS c`,
    ],
    [
      `${text} RETURN count(DISTINCT ${value}) AS c`,
      `${text} WITH DISTINCT ${value} AS value WHERE value IS NOT NULL RETURN count(*) AS c`,
    ],
    [
      `${text} RETURN count(DISTINCT ${value}) AS c`,
      `${text} WITH ${value} AS value WITH value, count(*) AS many WHERE value IS NOT NULL RETURN count(*) AS c`,
    ],
    [
      `${text} RETURN count(*) AS c`,
      `${text} WITH ${value} AS value, count(*) AS many RETURN sum(many) AS c`,
    ],
    [`RETURN EXISTS { ${text} RETURN 1 AS one } AS c`, `${text} WITH count(*) AS many RETURN many > 0 AS c`],
  ]
  const [one, other] = choices.one(pairs)
  return { graph: randomGraph(choices), one, other }
}

/** What exact counts can answer, and its neighbourhood. */
function randomCountable(choices: Choices): Reading {
  const scope = new Scope()
  const label = (): string => choices.one(['', ...LABELS.map((name) => `:${name}`), ':A:B', ':Missing'])
  const node = scope.names.fresh('n')
  const nodes = scope.with([{ name: node, type: 'node' }])
  if (choices.chance(40)) return { text: `MATCH (${node}${label()})`, scope: nodes }
  const relationship = scope.names.fresh('r')
  const end = scope.names.fresh('n')
  const type = choices.one(['', ...TYPES.map((name) => `:${name}`), ':R|S', ':R|Missing', ':R|R'])
  const [left, right] = choices.one([
    ['-', '->'],
    ['<-', '-'],
    ['-', '-'],
  ])
  const target = choices.chance(15) ? node : end
  return {
    text: `MATCH (${node}${label()})${left}[${relationship}${type}]${right}(${target}${label()})`,
    scope: nodes.with([{ name: relationship, type: 'relationship' }]),
  }
}
