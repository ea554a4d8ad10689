import { describe, expect, test } from 'vitest'
import type { DrawnLine } from '../../../src/viewer/drawing.ts'
import { DrawingInHand } from '../../../src/viewer/render/drawing-in-hand.ts'
import { Frame, MOST_MOVING } from '../../../src/viewer/render/frame.ts'
import { InSight } from '../../../src/viewer/render/in-sight.ts'
import { drawnNode } from '../drawn-node.ts'

const line = (start: string, end: string): DrawnLine => ({
  key: `${start}-${end}`,
  start,
  end,
  standing: 'plain',
  curve: 0,
  flow: false,
  caption: '',
  symmetric: false,
  worded: true,
})

describe('what is in sight', () => {
  const drawing = new DrawingInHand({
    nodes: [
      drawnNode('near', 100, 100, { size: 7 }),
      drawnNode('hub', 200, 100, { size: 18 }),
      drawnNode('far', 900, 900, { size: 9 }),
    ],
    lines: [line('near', 'hub'), line('hub', 'far'), line('far', 'far')],
    titles: [],
  })
  const found = new InSight(drawing)
  const canvas = { width: 400, height: 300 }

  test('are nodes on the canvas, the largest first, and how many', () => {
    const { first, count } = found.nodes({ x: 0, y: 0, scale: 1 }, canvas, 1)
    expect([first.map(({ key }) => key), count]).toEqual([['hub'], 2])
    // From twice as near, and further on.
    expect(found.nodes({ x: -1_700, y: -1_700, scale: 2 }, canvas, 5).first.map(({ key }) => key)).toEqual([
      'far',
    ])
  })

  test('are lines that may cross it, no more than are asked for', () => {
    const keys = (most: number): readonly string[] =>
      found.lines({ x: 0, y: 0, scale: 1 }, canvas, most).map(({ key }) => key)
    expect(keys(5)).toEqual(['near-hub', 'hub-far'])
    expect(keys(1)).toEqual(['near-hub'])
  })
})

test('while the camera moves at most 50,000 lines are drawn, all when it rests, and many of them plainly', () => {
  const frame = new Frame()
  frame.share = Math.min(1, MOST_MOVING / 300_000)
  frame.crowded = true
  frame.moving = true
  expect([frame.linesOf(300_000), frame.plain]).toEqual([50_000, true])
  frame.moving = false
  expect([frame.linesOf(300_000), frame.plain]).toEqual([300_000, false])
  frame.scale = 0.1
  expect(frame.plain).toBe(true)
  // Dashes say how firmly something stands.
  frame.dashed = true
  expect(frame.plain).toBe(false)
})
