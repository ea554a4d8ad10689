import type { Places } from './stress.ts'
import type { Web } from './web.ts'

/** How many pairs of lines cross that meet in no node. Cost: lines squared. */
export function crossingsIn({ starts, ends }: Web, { xs, ys }: Places): number {
  let count = 0
  for (let one = 0; one < starts.length; one++) {
    const [a, b] = [starts[one], ends[one]]
    for (let other = one + 1; other < starts.length; other++) {
      const [c, d] = [starts[other], ends[other]]
      if (a === c || a === d || b === c || b === d) continue
      if (cross(xs[a], ys[a], xs[b], ys[b], xs[c], ys[c], xs[d], ys[d])) count++
    }
  }
  return count
}

/** Whether the straight lines from a to b and from c to d cross. */
export function cross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const x = bx - ax
  const y = by - ay
  if (x * (cy - ay) > y * (cx - ax) === x * (dy - ay) > y * (dx - ax)) return false
  const u = dx - cx
  const v = dy - cy
  return u * (ay - cy) > v * (ax - cx) !== u * (by - cy) > v * (bx - cx)
}
