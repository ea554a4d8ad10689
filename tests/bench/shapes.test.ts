import { describe, expect, test } from 'vitest'
import { generate } from '../../bench/graph/generate.ts'
import { type Graph, withoutRelationships } from '../../bench/graph/graph.ts'
import { sizes } from '../../bench/graph/sizes.ts'
import { limit, peers } from '../../bench/peers/index.ts'
import type { Peer } from '../../bench/peers/peer.ts'
import { silkgraphFrom } from '../../bench/peers/silkgraph.ts'
import { answerText } from '../../bench/process/answer-text.ts'
import { requireWhole } from '../../bench/process/require-whole.ts'
import { shapeNamed, shapes } from '../../bench/shapes/index.ts'
import type { Shape } from '../../bench/shapes/shape.ts'
import * as library from '../../src/index.ts'
import { root } from '../helpers/shared.ts'

const embedded = silkgraphFrom(() => Promise.resolve(library))
const graph = generate(sizes.tiny)
const place = { root, maxMillis: 10_000 }

/** A shape's answers, one for each parameter set, or the one of what a load has created. */
async function answersOf(peer: Peer, shape: Shape, asked: Graph = graph): Promise<readonly string[]> {
  const opened = await peer.open(place, shape.kind === 'read' ? asked : withoutRelationships(asked))
  const run = await opened.prepare(shape.statement, shape)
  if (shape.kind === 'load') {
    await run(opened.parametersOf(shape.parameters(asked, sizes.tiny.rows)))
    const check = await opened.prepare(shape.check, shape)
    return [answerText(opened.rowsOf(await check({}), shape.check.columns), shape.check.ordered)]
  }
  const { columns, ordered } = shape.statement
  const answers: string[] = []
  for (const set of shape.parameterSets(asked))
    answers.push(answerText(opened.rowsOf(await run(opened.parametersOf(set)), columns), ordered))
  return answers
}

describe.each(shapes)('$name', (shape) => {
  test('by hand and by the embedded engine gives the same', async () => {
    const byHand = await answersOf(limit, shape)
    expect(await answersOf(embedded, shape)).toEqual(byHand)
    // Most parameter sets have an answer that says something.
    const empty = byHand.filter((answer) => answer === '' || answer === '[0]')
    expect(empty.length).toBeLessThan(byHand.length / 2)
  })
})

describe('a peer that was filled', () => {
  test('is whole', async () => {
    for (const peer of [embedded, limit])
      await expect(requireWhole(await peer.open(place, graph), graph)).resolves.toBeUndefined()
  })

  test('with fewer relationships is refused', async () => {
    const less: Graph = { ...graph, knowsFrom: graph.knowsFrom.slice(1), knowsTo: graph.knowsTo.slice(1) }
    const opened = await embedded.open(place, less)
    await expect(requireWhole(opened, graph)).rejects.toThrow(/filled with KNOWS \[1668,.*has \[1667,/)
  })
})

test('names are unique, and what a user writes after --shapes and --peers', () => {
  for (const names of [shapes.map(({ name }) => name), peers.map(({ name }) => name)]) {
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([])
  }
  expect(() => shapeNamed('nothing')).toThrow('Unknown shape nothing.')
})
