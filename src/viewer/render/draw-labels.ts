import type { DrawnLine, DrawnNode, DrawnTitle } from '../drawing.ts'
import { fonts } from './fonts.ts'
import type { Palette } from './palette.ts'
import { placeLabels, type LabelBox, type LabelWish } from './place-labels.ts'

/** A drawn thing with its place on the canvas now. */
export interface Placed<Thing> {
  readonly thing: Thing
  readonly x: number
  readonly y: number
  readonly dimmed: boolean
  readonly always: boolean
}

export interface LabelScene {
  readonly nodes: readonly Placed<DrawnNode>[]
  /** Only lines whose words are wanted. */
  readonly lines: readonly Placed<DrawnLine>[]
  readonly titles: readonly { readonly thing: DrawnTitle; readonly x: number; readonly y: number }[]
  readonly palette: Palette
}

const GAP = 7
const CAPTION_HEIGHT = 16
const NOTE_HEIGHT = 14
const FADED = 0.28

/** Draws titles, counts, badges and those labels that have room; returns the boxes of the labels. */
export function drawLabels(context: CanvasRenderingContext2D, scene: LabelScene): readonly LabelBox[] {
  const { palette } = scene
  context.lineJoin = 'round'
  context.textBaseline = 'middle'
  for (const { thing, x, y } of scene.titles) drawTitle(context, thing, x, y, palette)
  const wishes: LabelWish[] = []
  const byKey = new Map<string, Placed<DrawnNode>>()
  for (const placed of scene.nodes) {
    drawMark(context, placed, palette)
    if (placed.thing.caption === '') continue
    byKey.set(placed.thing.key, placed)
    wishes.push(wishOf(context, placed))
  }
  const boxes = placeLabels(wishes)
  for (const box of boxes) {
    const placed = byKey.get(box.key)
    if (placed !== undefined) drawLabel(context, placed, box, palette)
  }
  for (const { thing, x, y } of scene.lines) {
    context.font = fonts.note
    context.textAlign = 'center'
    haloed(context, thing.caption, x, y, palette.ink, palette.paper)
  }
  return boxes
}

function wishOf(
  context: CanvasRenderingContext2D,
  { thing, x, y, always, dimmed }: Placed<DrawnNode>,
): LabelWish {
  const { key, caption, note, side, size, strong } = thing
  context.font = strong ? fonts.strong : fonts.caption
  const captionWidth = context.measureText(caption).width
  context.font = fonts.note
  const width = Math.max(captionWidth, context.measureText(note).width)
  const height = CAPTION_HEIGHT + (note === '' ? 0 : NOTE_HEIGHT)
  return {
    key,
    x: side === 'below' ? x - width / 2 : side === 'right' ? x + size + GAP : x - size - GAP - width,
    y: side === 'below' ? y + size + 3 : y - height / 2,
    width,
    height,
    always,
    weight: (strong ? 1_000 : 0) + size - (dimmed ? 10_000 : 0),
  }
}

function drawLabel(
  context: CanvasRenderingContext2D,
  { thing, dimmed }: Placed<DrawnNode>,
  box: LabelBox,
  palette: Palette,
): void {
  const { caption, note, side, strong, hollow } = thing
  context.globalAlpha = dimmed ? FADED : 1
  context.textAlign = side === 'below' ? 'center' : side === 'right' ? 'left' : 'right'
  const x = side === 'below' ? box.x + box.width / 2 : side === 'right' ? box.x : box.x + box.width
  context.font = strong ? fonts.strong : fonts.caption
  const colour = hollow && !strong ? palette.mute : palette.ink
  haloed(context, caption, x, box.y + CAPTION_HEIGHT / 2, colour, palette.paper)
  if (note !== '') {
    context.font = fonts.note
    haloed(context, note, x, box.y + CAPTION_HEIGHT + NOTE_HEIGHT / 2 - 1, palette.mute, palette.paper)
  }
  context.globalAlpha = 1
}

/** The count inside a mark; on what the reader is at, a badge for neighbours that are not drawn. */
function drawMark(
  context: CanvasRenderingContext2D,
  { thing, x, y, dimmed, always }: Placed<DrawnNode>,
  palette: Palette,
): void {
  const { inside, more, size, hollow, colour, side } = thing
  context.globalAlpha = dimmed ? FADED : 1
  context.textAlign = 'center'
  if (inside !== '') {
    context.font = fonts.inside
    context.fillStyle = hollow ? palette.ink : palette.paper
    context.fillText(inside, x, y + 0.5)
  }
  if (more > 0 && always) {
    context.font = fonts.note
    const text = `+${more}`
    const width = context.measureText(text).width + 8
    const [left, top] = [side === 'left' ? x + size * 0.7 : x - size * 0.7 - width, y - size - 10]
    context.fillStyle = palette.paper
    context.strokeStyle = palette.labels[colour] ?? palette.line
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(left, top, width, 14, 7)
    context.fill()
    context.stroke()
    context.fillStyle = palette.ink
    context.fillText(text, left + width / 2, top + 7.5)
  }
  context.globalAlpha = 1
}

function drawTitle(
  context: CanvasRenderingContext2D,
  { text, align }: DrawnTitle,
  x: number,
  y: number,
  palette: Palette,
): void {
  context.font = fonts.title
  context.textAlign = align
  context.letterSpacing = '0.8px'
  context.fillStyle = palette.mute
  context.fillText(text.toUpperCase(), x, y)
  context.letterSpacing = '0px'
}

function haloed(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  paper: string,
): void {
  context.lineWidth = 4
  context.strokeStyle = paper
  context.strokeText(text, x, y)
  context.fillStyle = colour
  context.fillText(text, x, y)
}
