import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readGraphFolder } from '../../src/host/node.ts'
import { append } from '../../src/model/append.ts'
import type { PlainGraph } from '../../src/model/elements.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { wholeSubgraph } from '../../src/opening/whole-subgraph.ts'
import { randomOf } from '../helpers/random.ts'
import { root, sharedPath } from '../helpers/shared.ts'
import { modularityByHand } from '../metrics/by-hand.ts'
import { databaseOf, type Drawn, drawnGraphs, resultOf } from '../metrics/drawn.ts'
import { preparePython, pythonFolder } from './prepare.ts'

const python = preparePython()
const directions = ['out', 'in', 'both'] as const

type ByDirection = { readonly [direction in (typeof directions)[number]]: readonly number[] }

/** What metrics.py prints of a graph. */
interface Computed {
  readonly components: readonly (readonly number[])[]
  readonly core: readonly number[]
  readonly degree: ByDirection
  readonly strength: ByDirection
  readonly pageRank: ByDirection
  readonly weightedPageRank: ByDirection
  readonly betweenness: ByDirection
  readonly closeness: ByDirection
  readonly modularity: number
}

function computed(graphs: readonly Drawn[]): readonly Computed[] {
  const output = execFileSync(python ?? '', [join(pythonFolder, 'metrics.py')], {
    encoding: 'utf8',
    input: JSON.stringify(graphs),
    maxBuffer: 2 ** 28,
  })
  return JSON.parse(output) as Computed[]
}

/** The metrics of a graph that are not what NetworkX computes, by name and direction. */
function differences(drawn: Drawn, wanted: Computed): readonly string[] {
  const database = databaseOf(drawn)
  const found: string[] = []
  const values = (metric: string, column: string, options = {}): readonly number[] =>
    resultOf(database, metric, column, options).values
  const compare = (what: string, own: readonly number[], other: readonly number[], most: number): void => {
    if (own.length !== other.length || own.some((value, at) => !(Math.abs(value - other[at]) <= most)))
      found.push(what)
  }
  const byGroup = new Map<number, number[]>()
  values('components', 'component').forEach((group, node) => append(byGroup, group, node))
  const groups = [...byGroup.values()].toSorted(([one], [other]) => one - other)
  if (JSON.stringify(groups) !== JSON.stringify(wanted.components)) found.push('components')
  compare('kCore', values('kCore', 'core'), wanted.core, 0)
  for (const direction of directions) {
    const scores = (metric: string, options = {}): readonly number[] =>
      values(metric, 'score', { direction, ...options })
    const exact = { tolerance: 1e-12, iterations: 5000 }
    const weight = { weight: 'weight' }
    compare(`degree ${direction}`, scores('degree'), wanted.degree[direction], 0)
    compare(`strength ${direction}`, scores('degree', weight), wanted.strength[direction], 1e-9)
    compare(`pageRank ${direction}`, scores('pageRank', exact), wanted.pageRank[direction], 1e-9)
    // As it comes where nothing is said of tolerance.
    compare(`pageRank ${direction}, as it comes`, scores('pageRank'), wanted.pageRank[direction], 1e-6)
    const weighted = scores('pageRank', { ...exact, ...weight })
    compare(`weighted pageRank ${direction}`, weighted, wanted.weightedPageRank[direction], 1e-9)
    for (const metric of ['betweenness', 'closeness'] as const)
      compare(`${metric} ${direction}`, scores(metric), wanted[metric][direction], 1e-9)
  }
  const modularity = modularityByHand(drawn, values('louvain', 'community'), false)
  if (modularity < wanted.modularity - 0.02) found.push(`louvain ${modularity} of ${wanted.modularity}`)
  return found
}

/** A graph of elements by their keys, weights where they have a number called `weight`. */
function drawnOf({
  nodes,
  relationships,
}: {
  readonly nodes: readonly { readonly key: string }[]
  readonly relationships: readonly {
    readonly start: string
    readonly end: string
    readonly properties: { readonly [key: string]: unknown }
  }[]
}): Drawn {
  const numbers = new Map(nodes.map(({ key }, at) => [key, at]))
  return {
    size: nodes.length,
    edges: relationships.map(({ start, end, properties: { weight } }) => [
      numbers.get(start) ?? 0,
      numbers.get(end) ?? 0,
      typeof weight === 'number' ? weight : 1,
    ]),
  }
}

/** The statements of the bundled graph and their evidence. */
function bundled(): Drawn {
  const opened = openFolder(readGraphFolder(join(root, 'graph')))
  if (opened.kind === 'refused') throw opened.errors[0]
  const { nodes, relationships }: PlainGraph = opened.graph
  const numbers = new Map(nodes.map(({ id }, at) => [id, at]))
  return {
    size: nodes.length,
    edges: relationships.map(({ start, end }, at) => [
      numbers.get(start) ?? 0,
      numbers.get(end) ?? 0,
      at % 5,
    ]),
  }
}

describe.skipIf(python === undefined)('NetworkX computes the same', () => {
  test('of graphs that are empty, of one node, of nodes that nothing joins', () => {
    const graphs: readonly Drawn[] = [
      { size: 1, edges: [] },
      { size: 1, edges: [[0, 0, 2]] },
      {
        size: 2,
        edges: [
          [0, 1, 3],
          [0, 1, 0.5],
          [1, 0, 1],
        ],
      },
      { size: 6, edges: [] },
    ]
    expect(computed(graphs).map((wanted, at) => differences(graphs[at], wanted))).toEqual(
      graphs.map(() => []),
    )
  })

  test('of graphs at random, with loops, several relationships between the same nodes, and several components', () => {
    const graphs = fc.sample(drawnGraphs, { numRuns: 60, seed: 11 }).filter(({ size }) => size > 0)
    expect(computed(graphs).map((wanted, at) => differences(graphs[at], wanted))).toEqual(
      graphs.map(() => []),
    )
  })

  test('of larger graphs: scale-free, even, and with many components', () => {
    const random = randomOf(3)
    const even = (size: number) => (): number => Math.floor(random() * size)
    const uneven = (size: number) => (): number => Math.floor(random() ** 3 * size)
    const graphs = [
      { size: 200, edges: 600, pick: even(200) },
      { size: 300, edges: 900, pick: uneven(300) },
      { size: 400, edges: 250, pick: even(400) },
    ].map(({ size, edges, pick }): Drawn => ({
      size,
      edges: Array.from({ length: edges }, () => [pick(), pick(), Math.ceil(random() * 8) / 4]),
    }))
    expect(computed(graphs).map((wanted, at) => differences(graphs[at], wanted))).toEqual(
      graphs.map(() => []),
    )
  })

  test('of the bundled graph with all of its evidence', () => {
    const drawn = bundled()
    const [wanted] = computed([drawn])
    expect(differences(drawn, wanted)).toEqual([])
  })
})

const graphs = sharedPath('graphs') ?? ''

describe.skipIf(python === undefined || graphs === '')('NetworkX computes the same of files', () => {
  test('of the characters of Les Misérables', async () => {
    const bytes = readFileSync(join(graphs, 'miserables.graphml'))
    const { store } = await openFiles([{ name: 'miserables.graphml', bytes }])
    const drawn = drawnOf(wholeSubgraph(store.read()))
    expect([drawn.size, drawn.edges.length]).toEqual([77, 254])
    const [wanted] = computed([drawn])
    expect(differences(drawn, wanted)).toEqual([])
  })

  test('of the routes between every fifth airport', () => {
    const lines = readFileSync(join(graphs, 'air-routes-edges.csv'), 'utf8').split('\n').slice(1)
    const routes = lines
      .map((line) => line.split(','))
      .filter(([, from, to, type]) => type === 'route' && Number(from) % 5 === 0 && Number(to) % 5 === 0)
    const airports = [...new Set(routes.flatMap(([, from, to]) => [from, to]))]
    const numbers = new Map(airports.map((airport, at) => [airport, at]))
    const drawn: Drawn = {
      size: airports.length,
      edges: routes.map(([, from, to]) => [numbers.get(from) ?? 0, numbers.get(to) ?? 0, 1]),
    }
    expect(drawn.size).toBeGreaterThan(300)
    const [wanted] = computed([drawn])
    expect(differences(drawn, wanted)).toEqual([])
  })
})
