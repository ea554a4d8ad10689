import { expect, test } from 'vitest'
import type { DrawnLine } from '../../../src/viewer/drawing.ts'
import { beginningOf } from '../../../src/viewer/layout/curve.ts'
import { DrawingInHand } from '../../../src/viewer/render/drawing-in-hand.ts'
import { drawnNode } from '../drawn-node.ts'

const node = (key: string, x: number, y: number) => drawnNode(key, x, y, { side: 'right' })

const line = (start: string, end: string, beyond?: number): DrawnLine => ({
  key: `${start}-${end}`,
  start,
  end,
  standing: 'fact',
  curve: 0,
  flow: true,
  beyond,
  caption: '',
  symmetric: false,
  worded: false,
})

const drawing = {
  nodes: [node('a', 0, 0), node('b', 200, 0), node('c', 400, 0), node('d', 400, 90)],
  lines: [line('a', 'b'), line('b', 'c', 60), line('b', 'd', 60), line('a', 'd')],
  titles: [],
}

test('a drag changes the mark, its lines and where they begin, and nothing else', () => {
  const held = new DrawingInHand(drawing)
  expect(held.drag('b', { x: 210, y: 40 })).toEqual({
    marks: ['b', 'b-c anchor', 'b-d anchor'],
    lines: ['a-b', 'b-c', 'b-d'],
  })
  expect(['a', 'b', 'b-c anchor', 'c'].map((key) => held.draggedTo(key))).toEqual([
    undefined,
    { x: 210, y: 40 },
    { x: 270, y: 40 },
    undefined,
  ])
  expect([...held.nodes.values()].map(({ key, x, y }) => [key, x, y])).toEqual([
    ['a', 0, 0],
    ['b', 210, 40],
    ['c', 400, 0],
    ['d', 400, 90],
  ])
  expect(held.drag('nothing', { x: 0, y: 0 })).toEqual({ marks: [], lines: [] })
})

test('a line follows what it leaves, and begins at the mark where its end lies before the end of the label', () => {
  const held = new DrawingInHand(drawing)
  const begins = (x: number, y: number): unknown => {
    held.drag('b', { x, y })
    return held.beginningOf(line('b', 'c', 60))
  }
  expect(begins(100, 7)).toEqual({ x: 160, y: 7 })
  expect(begins(350, 7)).toEqual({ x: 350, y: 7 })
  expect(begins(500, 7)).toEqual({ x: 500, y: 7 })
  expect(beginningOf({}, { x: 1, y: 2 }, { x: 3, y: 4 })).toEqual({ x: 1, y: 2 })
})
