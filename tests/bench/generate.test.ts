import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { generate } from '../../bench/graph/generate.ts'
import type { Graph } from '../../bench/graph/graph.ts'
import { sizes } from '../../bench/graph/sizes.ts'
import { tablesOf } from '../../bench/graph/tables.ts'

function digestOf(graph: Graph): string {
  const hash = createHash('sha256').update(graph.names.join('\n'))
  for (const column of [graph.ages, graph.cityOf, graph.companyOf, graph.knowsFrom, graph.knowsTo])
    hash.update(column)
  return hash.digest('hex').slice(0, 16)
}

describe('the graph that is measured', () => {
  // Figures of different days are of the same graph only while these stay.
  test.each([
    ['tiny', '357fc65a43ceabee'],
    ['small', 'dc0a1954e9cab7d3'],
  ] as const)('is the same every time: %s', (size, digest) => {
    expect(digestOf(generate(sizes[size]))).toBe(digest)
  })

  test.each(['tiny', 'small'] as const)('has the nodes and relationships of its size: %s', (name) => {
    const size = sizes[name]
    const { nodes, relationships } = tablesOf(generate(size))
    expect(nodes.map(({ rows }) => rows.length)).toEqual([size.persons, size.cities, size.companies])
    expect(relationships.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(size.relationships)
  })

  test('has ends that exist, no loop, and nobody who knows someone twice', () => {
    const { persons, knowsFrom, knowsTo } = generate(sizes.small)
    const pairs = [...knowsFrom].map((from, at) => [from, knowsTo[at]])
    expect(pairs.filter(([from, to]) => from === to)).toEqual([])
    expect(pairs.filter(([from, to]) => Math.min(from, to) < 0 || Math.max(from, to) >= persons)).toEqual([])
    expect(new Set(pairs.map(([from, to]) => from * persons + to)).size).toBe(pairs.length)
  })

  test('has few who know many', () => {
    const { persons, knowsFrom } = generate(sizes.small)
    const degrees = new Int32Array(persons)
    for (const from of knowsFrom) degrees[from]++
    const ordered = degrees.toSorted((a, b) => b - a)
    const ofTheFirst = ordered.slice(0, persons / 10).reduce((sum, degree) => sum + degree, 0)
    expect(ofTheFirst).toBeGreaterThan(knowsFrom.length / 3)
    expect(ordered[persons >> 1]).toBeLessThan(knowsFrom.length / persons)
  })
})
