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
