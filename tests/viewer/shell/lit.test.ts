import { expect, test } from 'vitest'
import type { DrawnLine, Drawing } from '../../../src/viewer/drawing.ts'
import { litBy } from '../../../src/viewer/shell/lit.ts'
import { drawnNode } from '../drawn-node.ts'

const node = (key: string) => drawnNode(key)
const line = (start: string, end: string, key = `${start}-${end}`): DrawnLine => ({
  key,
  start,
  end,
  standing: 'fact',
  curve: 0,
  flow: false,
  caption: '',
  symmetric: false,
  worded: false,
})
const drawing: Drawing = {
  nodes: ['a', 'b', 'c', 'd'].map(node),
  lines: [line('a', 'b'), line('b', 'c'), line('c', 'd', 'r from'), line('d', 'a', 'r to')],
  titles: [],
}
const lit = (keys: readonly string[], joining?: ReadonlySet<string>): readonly string[] | undefined => {
  const all = litBy(drawing, keys, joining)
  return all && [...all].sort()
}

test('of one thing it, its lines and their ends are lit', () => {
  expect(lit([])).toBeUndefined()
  expect(lit(['absent'])).toBeUndefined()
  expect(lit(['b'])).toEqual(['a', 'a-b', 'b', 'b-c', 'c'])
  expect(lit(['a-b'])).toEqual(['a', 'a-b', 'b'])
  expect(lit(['r'])).toEqual(['a', 'c', 'd', 'r', 'r from', 'r to'])
})

test('of several they and the lines among them are lit, and what joins them', () => {
  expect(lit(['a', 'c'])).toEqual(['a', 'c'])
  expect(lit(['a', 'b', 'd'])).toEqual(['a', 'a-b', 'b', 'd', 'r to'])
  expect(lit(['a', 'c'], new Set(['b', 'a-b', 'b-c']))).toEqual(['a', 'a-b', 'b', 'b-c', 'c'])
})
