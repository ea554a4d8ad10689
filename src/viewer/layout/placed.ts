import { leastOf } from '../../model/extremes.ts'
import type { Description } from '../../backend/index.ts'
import type { MapValue } from '../../model/values.ts'
import type { Drawing, DrawnNode, Size } from '../drawing.ts'
import { layOutForce } from './force.ts'
import type { Measure } from './measure.ts'
import { finiteOf } from './number-properties.ts'
import type { Picture, PictureNode } from './picture.ts'
import type { Positions } from './spread.ts'
import type { Point } from './spring.ts'

/** Between what is drawn and the edge of the canvas: names stand below their marks. */
const EDGE = 48
const [SMALLEST, LARGEST] = [3, 30]

/**
 * Nodes where a file had them, fitted into the canvas, their sizes to the same scale. What the file places nowhere stands where the
 * layout by forces puts what is new: beside what it hangs on, else in the grid below. A reader's own moves stay.
 *
 * @param before where nodes stand that the reader has moved
 */
export function layOutPlaced(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
  before: Positions,
): Drawing {
  const placed = new Map<string, Point>()
  for (const { key, properties } of picture.nodes.values()) {
    const [x, y] = [finiteOf(properties['x']), finiteOf(properties['y'])]
    if (x !== undefined && y !== undefined) placed.set(key, { x, y: -y })
  }
  const fit = fitted([...placed.values()], size)
  const places = new Map([...placed].map(([key, place]) => [key, fit.at(place)] as const))
  const drawing = layOutForce(picture, description, size, measure, new Map([...places, ...before]))
  const nodes = drawing.nodes.map((node): DrawnNode => {
    const properties = picture.nodes.get(node.key)?.properties
    const place = before.get(node.key) ?? places.get(node.key)
    if (properties === undefined || place === undefined) return node
    const radius = finiteOf(properties['size'])
    const ink = colourOf(properties)
    return {
      ...node,
      ...place,
      side: 'below',
      size: radius === undefined ? node.size : Math.min(Math.max(radius * fit.scale, SMALLEST), LARGEST),
      ...(ink === undefined ? {} : { ink }),
    }
  })
  return { ...drawing, nodes }
}

/** Whether a file has placed a node. */
export function hasPlace({ properties }: PictureNode): boolean {
  return finiteOf(properties['x']) !== undefined && finiteOf(properties['y']) !== undefined
}

/** A scale that keeps the proportions, and where a point comes to stand. */
function fitted(
  points: readonly Point[],
  size: Size,
): { readonly scale: number; readonly at: (point: Point) => Point } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const [wide, high] = [right - left, bottom - top]
  const room = { width: Math.max(size.width - 2 * EDGE, 1), height: Math.max(size.height - 2 * EDGE, 1) }
  const scales = [wide > 0 ? room.width / wide : Infinity, high > 0 ? room.height / high : Infinity]
  const least = leastOf(scales)
  const scale = Number.isFinite(least) ? least : 1
  return {
    scale,
    at: ({ x, y }) => ({
      x: size.width / 2 + (x - (left / 2 + right / 2)) * scale,
      y: size.height / 2 + (y - (top / 2 + bottom / 2)) * scale,
    }),
  }
}

function colourOf(properties: MapValue): string | undefined {
  const value = properties['color']
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined
}
