import { expect, test } from 'vitest'
import type { DrawnNode } from '../../../src/viewer/drawing.ts'
import { placeBadges } from '../../../src/viewer/render/draw-badges.ts'
import { overlaps, type LabelBox } from '../../../src/viewer/render/place-labels.ts'
import { markBox, type Placed } from '../../../src/viewer/render/place-names.ts'
import { drawnNode } from '../drawn-node.ts'

const canvas = { width: 400, height: 400 }

function placed(key: string, x: number, y: number): Placed<DrawnNode> {
  return { thing: { ...drawnNode(key), size: 8, more: 4 }, x, y, dimmed: false, always: false }
}

function badgesOf(nodes: readonly Placed<DrawnNode>[], taken: readonly LabelBox[] = []) {
  return placeBadges(nodes, (text) => 7 * text.length, nodes.map(markBox), [], taken, canvas)
}

test('a badge touches its own mark, and no other', () => {
  // Marks that touch one another in a square: only the outer corners are free.
  const nodes = [0, 1, 2, 3, 4].flatMap((row) =>
    [0, 1, 2, 3, 4].map((column) => placed(`${row} ${column}`, 100 + 16 * column, 100 + 16 * row)),
  )
  const badges = badgesOf(nodes)
  expect(badges.length).toBeGreaterThan(0)
  for (const badge of badges)
    for (const node of nodes)
      expect(overlaps(badge, markBox(node)), `${badge.key} over ${node.thing.key}`).toBe(
        node.thing.key === badge.key,
      )
  // Amid marks there is no room for a plus either.
  expect(badges.map(({ key }) => key)).not.toContain('2 2')
})

test('a badge lies over nothing that is written', () => {
  const node = placed('a', 100, 100)
  const [free] = badgesOf([node])
  const title = { key: 'title', x: free.x - 50, y: free.y, width: 60, height: 12 }
  const [moved] = badgesOf([node], [title])
  expect(overlaps(moved, title)).toBe(false)
  const around = { key: 'title', x: 50, y: 50, width: 100, height: 100 }
  expect(badgesOf([node], [around])).toEqual([])
})
