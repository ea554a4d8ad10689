import { describe, expect, test } from 'vitest'
import type { Value } from '../../src/model/values.ts'
import { FOUND_BYTES, type Ranked } from '../../src/search/ranked.ts'
import { type Nearby, SearchableVectors } from '../../src/search/searchable-vectors.ts'
import { finish } from '../fulltext/search.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { Hnsw } from '../../src/search/vector/hnsw.ts'
import { Nearest } from '../../src/search/vector/nearest.ts'
import { Vectors } from '../../src/search/vector/vectors.ts'
import { type Random, randomOf } from '../helpers/random.ts'

const dimensions = 32
const vectors = 4_000
const asked = 40

/** Around one of fifty centres each, as the meanings of texts are. */
function around(random: Random, length: number, count: number): number[][] {
  const one = (spread: number): number[] =>
    Array.from({ length }, () => (random() + random() + random() - 1.5) * spread)
  const centres = Array.from({ length: 50 }, () => one(2))
  return Array.from({ length: count }, () => {
    const centre = centres[Math.floor(random() * centres.length)]
    return one(1).map((number, at) => number + centre[at])
  })
}

/** Anywhere in a cube: none is much nearer than the others where there are many dimensions. */
function evenly(random: Random, length: number, count: number): number[][] {
  return Array.from({ length: count }, () => Array.from({ length }, () => random() - 0.5))
}

function searchable(
  all: readonly Value[],
  approximate: boolean,
  options = { m: 16, efConstruction: 100 },
): SearchableVectors {
  const made = new SearchableVectors({
    dimensions: undefined,
    similarity: 'cosine',
    approximate: approximate ? options : undefined,
  })
  for (const vector of all) finish(made.add(vector))
  return made
}

function begin(from: SearchableVectors, vector: readonly number[]): ReturnType<SearchableVectors['nearest']> {
  return from.nearest(from.vectorOf(vector) ?? new Float32Array(0), 10, (entry) => entry)
}

/** Elements with their scores. */
function pairsOf({ ids, scores }: Ranked): unknown {
  return [[...ids], [...scores]]
}

function tenNearest(from: SearchableVectors, vector: readonly number[]) {
  return finish(begin(from, vector))
}

/** Searches until it is known how broad searches have to be: before that all vectors are compared. */
function measure(approximate: SearchableVectors, vector: readonly number[]): void {
  for (let searches = 0; searches < 64; searches++) tenNearest(approximate, vector)
}

/** What takes a second or two takes more on a busy machine. */
const patient = { maxMillis: 60_000 }

function filled(options: string, similarity: string): FullDatabase {
  const database = new FullDatabase()
  database.query(
    `CREATE VECTOR INDEX near FOR (n:V) ON (n.v) OPTIONS {indexConfig: {\`vector.dimensions\`: ${dimensions}, \`vector.similarity_function\`: '${similarity}'${options}}}`,
  )
  const all = around(randomOf(11), dimensions, vectors + asked).slice(0, vectors)
  database.query('UNWIND $all AS v CREATE (:V {v: v})', { all }, patient)
  return database
}

function nearest(database: FullDatabase, vector: readonly number[]): unknown[] {
  return database
    .query(
      'CALL db.index.vector.queryNodes("near", 10, $vector) YIELD node RETURN id(node) AS id',
      { vector },
      patient,
    )
    .records.map(([id]) => id)
}

const sought = around(randomOf(11), dimensions, vectors + asked).slice(vectors)

test.each(['cosine', 'euclidean'])('of the ten nearest by %s, at least 95 of 100 are found', (similarity) => {
  const exact = filled('', similarity)
  const approximate = filled(', `silkgraph.approximate`: true', similarity)
  for (let searches = 0; searches < 16; searches++) nearest(approximate, sought[0])
  let found = 0
  for (const vector of sought) {
    const right = new Set(nearest(exact, vector))
    found += nearest(approximate, vector).filter((id) => right.has(id)).length
  }
  expect(found / (10 * asked)).toBeGreaterThanOrEqual(0.95)
})

describe('of the ten nearest, at least 95 of 100 are found, and no more is looked at than without links', () => {
  test.each([
    ['around centres', around(randomOf(3), 32, 2_540), 'few'],
    ['around centres, over 64 dimensions', around(randomOf(3), 64, 2_540), 'few'],
    ['evenly spread over 6 dimensions', evenly(randomOf(3), 6, 2_540), 'few'],
    ['evenly spread over 64 dimensions, where links spare nothing', evenly(randomOf(3), 64, 1_240), 'all'],
  ] as const)('%s', (_, made, share) => {
    const [all, alike] = [made.slice(0, -40), made.slice(-40)]
    const between = alike.map((vector, at) =>
      vector.map((number, place) => (number + alike[(at + 1) % alike.length][place]) / 2),
    )
    const [exact, approximate] = [false, true].map((links) => searchable(all, links))
    measure(approximate, all[0])
    for (const asked of [alike, between]) {
      let found = 0
      let compared = 0
      for (const vector of asked) {
        const [right, near] = [exact, approximate].map((from) => tenNearest(from, vector).value)
        const ids = new Set(right.ids)
        found += near.ids.filter((id) => ids.has(id)).length
        compared += near.compared
      }
      expect(found / (10 * asked.length)).toBeGreaterThanOrEqual(0.95)
      if (share === 'few') expect(compared / asked.length).toBeLessThan(all.length / 2)
      else expect(compared / asked.length).toBe(all.length)
    }
  })
})

describe('how broad searches have to be is measured by all of them together', () => {
  const all = around(randomOf(5), 4, 12_000)
  const [vector] = all

  test('none waits for all of it, and meanwhile the answers are exact', () => {
    const [exact, approximate] = [false, true].map((links) =>
      searchable(all, links, { m: 4, efConstruction: 8 }),
    )
    const right = tenNearest(exact, vector)
    let searches = 0
    for (; searches < 1_000; searches++) {
      const { value, pauses } = tenNearest(approximate, vector)
      if (value.compared < all.length) break
      expect(pairsOf(value)).toEqual(pairsOf(right.value))
      expect(pauses).toBeLessThan(20)
    }
    expect(searches).toBeGreaterThan(1)
    expect(searches).toBeLessThan(64)
  })

  test('and goes on where a search was ended', () => {
    const approximate = searchable(all, true, { m: 4, efConstruction: 8 })
    let ended = 0
    for (; ended < 1_000; ended++) {
      // So short a time ends each of them at its second pause, were there not enough measured before.
      const search = begin(approximate, vector)
      if (search.next().done === true || search.next().done === true) break
    }
    expect(ended).toBeGreaterThan(4)
    expect(ended).toBeLessThan(1_000)
    expect(tenNearest(approximate, vector).value.compared).toBeLessThan(all.length / 2)
  })
})

test('few of the vectors are looked at', () => {
  let looked = 0
  const all = new (class extends Vectors {
    override likeness(row: number, vector: Float32Array): number {
      looked++
      return super.likeness(row, vector)
    }
  })(dimensions, 'euclidean')
  for (const vector of around(randomOf(11), dimensions, vectors)) all.add(Float32Array.from(vector))
  const links = new Hnsw(all, { m: 16, efConstruction: 100 })
  for (let row = 0; row < all.size; row++) links.addNext()
  looked = 0
  for (const vector of sought)
    expect(finish(links.nearest(Float32Array.from(vector), 100, () => false)).value.nearest.size).toBe(100)
  expect(looked / asked).toBeLessThan(vectors / 4)
})

describe('a search through links', () => {
  function linked(all: readonly (readonly number[])[], size: number): { links: Hnsw; vectors: Vectors } {
    const made = new Vectors(dimensions, 'euclidean')
    for (const vector of all) made.add(Float32Array.from(vector))
    const links = new Hnsw(made, { m: 8, efConstruction: 20 })
    for (let row = 0; row < size; row++) links.addNext()
    return { links, vectors: made }
  }
  const all = around(randomOf(7), dimensions, 2_000)
  const [one, other] = sought.map((vector) => Float32Array.from(vector))
  const numbers = (found: { readonly nearest: Nearest }): readonly number[] =>
    found.nearest.sorted().map(({ number }) => number)

  test('pauses after any look, and finds the same while others search and rows are linked', () => {
    const { links } = linked(all, 1_500)
    const alone = [one, other].map((vector) => finish(links.nearest(vector, 50, () => false)).value)
    const running = [one, other].map((vector) => links.nearest(vector, 50, () => true))
    const found: { readonly value: readonly number[]; readonly pauses: number }[] = []
    const pauses = [0, 0]
    while (found.filter((each) => each !== undefined).length < 2)
      for (const [at, search] of running.entries()) {
        if (at in found) continue
        const step = search.next()
        if (step.done === true) found[at] = { value: numbers(step.value), pauses: pauses[at] }
        else pauses[at]++
      }
    expect(found).toEqual(alone.map((each) => ({ value: numbers(each), pauses: each.looked })))

    const slow = links.nearest(one, 50, () => true)
    const ids: number[] = []
    for (let row = 1_500; ; row++) {
      const step = slow.next()
      if (step.done === true) {
        ids.push(...numbers(step.value))
        break
      }
      if (row < 2_000) links.addNext()
    }
    expect(ids).toHaveLength(50)
    expect(new Set(ids).size).toBe(50)
    expect(Math.max(...ids)).toBeLessThan(1_500)
  })

  test('that is ended leaves nothing behind that changes the next', () => {
    const { links } = linked(all, 2_000)
    const right = numbers(finish(links.nearest(one, 50, () => false)).value)
    let looks = 0
    const ending = links.nearest(one, 50, () => {
      if (++looks === 100) throw new Error('too much')
      return false
    })
    expect(() => finish(ending)).toThrow('too much')
    const left = links.nearest(one, 50, () => true)
    left.next()
    left.return({ nearest: new Nearest(0), looked: 0 })
    expect(numbers(finish(links.nearest(one, 50, () => false)).value)).toEqual(right)
  })

  test('counts what it finds as memory while it grows', () => {
    const many = around(randomOf(5), 4, 12_000)
    const approximate = searchable(many, true, { m: 4, efConstruction: 8 })
    measure(approximate, many[0])
    const vector = approximate.vectorOf(many[0]) ?? new Float32Array(0)
    const held: number[] = []
    const search = (limit: number): ReturnType<typeof finish<Nearby>> =>
      finish(
        approximate.nearest(vector, 500, (entry) => entry, {
          replace: (bytes) => {
            held.push(bytes)
            if (bytes > limit) throw new Error('too much')
          },
          clear: () => {},
        }),
      )
    const { value } = search(Infinity)
    expect(value.compared).toBeLessThan(many.length)
    expect(value.ids).toHaveLength(500)
    // Besides the neighbours, the candidates for them.
    expect(Math.max(...held)).toBeGreaterThan(2 * 500 * FOUND_BYTES)
    held.length = 0
    expect(() => search(500 * FOUND_BYTES)).toThrow('too much')
    expect(held).toHaveLength(1)
  })
})

test('a vector may have one link on each level', () => {
  const database = filled(', `silkgraph.approximate`: true, `vector.hnsw.m`: 1', 'cosine')
  expect(nearest(database, sought[0])).toHaveLength(10)
})

test('the same vectors in the same order give the same answers', () => {
  const [one, other] = [1, 2].map(() => filled(', `silkgraph.approximate`: true', 'cosine'))
  for (const vector of sought) expect(nearest(one, vector)).toEqual(nearest(other, vector))
})

test('the nearest are found after all that were nearer are gone', () => {
  const [exact, approximate] = ['', ', `silkgraph.approximate`: true'].map((options) =>
    filled(options, 'euclidean'),
  )
  const [vector] = sought
  nearest(approximate, vector)
  const gone = exact
    .query('CALL db.index.vector.queryNodes("near", 400, $vector) YIELD node RETURN id(node) AS id', {
      vector,
    })
    .records.map(([id]) => id)
  for (const database of [exact, approximate])
    database.query('UNWIND $gone AS id MATCH (n) WHERE id(n) = id DELETE n', { gone }, patient)
  expect(nearest(approximate, vector)).toEqual(nearest(exact, vector))
})
