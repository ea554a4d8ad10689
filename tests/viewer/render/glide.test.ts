import { expect, test } from 'vitest'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { between } from '../../../src/viewer/render/glide.ts'
import { drawnNode } from '../drawn-node.ts'

function drawingOf(...places: readonly (readonly [key: string, x: number, y: number])[]): Drawing {
  const nodes = places.map(([key, x, y]) => drawnNode(key, x, y))
  return { nodes, lines: [], titles: [] }
}

test('what is drawn moves from where it stood to where it will, what is new stands there at once', () => {
  const from = drawingOf(['a', 0, 100], ['gone', 5, 5])
  const to = drawingOf(['a', 80, 20], ['new', 50, 50])
  const placesAt = (share: number) => between(from, to, share).nodes.map(({ key, x, y }) => [key, x, y])
  expect(placesAt(0)).toEqual([
    ['a', 0, 100],
    ['new', 50, 50],
  ])
  expect(placesAt(0.5)).toEqual([
    ['a', 70, 30],
    ['new', 50, 50],
  ])
  expect(between(from, to, 1)).toEqual(to)
})
