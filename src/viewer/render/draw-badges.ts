import type { DrawnNode, Size } from '../drawing.ts'
import { fonts } from './fonts.ts'
import { type Palette, tintOf } from './palette.ts'
import type { Placed } from './place-names.ts'
import { placeLabels, type LabelBox, type LabelWish } from './place-labels.ts'

const HEIGHT = 14
/** How far from the middle of a mark a badge begins, in radii: at the corner of its rim, or over it where there is no other room. */
const CORNER = 0.7
const OVER = 0.2
/** So far it reaches over the corner, which a round mark leaves free: between two rows there is no more room. */
const NEAR = 3
/** Of a badge without its number, on the rim of its mark. */
const SMALL = 10
const FADED = 0.28

interface BadgeScene {
  readonly nodes: readonly Placed<DrawnNode>[]
  readonly canvas: Size
  readonly palette: Palette
}

/** A badge, and whether there is room for its number. */
interface BadgeBox extends LabelBox {
  readonly isFull: boolean
}

/**
 * Where badges stand: at a corner of their own mark, over no name, no other mark and nothing else that is written; where there is no room for
 * the number as a plus on the rim, and where there is none for that either not at all.
 *
 * @param taken boxes of what is written beside names
 */
export function placeBadges(
  nodes: readonly Placed<DrawnNode>[],
  measure: (text: string) => number,
  marks: readonly LabelBox[],
  names: readonly LabelBox[],
  taken: readonly LabelBox[],
  canvas: Size,
): readonly BadgeBox[] {
  const withMore = nodes.filter(({ thing }) => thing.more > 0)
  if (withMore.length === 0) return []
  // No badge lies over a name, not that of its own mark either.
  const written = [...names, ...taken].map((box) => ({ ...box, key: `${box.key} name` }))
  const wishes = withMore.map((placed): LabelWish => {
    const width = measure(textOf(placed)) + 8
    return wishOf(placed, { width, height: HEIGHT }, [CORNER])
  })
  const full = placeLabels(wishes, [...marks, ...written], canvas)
  const done = new Set(full.map(({ key }) => key))
  const rest = withMore.filter(({ thing }) => !done.has(thing.key))
  const small = placeLabels(
    rest.map((placed) => wishOf(placed, { width: SMALL, height: SMALL }, [CORNER, OVER])),
    [...marks, ...written, ...full],
    canvas,
  )
  return [
    ...full.map((box) => ({ ...box, isFull: true })),
    ...small.map((box) => ({ ...box, isFull: false })),
  ]
}

/** At each mark how many of its neighbours are not drawn, where there is room to say so. @returns the boxes of the badges */
export function drawBadges(
  context: CanvasRenderingContext2D,
  { nodes, canvas, palette }: BadgeScene,
  marks: readonly LabelBox[],
  names: readonly LabelBox[],
  taken: readonly LabelBox[],
): readonly LabelBox[] {
  context.font = fonts.note
  const badges = placeBadges(nodes, (text) => context.measureText(text).width, marks, names, taken, canvas)
  const byKey = new Map(nodes.map((placed) => [placed.thing.key, placed]))
  for (const box of badges) {
    const placed = byKey.get(box.key)
    if (placed === undefined) continue
    context.globalAlpha = placed.dimmed ? FADED : 1
    context.fillStyle = palette.paper
    context.strokeStyle = tintOf(placed.thing, palette)
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, box.height / 2)
    context.fill()
    context.stroke()
    context.fillStyle = palette.ink
    context.textAlign = 'center'
    const text = box.isFull ? textOf(placed) : '+'
    context.fillText(text, box.x + box.width / 2, box.y + box.height / 2 + 0.5)
  }
  context.globalAlpha = 1
  return badges
}

function textOf({ thing }: Placed<DrawnNode>): string {
  return `+${thing.more}`
}

/** At a corner of the mark: on the side away from its name first. @param reaches how far from its middle, in radii */
function wishOf(
  { thing, x, y, dimmed }: Placed<DrawnNode>,
  { width, height }: { readonly width: number; readonly height: number },
  reaches: readonly number[],
): LabelWish {
  const { key, side, size } = thing
  const [best, ...elsewhere] = reaches.flatMap((reach) => {
    const [left, right] = [x - size * reach - width, x + size * reach]
    const [above, below] = [y - size * reach - height + NEAR, y + size * reach - NEAR]
    const [away, toward] = side === 'left' ? [right, left] : [left, right]
    return [above, below].flatMap((top) => [
      { x: away, y: top },
      { x: toward, y: top },
    ])
  })
  const weight = size - (dimmed ? 10_000 : 0)
  return { key, ...best, elsewhere, width, height, always: false, yields: true, weight }
}
