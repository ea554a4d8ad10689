import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metrics, optionWords, partOptionWords } from '../../src/metrics/index.ts'
import { randomOf } from '../helpers/random.ts'
import {
  betweennessByHand,
  closenessByHand,
  componentsByHand,
  coresByHand,
  degreesByHand,
  modularityByHand,
  pageRankByHand,
} from './by-hand.ts'
import { databaseOf, type Drawn, drawnGraphs, resultOf } from './drawn.ts'

const directions = ['out', 'in', 'both'] as const

function expectClose(found: readonly number[], wanted: readonly number[], tolerance = 1e-9): void {
  expect(found).toHaveLength(wanted.length)
  found.forEach((value, at) => expect(Math.abs(value - wanted[at])).toBeLessThanOrEqual(tolerance))
}

describe('each metric is what its definition says, on any graph', () => {
  test.each(directions)('degree, %s', (direction) => {
    fc.assert(
      fc.property(drawnGraphs, (drawn) => {
        const database = databaseOf(drawn)
        expect(resultOf(database, 'degree', 'score', { direction }).values).toEqual(
          degreesByHand(drawn, direction, false),
        )
        expect(resultOf(database, 'degree', 'score', { direction, weight: 'weight' }).values).toEqual(
          degreesByHand(drawn, direction, true),
        )
      }),
    )
  })

  test.each(directions)('PageRank, %s', (direction) => {
    fc.assert(
      fc.property(drawnGraphs, fc.constantFrom(0.5, 0.85), fc.boolean(), (drawn, damping, isWeighted) => {
        const options = { direction, damping, tolerance: 1e-13, iterations: 1000 }
        const given = isWeighted ? { ...options, weight: 'weight' } : options
        const { values } = resultOf(databaseOf(drawn), 'pageRank', 'score', given)
        expectClose(values, pageRankByHand(drawn, direction, isWeighted, damping))
      }),
    )
  })

  test.each(directions)('betweenness and closeness, %s', (direction) => {
    fc.assert(
      fc.property(drawnGraphs, (drawn) => {
        const database = databaseOf(drawn)
        expectClose(
          resultOf(database, 'betweenness', 'score', { direction }).values,
          betweennessByHand(drawn, direction),
        )
        expectClose(
          resultOf(database, 'closeness', 'score', { direction }).values,
          closenessByHand(drawn, direction),
        )
        // A sample of all is no estimate.
        for (const metric of ['betweenness', 'closeness'])
          expect(resultOf(database, metric, 'score', { direction, sample: 100 })).toEqual(
            resultOf(database, metric, 'score', { direction }),
          )
      }),
    )
  })

  test('betweenness as a number of pairs', () => {
    const path: Drawn = {
      size: 4,
      edges: [
        [0, 1, 1],
        [1, 2, 1],
        [2, 3, 1],
      ],
    }
    const database = databaseOf(path)
    expect(resultOf(database, 'betweenness', 'score', { normalized: false }).values).toEqual([0, 2, 2, 0])
    expect(
      resultOf(database, 'betweenness', 'score', { normalized: false, direction: 'out' }).values,
    ).toEqual([0, 2, 2, 0])
  })

  test('components, with the largest first', () => {
    fc.assert(
      fc.property(drawnGraphs, (drawn) => {
        const { values } = resultOf(databaseOf(drawn), 'components', 'component')
        const byHand = componentsByHand(drawn)
        const sizeOf = (node: number): number => byHand.filter((other) => other === byHand[node]).length
        const firsts = [...new Set(byHand)].toSorted(
          (one, other) => sizeOf(other) - sizeOf(one) || one - other,
        )
        expect(values).toEqual(byHand.map((first) => firsts.indexOf(first) + 1))
      }),
    )
  })

  test('k-core', () => {
    fc.assert(
      fc.property(drawnGraphs, (drawn) => {
        expect(resultOf(databaseOf(drawn), 'kCore', 'core').values).toEqual(coresByHand(drawn))
      }),
    )
  })

  test('Louvain: the modularity that it says, and no node gains by moving to the group of another', () => {
    fc.assert(
      fc.property(drawnGraphs, fc.boolean(), fc.constantFrom(0.5, 1, 2), (drawn, isWeighted, resolution) => {
        const given = isWeighted ? { resolution, weight: 'weight' } : { resolution }
        const { values, text } = resultOf(databaseOf(drawn), 'louvain', 'community', given)
        const found = modularityByHand(drawn, values, isWeighted, resolution)
        expect(Number(/modularity (-?\d+\.\d+)/.exec(text)?.[1])).toBeCloseTo(found, 3)
        values.forEach((_, node) => {
          for (const [start, end] of drawn.edges) {
            if (start !== node && end !== node) continue
            const other = values[start === node ? end : start]
            const moved = values.map((group, at) => (at === node ? other : group))
            expect(modularityByHand(drawn, moved, isWeighted, resolution)).toBeLessThan(found + 1e-9)
          }
        })
      }),
    )
  })
})

/** Groups of ten, nearly all joined inside, with a relationship from each to the next. */
function clusters(count: number): Drawn {
  const edges: [number, number, number][] = []
  for (let group = 0; group < count; group++) {
    for (let one = 0; one < 10; one++)
      for (let other = 0; other < one; other++)
        if ((one + other + group) % 4 !== 0) edges.push([10 * group + one, 10 * group + other, 1])
    edges.push([10 * group, 10 * ((group + 1) % count) + 5, 1])
  }
  return { size: 10 * count, edges }
}

test('Louvain finds the groups that there are', () => {
  const { values } = resultOf(databaseOf(clusters(12)), 'louvain', 'community')
  for (let node = 0; node < 120; node++) expect(values[node] === values[node - (node % 10)]).toBe(true)
  expect(new Set(values).size).toBe(12)
})

test('a sample estimates, says so, and is decided by the seed', () => {
  const drawn = clusters(40)
  const database = databaseOf(drawn)
  for (const metric of ['betweenness', 'closeness']) {
    const exact = resultOf(database, metric, 'score').values
    const [one, again, other] = [7, 7, 8].map((seed) =>
      resultOf(database, metric, 'score', { sample: 100, seed }),
    )
    expect(again).toEqual(one)
    expect(other.values).not.toEqual(one.values)
    expect(one.text).toContain(
      'It is an estimate: paths were looked for from 100 nodes of 400, taken at random by the seed 7.',
    )
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
    expect(Math.abs(sum(one.values) / sum(exact) - 1)).toBeLessThan(0.1)
  }
})

test('betweenness and closeness of many nodes ask for a sample', () => {
  const database = databaseOf({ size: 10_001, edges: [[0, 1, 1]] })
  for (const metric of ['betweenness', 'closeness']) {
    expect(() => resultOf(database, metric, 'score')).toThrow(
      expect.objectContaining({
        code: 'ProcedureCallFailed',
        hint: 'Estimate it with `sample: 500`, or have all of them with `sample: 10001` and a time limit that allows it.',
      }),
    )
    expect(resultOf(database, metric, 'score', { sample: 5 }).values).toHaveLength(10_001)
  }
})

test.each([
  ['pageRank', 1e-310, '1e-310, too little to divide by', 'Multiply', '* 1e100'],
  ['pageRank', 1e308, 'more than a FLOAT holds', 'Divide', '/ 1e10'],
  ['degree', 1e308, 'more than a FLOAT holds', 'Divide', '/ 1e10'],
])('%s names a node whose weights, such as %d, cannot be counted with', (metric, weight, sum, verb, by) => {
  const edges: Drawn['edges'] = [[1, 0, 1], [2, 0, weight], ...(weight > 1 ? [[2, 1, weight] as const] : [])]
  expect(() =>
    resultOf(databaseOf({ size: 3, edges }), metric, 'score', { direction: 'out', weight: 'weight' }),
  ).toThrow(
    expect.objectContaining({
      code: 'ProcedureCallFailed',
      message: `The \`weight\` of the relationships of a node, whose id(n) is 2, adds up to ${sum}.`,
      hint: `${verb} all weights by the same number, as in SET r.part = r.weight ${by}, or list other relationships, with the option \`relationships\`.`,
    }),
  )
})

test('the degree of very small weights is their sum', () => {
  const edges: Drawn['edges'] = [[0, 1, 1e-310]]
  const { values } = resultOf(databaseOf({ size: 2, edges }), 'degree', 'score', { weight: 'weight' })
  expect(values).toEqual([1e-310, 1e-310])
})

test('more shortest paths than a FLOAT can count are refused', () => {
  const edges: [number, number, number][] = []
  for (let at = 0; at < 1_100; at++)
    for (const side of [1, 2]) edges.push([3 * at, 3 * at + side, 1], [3 * at + side, 3 * at + 3, 1])
  expect(() =>
    resultOf(databaseOf({ size: 3_301, edges }), 'betweenness', 'score', { sample: 3_301 }),
  ).toThrow(expect.objectContaining({ hint: 'Ask for a part of the graph.' }))
})

/** The same graph with its nodes and relationships made in another order; `places[n]` is the new number of node `n`. */
function shuffled(drawn: Drawn, seed: number): { readonly drawn: Drawn; readonly places: readonly number[] } {
  const random = randomOf(seed)
  const mix = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, by: random() }))
      .toSorted((a, b) => a.by - b.by)
      .map(({ item }) => item)
  const places = mix(Array.from({ length: drawn.size }, (_, node) => node))
  const edges = mix(drawn.edges).map(([start, end, weight]) => [places[start], places[end], weight] as const)
  return { drawn: { size: drawn.size, edges }, places }
}

describe.each(metrics)('metric.$name', (metric) => {
  const { name, value } = metric

  test('says what it is, and every option that it has is explained', () => {
    const settings = {
      direction: 'both' as const,
      weight: undefined,
      damping: 0.85,
      tolerance: 1e-7,
      iterations: 100,
      normalized: true,
      sample: undefined,
      resolution: 1,
      seed: 1,
    }
    for (const text of [metric.description, metric.meaning(settings)]) expect(text).toMatch(/^[A-Zk].*\.$/)
    expect(metric.counting(settings)).toMatch(/^[a-z].*[^.]$/)
    for (const option of metric.options) expect(optionWords[option].description).not.toBe('')
    expect(Object.keys(partOptionWords)).toEqual(['nodes', 'relationships', 'labels', 'types', 'everything'])
    expect(metric.direction === 'any').toBe(!metric.options.includes('direction'))
  })

  test('gives nothing of an empty graph, and something of one node and of nodes that nothing joins', () => {
    expect(resultOf(databaseOf({ size: 0, edges: [] }), name, value.column).values).toEqual([])
    for (const size of [1, 2, 5])
      expect(resultOf(databaseOf({ size, edges: [] }), name, value.column).values).toHaveLength(size)
    expect(resultOf(databaseOf({ size: 1, edges: [[0, 0, 1]] }), name, value.column).values).toHaveLength(1)
  })

  test('gives the same again, and the same of a graph that was made in another order', () => {
    const random = randomOf(5)
    const pick = (): number => Math.floor(random() * random() * 60)
    const drawn: Drawn = { size: 60, edges: Array.from({ length: 150 }, () => [pick(), pick(), 1]) }
    const first = resultOf(databaseOf(drawn), name, value.column)
    expect(resultOf(databaseOf(drawn), name, value.column)).toEqual(first)
    for (const seed of [1, 2, 3]) {
      const { drawn: other, places } = shuffled(drawn, seed)
      const { values } = resultOf(databaseOf(other), name, value.column)
      if (value.kind === 'score') {
        expectClose(
          places.map((place) => values[place]),
          first.values,
          1e-12,
        )
        continue
      }
      // Groups of one size may have other numbers.
      const pairs = new Set(places.map((place, node) => `${first.values[node]} ${values[place]}`))
      expect(pairs.size).toBe(new Set(first.values).size)
    }
  })

  test('puts the best or the largest first, and nodes that are equal by their ids', () => {
    const query = `CALL metric.${name}() YIELD node, ${value.column} AS v RETURN id(node) AS id, v`
    const { records } = databaseOf(clusters(3)).query(query)
    const sorted = records.toSorted(
      ([one, a], [other, b]) =>
        (value.kind === 'score' ? Number(b) - Number(a) : Number(a) - Number(b)) ||
        Number(one) - Number(other),
    )
    expect(records).toEqual(sorted)
    expect(records).toHaveLength(30)
  })
})
