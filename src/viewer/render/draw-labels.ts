import type { DrawnNode, DrawnTitle, Size } from '../drawing.ts'
import { drawIcon } from '../icons/draw-icon.ts'
import { iconOf, monogram } from '../icons/icons.ts'
import { CAPTION_HEIGHT, NOTE_HEIGHT, titleBoxOf } from '../layout/label-boxes.ts'
import type { Point } from '../layout/spring.ts'
import { isolated } from '../words/isolated.ts'
import { drawBadges } from './draw-badges.ts'
import { fonts, measureBy } from './fonts.ts'
import { type PlacedLine, wishOfWords } from './line-words.ts'
import { LEAST_SIGN, SIGN_BESIDE } from './mark-sizes.ts'
import { type Palette, tintOf } from './palette.ts'
import { placeLabels, type LabelBox } from './place-labels.ts'
import { markBox, placeNames, type NameBox, type Placed } from './place-names.ts'

/** Boxes of what was written. */
export interface Written {
  readonly names: readonly NameBox[]
  /** Of the words of lines, which lie over names. */
  readonly words: readonly LabelBox[]
  /** Of the numbers of neighbours that are not drawn. */
  readonly badges: readonly LabelBox[]
}

export interface LabelScene {
  readonly nodes: readonly Placed<DrawnNode>[]
  /** Only lines whose words are wanted. */
  readonly lines: readonly PlacedLine[]
  /** What is selected, or what the keyboard is at: a mark is ringed, the words of a line are framed. */
  readonly focus: ReadonlySet<string>
  /** Where a share of each line is. */
  readonly courses: readonly ((share: number) => Point)[]
  readonly titles: readonly { readonly thing: DrawnTitle; readonly x: number; readonly y: number }[]
  readonly palette: Palette
  readonly canvas: Size
}

const FADED = 0.28
/** Words that are not meant now can still be read. */
const FADED_WORDS = 0.55

/** Draws titles, counts, badges, those labels that have room, and the words of lines that have some beside them. */
export function drawLabels(context: CanvasRenderingContext2D, scene: LabelScene): Written {
  const { palette } = scene
  context.lineJoin = 'round'
  context.textBaseline = 'middle'
  for (const { thing, x, y } of scene.titles) drawTitle(context, thing, x, y, palette)
  const byKey = new Map<string, Placed<DrawnNode>>()
  for (const placed of scene.nodes) {
    drawMark(context, placed, palette)
    if (scene.focus.has(placed.thing.key)) ring(context, placed, palette.accent)
    byKey.set(placed.thing.key, placed)
  }
  const marks = scene.nodes.map(markBox)
  const names = placeNames(scene.nodes, scene.courses, measureBy(context), scene.canvas)
  for (const box of names) {
    const placed = byKey.get(box.key)
    if (placed !== undefined) drawLabel(context, placed, box, palette)
  }
  const titles = scene.titles.map(({ thing, x, y }): LabelBox => {
    const { left, top, right, bottom } = titleBoxOf({ ...thing, x, y }, measureBy(context))
    return { key: thing.text, x: left, y: top, width: right - left, height: bottom - top }
  })
  const badges = drawBadges(context, scene, marks, names, titles)
  return { names, badges, words: drawWords(context, scene, [...marks, ...names, ...badges]) }
}

/** The words of lines, on paper: they would else be run through by their own line. */
function drawWords(
  context: CanvasRenderingContext2D,
  { lines, focus, palette, canvas }: LabelScene,
  taken: readonly LabelBox[],
): readonly LabelBox[] {
  context.font = fonts.note
  context.textAlign = 'center'
  const captions = new Map(lines.map(({ thing }) => [thing.key, thing.caption]))
  const wishes = lines.map((line) => wishOfWords(line, context.measureText(line.thing.caption).width))
  const words = placeLabels(wishes, taken, canvas)
  for (const box of words) {
    const caption = captions.get(box.key) ?? ''
    plate(context, box, palette.paper)
    if (focus.has(box.key)) frame(context, palette.accent)
    haloed(context, caption, box.x + box.width / 2, box.y + box.height / 2, palette.ink, palette.paper)
  }
  return words
}

export function drawLabel(
  context: CanvasRenderingContext2D,
  { thing, dimmed }: Placed<DrawnNode>,
  box: NameBox,
  palette: Palette,
): void {
  const { caption, note, side, strong, hollow } = thing
  context.globalAlpha = dimmed ? FADED_WORDS : 1
  if (box.isCrossed) plate(context, box, palette.paper)
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

/** Around the mark that the keyboard is at. */
export function ring(
  context: CanvasRenderingContext2D,
  { thing, x, y }: Placed<DrawnNode>,
  accent: string,
): void {
  context.strokeStyle = accent
  context.lineWidth = 2
  context.beginPath()
  context.arc(x, y, thing.size + 4, 0, 2 * Math.PI)
  context.stroke()
}

/** The count inside a mark, or its sign. */
export function drawMark(
  context: CanvasRenderingContext2D,
  placed: Placed<DrawnNode>,
  palette: Palette,
): void {
  const { thing, x, y, dimmed } = placed
  const { label, icon, inside, size, hollow } = thing
  context.globalAlpha = dimmed ? FADED : 1
  context.textAlign = 'center'
  if (inside === '')
    drawSign(context, thing, { x, y, size: size * 1.3 }, hollow ? palette.ink : palette.paper)
  else {
    context.font = fonts.inside
    context.fillStyle = hollow ? palette.ink : palette.paper
    context.fillText(inside, x, y + 0.5)
    if (label !== '' && !(hollow && icon === 'circle-dashed')) drawSignBeside(context, placed, palette)
  }
  context.globalAlpha = 1
}

/** The icon of a node's label, or the letters of the label: colour is never the only sign. */
function drawSign(
  context: CanvasRenderingContext2D,
  { icon, label, hollow }: DrawnNode,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  colour: string,
): void {
  // A hollow mark with a broken rim is that icon already.
  if (size < LEAST_SIGN || (hollow && icon === 'circle-dashed')) return
  const shapes = iconOf(icon)
  if (shapes !== undefined) drawIcon(context, shapes, { x, y, size, thick: size < 14 ? 1.1 : 1.5, colour })
  else {
    context.font = fonts.sign
    context.fillStyle = colour
    context.fillText(monogram(label), x, y + 0.5)
  }
}

/** At the lower rim of a mark that holds a count. */
function drawSignBeside(
  context: CanvasRenderingContext2D,
  { thing, x, y }: Placed<DrawnNode>,
  palette: Palette,
): void {
  const turn = thing.side === 'left' ? 1 : -1
  const at = { x: x + turn * (thing.size * 0.7 + 2), y: y + thing.size * 0.7 + 2 }
  const colour = tintOf(thing, palette)
  context.beginPath()
  context.arc(at.x, at.y, SIGN_BESIDE, 0, 2 * Math.PI)
  context.fillStyle = palette.paper
  context.strokeStyle = colour
  context.lineWidth = 1
  context.fill()
  context.stroke()
  drawSign(context, thing, { ...at, size: SIGN_BESIDE * 1.4 }, colour)
}

export function drawTitle(
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

/** Paper behind words, through which a line would else run. */
function plate(context: CanvasRenderingContext2D, { x, y, width, height }: LabelBox, paper: string): void {
  context.fillStyle = paper
  context.beginPath()
  context.roundRect(x, y, width, height, 4)
  context.fill()
}

/** Around what was drawn last. */
function frame(context: CanvasRenderingContext2D, accent: string): void {
  context.lineWidth = 2
  context.strokeStyle = accent
  context.stroke()
}

function haloed(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  paper: string,
): void {
  const shown = isolated(text)
  context.lineWidth = 4
  context.strokeStyle = paper
  context.strokeText(shown, x, y)
  context.fillStyle = colour
  context.fillText(shown, x, y)
}
