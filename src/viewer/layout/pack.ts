import { greatestOf } from '../../model/extremes.ts'
/** A rectangle to be placed. */
export interface Box {
  readonly width: number
  readonly height: number
}

/**
 * Upper left corners for boxes on shelves, in the order given, on a sheet of about the shape asked for; no two overlap.
 *
 * @param aspect width over height of the sheet
 * @returns the corners, and the size of the sheet
 */
export function packBoxes(
  boxes: readonly Box[],
  aspect: number,
  gap: number,
): { readonly corners: readonly { readonly x: number; readonly y: number }[]; readonly sheet: Box } {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  const shelf = greatestOf(
    boxes.map(({ width }) => width + gap),
    Math.sqrt(area * aspect),
  )
  let x = 0
  let y = 0
  let high = 0
  let wide = 0
  const corners = boxes.map(({ width, height }) => {
    if (x > 0 && x + width > shelf) {
      x = 0
      y += high + gap
      high = 0
    }
    const corner = { x, y }
    x += width + gap
    high = Math.max(high, height)
    wide = Math.max(wide, x - gap)
    return corner
  })
  return { corners, sheet: { width: wide, height: y + high } }
}
