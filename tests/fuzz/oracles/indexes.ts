import { automaticIndexes } from '../../../src/store/automatic-indexes.ts'
import type { Database } from '../../../src/database/database.ts'
import { greatestOf } from '../../../src/model/extremes.ts'
import type { ProfileDescription } from '../../../src/database/index.ts'
import { graph } from '../../helpers/graph.ts'
import { ask, type Shown } from '../answers.ts'
import { compare } from '../compare.ts'
import { builtDatabase, INDEX_SETS, writtenDatabase } from '../databases.ts'
import type { Fuzzer, Verdict } from '../fuzzer.ts'
import { drawn } from '../generate/choices.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomSeek } from '../generate/random-seek.ts'
import { drawingOf } from './same-records.ts'

/** A query on a graph without an index, with those that make themselves, and with declared ones of each kind. */
export const index: Fuzzer = {
  name: 'index',
  law: 'A query gives the same with indexes of each kind and without any, and those that make themselves cost no more than to be built.',
  cases: drawn((choices) => ({ graph: randomGraph(choices), query: randomSeek(choices) })),
  check(tried) {
    const { graph: drawing, query } = tried
    const plain = withoutAutomatic(() => answered(graph(drawingOf(tried)), query))
    const database = graph(drawingOf(tried))
    const automatic = Array.from({ length: 4 }, () => answered(database, query))
    for (const one of automatic) {
      const problem = costProblem(plain, one, database.read().nodeCount)
      if (problem !== undefined) return problem
    }
    return compare(tried, plain.shown, [
      ...automatic.map(({ shown }, at) => [`asked for the ${at + 1}. time`, shown] as const),
      ...Object.entries(INDEX_SETS).flatMap(([kind, declared]) => [
        [`with ${kind} indexes of the base`, ask(builtDatabase(drawing, declared), query)] as const,
        [`with ${kind} indexes over a delta`, ask(writtenDatabase(drawing, declared), query)] as const,
      ]),
    ])
  },
}

interface Answered {
  readonly shown: Shown
  /** undefined where the query fails. */
  readonly profile: ProfileDescription | undefined
}

function answered(database: Database, query: string): Answered {
  return { shown: ask(database, query), profile: profileOf(database, query) }
}

function profileOf(database: Database, query: string): ProfileDescription | undefined {
  try {
    return database.query(`PROFILE ${query}`, {}, { maxMillis: 3_000 }).summary.profile
  } catch {
    return undefined
  }
}

/**
 * What makes itself changes no plan, so that operators can be compared one by one: a look-up costs at most the nodes that it spares, the
 * times that it was asked, and once what it takes to build.
 */
function costProblem(without: Answered, withIndex: Answered, nodes: number): Verdict | undefined {
  if (without.profile === undefined || withIndex.profile === undefined) return undefined
  const left = [[without.profile, withIndex.profile] as const]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const [plain, indexed] = at
    const isSeek = indexed.operator === 'NodeSeek'
    const spared = isSeek ? nodes + LONGEST_LIST * timesAsked(indexed) : 0
    if (indexed.hits > plain.hits + spared)
      return {
        kind: 'fails',
        problem: `${indexed.operator} ${indexed.details}: ${indexed.hits} hits with an index that makes itself, ${plain.hits} without`,
      }
    indexed.children.forEach((child, which) => left.push([plain.children[which], child]))
  }
  return undefined
}

/** No list of the generator is longer. */
const LONGEST_LIST = 6

/** How often a look-up is asked at the most: once for each record before it. What is no input, as an EXISTS in its values, is a child too. */
function timesAsked({ children }: ProfileDescription): number {
  return greatestOf(
    children.map(({ records }) => records),
    1,
  )
}

function withoutAutomatic<Result>(work: () => Result): Result {
  const { maxBytes } = automaticIndexes
  automaticIndexes.maxBytes = 0
  try {
    return work()
  } finally {
    automaticIndexes.maxBytes = maxBytes
  }
}
