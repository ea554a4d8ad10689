import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allFunctions } from '../../../src/cypher/index.ts'
import { root } from '../../helpers/shared.ts'
import { readFeatures, tckFolder } from '../../tck/features.ts'
import { longQueries } from './long-queries.ts'
import { type Finding, problemOf, runMutations } from './mutation-run.ts'
import { mutate, randomOf } from './mutations.ts'
import { graph } from '../../helpers/graph.ts'

const kit = tckFolder()
const asked = process.env['SILKGRAPH_MUTATIONS']
const COUNT = asked === undefined ? 100_000 : Number(asked)
/** In the whole test run so many as fit into a minute; `npm run fuzz -- --mutations 100000` runs them all. */
const MILLIS = asked === undefined ? 60_000 : Infinity
const seed = Number(process.env['SILKGRAPH_SEED'] ?? Math.floor(Math.random() * 2 ** 32))

const queries = join(root, 'queries')
const ownQueries = [
  ...readdirSync(queries)
    .filter((name) => name.endsWith('.cypher'))
    .map((name) => readFileSync(join(queries, name), 'utf8')),
  ...allFunctions.map(({ example }) => example.query),
  ...longQueries.map(({ text }) => text).filter((text) => text.length < 1_000),
]

function kitQueries(folder: string): string[] {
  const steps = readFeatures(folder).flatMap(({ scenarios }) =>
    scenarios.flatMap((scenario) => scenario.steps),
  )
  return steps
    .filter(({ text }) => /executing (control )?query|having executed/.test(text))
    .map(({ body }) => body)
}

/** Runs the mutations and says how many there were; what was found. */
function findingsOf(
  corpus: readonly string[],
  count: number,
  millis: number,
  from: number,
): readonly Finding[] {
  const { queries: done, results, findings } = runMutations(corpus, from, count, millis)
  process.stdout.write(`${done} mutated queries with seed ${from}, ${results} of them sound
`)
  return findings
}

describe('a mutated query ends in a result or in an error of ours', () => {
  test('of our own queries', { timeout: Infinity }, () => {
    expect(findingsOf(ownQueries, 2_000, 10_000, 1)).toEqual([])
  })

  test.skipIf(kit === undefined)(
    'of our own queries and those of the openCypher kit',
    { timeout: Infinity },
    () => {
      expect(findingsOf([...ownQueries, ...kitQueries(kit ?? '')], COUNT, MILLIS, seed)).toEqual([])
    },
  )
})

test('the mutations of a seed are always the same, and change the query', () => {
  const mutations = (from: number): readonly string[] => {
    const random = randomOf(from)
    return Array.from({ length: 100 }, () => mutate('MATCH (n) RETURN n.a + 1', ownQueries, random))
  }
  expect(mutations(7)).toEqual(mutations(7))
  expect(new Set(mutations(7)).size).toBeGreaterThan(50)
})

test('an error that is not ours would be found', () => {
  const database = graph()
  database.query = () => {
    throw new TypeError('something')
  }
  expect(problemOf('RETURN 1', database)).toMatch(/TypeError/)
})
