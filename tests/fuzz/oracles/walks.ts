import type { FuzzCase } from '../fuzzer.ts'
import { type Choices, drawn } from '../generate/choices.ts'
import { LABELS, randomGraph, TYPES } from '../generate/random-graph.ts'
import { sameRecords } from './same-records.ts'

/** Walks of fixed and variable length, counted in two ways. */
export const walks = sameRecords(
  'walks',
  'Walks of k relationships are the same as chains of k, from either end, and ranges are the sum of their lengths.',
  drawn(randomWalks),
)

function randomWalks(choices: Choices): FuzzCase {
  const type = choices.chance(60) ? `:${choices.one(TYPES)}` : ''
  const label = (): string => (choices.chance(40) ? `:${choices.one(LABELS)}` : '')
  const [start, end] = [`(a${label()})`, `(b${label()})`]
  const [left, right] = choices.one([
    ['-', '->'],
    ['-', '-'],
    ['<-', '-'],
  ])
  const step = (inner: string): string => `${left}[${inner}]${right}`
  const returned = 'RETURN a.k AS a, b.k AS b'
  const walk = (length: string): string => `MATCH ${start}${step(`${type}${length}`)}${end} ${returned}`
  const lengths = choices.one([
    [1, 2],
    [0, 1],
    [2, 3],
    [0, 3],
    [1, 4],
  ])
  const [from, to] = lengths
  const range = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const hops = 1 + choices.below(4)
  const mirrored = `MATCH ${end}${left === '<-' ? '-' : right === '->' ? '<-' : '-'}[${type}*${hops}]${
    left === '<-' ? '->' : '-'
  }${start} ${returned}`
  const chain = Array.from({ length: hops }, () => step(type)).join('()')
  const pairs: readonly (readonly [string, string])[] = [
    [walk(`*${hops}`), `MATCH ${start}${chain}${end} ${returned}`],
    [walk(`*${hops}`), mirrored],
    [walk(`*${from}..${to}`), range.map((length) => walk(`*${length}..${length}`)).join(' UNION ALL ')],
    // Beyond the number of relationships there is no walk.
    [walk('*'), walk('*1..9')],
    [walk('*2'), `MATCH p = ${start}${step(`${type}*0..3`)}${end} WHERE length(p) = 2 ${returned}`],
    [
      `MATCH ${start}-[r${type}]-${end} ${returned}`,
      `MATCH ${start}-[r${type}]->${end} ${returned} UNION ALL MATCH ${start}<-[r${type}]-${end} WHERE a <> b ${returned}`,
    ],
    // Two clauses may use a relationship twice, one clause may not.
    [
      `MATCH ${start}${step(`r${type}`)}(m)${step(`q${type}`)}${end} ${returned}`,
      `MATCH ${start}${step(`r${type}`)}(m) MATCH (m)${step(`q${type}`)}${end} WHERE r <> q ${returned}`,
    ],
    [
      `MATCH ${start}, ${end} WHERE EXISTS { (a)${step(`${type}*1..2`)}(b) } ${returned}`,
      `MATCH ${start}${step(`${type}*1..2`)}${end} RETURN DISTINCT a.k AS a, b.k AS b`,
    ],
    [
      `MATCH ${start}, ${end} RETURN a.k AS a, b.k AS b, COUNT { (a)${step(type)}(b) } AS c`,
      `MATCH ${start}, ${end} OPTIONAL MATCH (a)${step(`r${type}`)}(b) RETURN a.k AS a, b.k AS b, count(r) AS c`,
    ],
    [
      `MATCH ${start}, ${end} WHERE a <> b MATCH p = shortestPath((a)${step(`${type}*`)}(b)) RETURN a.k AS a, b.k AS b, length(p) AS c`,
      `MATCH p = ${start}${step(`${type}*`)}${end} WHERE a <> b RETURN a.k AS a, b.k AS b, min(length(p)) AS c`,
    ],
  ]
  const [one, other] = choices.one(pairs)
  return { graph: randomGraph(choices), one, other }
}
