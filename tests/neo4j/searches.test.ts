import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { BoltBackend } from '../../src/backend/bolt/index.ts'
import { SilkgraphError } from '../../src/errors.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { boltBackend, emptyDatabase } from '../contract/open-store.ts'
import { analyzed, queries, texts, vectors } from './searches.ts'

type Answer = readonly (readonly unknown[])[] | 'error'

describe.skipIf(inject('store').kind !== 'bolt')('searches find the same embedded and on Neo4j', () => {
  let backend: BoltBackend
  const database = new FullDatabase()

  async function both(
    text: string,
    parameters: Record<string, unknown> = {},
  ): Promise<readonly [Answer, Answer]> {
    const ours = await answerOf(async () => database.query(text, parameters).records)
    const theirs = await answerOf(async () => (await (await backend.run(text, parameters)).collect()).records)
    return [ours, theirs]
  }

  /** @throws Error where one of them refuses it */
  async function done(text: string, parameters: Record<string, unknown> = {}): Promise<void> {
    if ((await both(text, parameters)).includes('error')) throw new Error(`Not done: ${text}`)
  }

  beforeAll(async () => {
    backend = boltBackend()
    await emptyDatabase(backend)
    const vector = (key: string, dimensions: string, similarity: string): string =>
      `CREATE VECTOR INDEX ${key} FOR (n:V) ON (n.v) OPTIONS {indexConfig: {${dimensions} \`vector.similarity_function\`: '${similarity}', \`vector.quantization.enabled\`: false}}`
    for (const text of [
      'CREATE FULLTEXT INDEX texts FOR (n:D|E) ON EACH [n.t, n.u]',
      'CREATE FULLTEXT INDEX said FOR ()-[r:R]-() ON EACH [r.t]',
      ...analyzed.map(
        ([analyzer]) =>
          `CREATE FULLTEXT INDEX ${analyzer} FOR (n:D) ON EACH [n.t, n.u, n.${analyzer}] OPTIONS {indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`,
      ),
      vector('cosine', '`vector.dimensions`: 2,', 'cosine'),
      vector('euclidean', '`vector.dimensions`: 2,', 'euclidean').replace('n.v', 'n.w'),
      vector('any', '', 'cosine').replace('n.v', 'n.a'),
      'CREATE VECTOR INDEX near FOR ()-[r:R]-() ON (r.v) OPTIONS {indexConfig: {`vector.dimensions`: 2, `vector.quantization.enabled`: false}}',
    ])
      await done(text)
    const parameters = {
      texts: texts.map((properties, i) => ({ i, ...properties })),
      vectors: vectors.map((v, i) => ({ i, v, w: v, a: v })),
    }
    for (const text of [
      'UNWIND $texts AS properties CREATE (n:D) SET n = properties',
      'UNWIND $vectors AS properties CREATE (n:V) SET n = properties',
      "CREATE (:E {i: 100, t: 'quick'})-[:R {i: 101, t: 'quick word', v: [0.1, 0.2]}]->(:F {i: 102, t: 'quick'})",
    ])
      await done(text, parameters)
    await done('CALL db.awaitIndexes()')
  })
  afterAll(() => backend.close())

  const search =
    'CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score RETURN node.i AS i, score'

  test.each(queries)('%s', async (query) => {
    const [ours, theirs] = await both(search, { index: 'texts', query })
    expect(scored(ours)).toEqual(scored(theirs))
  })

  test.each(analyzed.flatMap(([index, asked]) => asked.map((query) => [index, query] as const)))(
    'by %s: %s',
    async (index, query) => {
      const [ours, theirs] = await both(search, { index, query })
      expect(scored(ours)).toEqual(scored(theirs))
      expect(ours).not.toBe('error')
    },
  )

  test.each([
    '{limit: 2}',
    '{skip: 1, limit: 1}',
    '{skip: 100}',
    "{analyzer: 'whitespace'}",
    '{limit: "a", other: 1}',
    '{limt: 3}',
    "{limit: '3', skip: true, analyzer: 1}",
    '{limit: 2.9, skip: 1.9}',
    '{limit: -0.5}',
    '{limit: 0.0 / 0.0}',
    '{limit: 1e300}',
    '{limit: -1.5}',
    '{limit: null, skip: null, analyzer: null}',
    "{analyzer: 'nope'}",
    '{limit: -1}',
    '{skip: -1}',
  ])('with the options %s', async (options) => {
    const [ours, theirs] = await both(
      `CALL db.index.fulltext.queryNodes('texts', 'Quick fox lazy', ${options}) YIELD node, score RETURN node.i, score`,
    )
    expect(scored(ours)).toEqual(scored(theirs))
  })

  test.each([
    "CALL db.index.fulltext.queryRelationships('said', 'word') YIELD relationship AS r, score RETURN r.i, score",
    "CALL db.index.fulltext.queryNodes('said', 'word')",
    "CALL db.index.fulltext.queryRelationships('texts', 'word')",
    "CALL db.index.fulltext.queryNodes('nope', 'word')",
    "CALL db.index.fulltext.queryNodes('cosine', 'word')",
    "CALL db.index.vector.queryNodes('texts', 1, [1.0])",
    "CALL db.index.vector.queryNodes('near', 1, [1.0, 2.0])",
    "CALL db.index.vector.queryRelationships('cosine', 1, [1.0, 2.0])",
    "CALL db.index.vector.queryNodes('cosine', 0, [1.0, 2.0])",
    "CALL db.index.vector.queryNodes('cosine', 1, [1.0])",
    "CALL db.index.vector.queryNodes('cosine', 1, [0.0, 0.0])",
    "CALL db.index.vector.queryNodes('cosine', 1, ['a', 'b'])",
    "CALL db.index.vector.queryNodes('cosine', 1, [1e300, 1.0])",
    "CALL db.index.vector.queryNodes('cosine', 1, null)",
    "CREATE FULLTEXT INDEX other FOR (n:D) ON EACH [n.y] OPTIONS {indexConfig: {`fulltext.analyzer`: 'nope'}}",
    "CALL db.index.vector.queryRelationships('near', 3, [1.0, 2.0]) YIELD relationship AS r, score RETURN r.i, score",
  ])('%s', async (text) => {
    const [ours, theirs] = await both(text)
    expect(rounded(ours)).toEqual(rounded(theirs))
  })

  test.each([
    ['cosine', [1.0, 0.5]],
    ['cosine', [-3.0, -2.5]],
    ['cosine', [1, 2]],
    ['euclidean', [1.0, 0.5]],
    ['euclidean', [0.0, 0.0]],
    ['euclidean', [3, 3]],
    ['any', [1.0, 0.5]],
    ['any', [2.0]],
    ['any', [2.0, 1.0, 1.0]],
  ] as const)('all vectors of %s by their likeness to %j', async (index, vector) => {
    const text = 'CALL db.index.vector.queryNodes($index, 20, $vector) YIELD node, score RETURN node.i, score'
    const [ours, theirs] = await both(text, { index, vector })
    expect(rounded(ours)).toEqual(rounded(theirs))
    expect(ours).not.toBe('error')
  })

  test('more than a hundred full-text queries are compared', () => {
    expect(new Set(queries).size).toBeGreaterThan(100)
  })
})

async function answerOf(ask: () => Promise<readonly (readonly unknown[])[]>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof SilkgraphError) return 'error'
    throw error
  }
}

/** By score and then by number, since the order of equal scores is a listed difference. */
function scored(answer: Answer): Answer {
  if (answer === 'error') return answer
  return answer.toSorted(
    ([one, score], [other, otherScore]) => Number(otherScore) - Number(score) || Number(one) - Number(other),
  )
}

/** Neo4j sums vectors in single precision. */
function rounded(answer: Answer): Answer {
  if (answer === 'error') return answer
  return scored(answer.map(([id, score]) => [id, Number(Number(score).toFixed(6))]))
}
