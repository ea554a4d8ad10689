import type { DrawnLine, DrawnNode } from '../drawing.ts'
import type { Corner, LabelBox } from './place-labels.ts'

/** A direction of length 1. */
export interface Direction {
  readonly x: number
  readonly y: number
}

/** Where the straight lines of each node lead, by its key. They are the same at every zoom. Cost: linear. */
export function directionsOf(
  nodes: ReadonlyMap<string, Pick<DrawnNode, 'x' | 'y'>>,
  lines: Iterable<Pick<DrawnLine, 'start' | 'end'>>,
): ReadonlyMap<string, readonly Direction[]> {
  const directions = new Map<string, Direction[]>()
  const add = (key: string, x: number, y: number): void => {
    const known = directions.get(key)
    if (known === undefined) directions.set(key, [{ x, y }])
    else known.push({ x, y })
  }
  for (const { start, end } of lines) {
    const [from, to] = [nodes.get(start), nodes.get(end)]
    if (from === undefined || to === undefined) continue
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    if (length === 0) continue
    const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length]
    add(start, x, y)
    add(end, -x, -y)
  }
  return directions
}

/** Corners for a label of a node, those first that fewest of its own lines run through; of equal ones the order stays. */
export function byFreedom(
  corners: readonly Corner[],
  label: Pick<LabelBox, 'width' | 'height'>,
  node: { readonly x: number; readonly y: number },
  directions: readonly Direction[],
): readonly Corner[] {
  const crossed = (corner: Corner): number =>
    directions.filter((direction) => meets(node, direction, { ...corner, ...label })).length
  return corners
    .map((corner) => ({ corner, crossed: crossed(corner) }))
    .sort((a, b) => a.crossed - b.crossed)
    .map(({ corner }) => corner)
}

/** Whether a ray from a point meets a box. */
function meets(
  from: { readonly x: number; readonly y: number },
  direction: Direction,
  box: Omit<LabelBox, 'key'>,
): boolean {
  let [least, most] = [0, Infinity]
  for (const [at, step, low, high] of [
    [from.x, direction.x, box.x, box.x + box.width],
    [from.y, direction.y, box.y, box.y + box.height],
  ]) {
    if (step === 0) {
      if (at < low || at > high) return false
      continue
    }
    const [one, other] = [(low - at) / step, (high - at) / step]
    least = Math.max(least, Math.min(one, other))
    most = Math.min(most, Math.max(one, other))
  }
  return least <= most
}
