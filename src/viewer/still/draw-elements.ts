import type { DrawnLine, DrawnNode, DrawnTitle } from '../drawing.ts'
import { iconOf, monogram } from '../icons/icons.ts'
import type { Point } from '../layout/spring.ts'
import type { MarkLook } from '../render/line-look.ts'
import { lineLook, markLook } from '../render/looks.ts'
import { LEAST_SIGN, SIGN_BESIDE } from '../render/mark-sizes.ts'
import { mix, type Palette } from '../render/palette.ts'
import { courseOf } from './course.ts'
import type { Disc, Shape, Stroke, Words } from './shapes.ts'

/** The width of the rim of a hollow mark. */
const RIM = 1.7
/** How much of a period of a broken rim is drawn, and about how long a period is. */
const [DASH, PERIOD] = [0.6, 6]
/** How far what is inside a mark moves towards paper where it is dimmed. */
const FADED = 0.72

/** What decides how a thing looks. */
export interface Lighting {
  readonly palette: Palette
  /** What is not dimmed; undefined dims nothing. */
  readonly lit: ReadonlySet<string> | undefined
}

/** A line with its head, in its style. */
export function lineShapes(
  line: DrawnLine,
  ends: { readonly start: Point; readonly end: Point },
  radii: { readonly start: number; readonly end: number },
  lighting: Lighting,
): { readonly shapes: readonly Shape[]; readonly hidden: boolean } {
  const { color, width, dash, head, open, hidden } = lineLook(line, { ...lighting, height: 0 })
  const course = courseOf(line, ends, radii, { length: head, open })
  const stroke: Stroke = { colour: color, width, dash: dash.some((length) => length > 0) ? dash : [] }
  const shapes: Shape[] = [{ kind: 'path', course: course.line, stroke }]
  if (course.head !== '')
    shapes.push(
      open
        ? {
            kind: 'path',
            course: course.head,
            stroke: { colour: color, width: Math.max(width, 1.1), dash: [] },
          }
        : { kind: 'path', course: course.head, fill: color },
    )
  return { shapes, hidden }
}

/** A short line in a style, for a legend: `width` long, its middle at `y`. */
export function sampleShapes(
  standing: DrawnLine['standing'],
  x: number,
  y: number,
  width: number,
  palette: Palette,
): readonly Shape[] {
  const line: DrawnLine = {
    key: '',
    start: 'a',
    end: 'b',
    standing,
    curve: 0,
    flow: false,
    caption: '',
    symmetric: false,
    worded: false,
  }
  return lineShapes(
    line,
    { start: { x, y }, end: { x: x + width, y } },
    { start: 0, end: 0 },
    { palette, lit: undefined },
  ).shapes
}

/** A node's mark with its count or the sign of its label. */
export function nodeShapes(node: DrawnNode, lighting: Lighting): readonly Shape[] {
  const { x, y, size, hollow, inside, label, icon, side } = node
  const { paper, ink } = lighting.palette
  const look = markLook(node, { ...lighting, height: 0 })
  const dimmed = lighting.lit !== undefined && !lighting.lit.has(node.key)
  const faded = (colour: string): string => (dimmed ? mix(colour, paper, FADED) : colour)
  const sign = hollow ? faded(ink) : paper
  const shapes: Shape[] = [discOf(x, y, size, look)]
  if (inside === '') return [...shapes, ...signShapes(node, { x, y, size: size * 1.3 }, sign)]
  shapes.push({ ...words, text: inside, x, y: y + 0.5, size: 11, colour: sign })
  if (label === '' || (hollow && icon === 'circle-dashed')) return shapes
  const turn = side === 'left' ? 1 : -1
  const at = { x: x + turn * (size * 0.7 + 2), y: y + size * 0.7 + 2 }
  const rim: Stroke = { colour: look.color, width: 1, dash: [] }
  return [
    ...shapes,
    { kind: 'disc', ...at, radius: SIGN_BESIDE, fill: paper, rim },
    ...signShapes(node, { ...at, size: SIGN_BESIDE * 1.4 }, look.color),
  ]
}

/** The mark of a label as a legend shows it. */
export function labelShapes(
  { label, icon, colour, hollow }: Pick<DrawnNode, 'label' | 'icon' | 'colour' | 'hollow'>,
  x: number,
  y: number,
  { labels, paper }: Palette,
): readonly Shape[] {
  const own = labels[colour] ?? labels[8]
  const look = { color: own, fill: hollow ? paper : own, dashed: hollow }
  return [
    discOf(x, y, 8.5, look),
    ...signShapes({ label, icon, hollow }, { x, y, size: 12 }, hollow ? own : paper),
  ]
}

/** A title of a column. */
export function titleWords({ text, x, y, align }: DrawnTitle, { mute }: Palette): Words {
  return { ...words, text: text.toUpperCase(), x, y, align, size: 11, colour: mute, spacing: 0.8 }
}

const words = { kind: 'words', align: 'center', weight: 600 } as const

function discOf(
  x: number,
  y: number,
  radius: number,
  { color, fill, dashed }: Pick<MarkLook, 'color' | 'fill' | 'dashed'>,
): Disc {
  if (!dashed && fill === color) return { kind: 'disc', x, y, radius, fill }
  const middle = Math.max(radius - RIM / 2, 0)
  const around = 2 * Math.PI * radius
  const period = (2 * Math.PI * middle) / Math.max(6, Math.floor(around / PERIOD))
  const dash = dashed ? [period * DASH, period * (1 - DASH)] : []
  return { kind: 'disc', x, y, radius: middle, fill, rim: { colour: color, width: RIM, dash } }
}

/** The icon of a label, or its letters. */
function signShapes(
  { icon, label, hollow }: Pick<DrawnNode, 'icon' | 'label' | 'hollow'>,
  { x, y, size }: Point & { readonly size: number },
  colour: string,
): readonly Shape[] {
  // A hollow mark with a broken rim is that icon already.
  if (size < LEAST_SIGN || (hollow && icon === 'circle-dashed')) return []
  const parts = iconOf(icon)
  if (parts !== undefined)
    return [{ kind: 'icon', parts, x, y, size: Math.round(size), thick: size < 14 ? 1.1 : 1.5, colour }]
  const text = monogram(label)
  return text === '' ? [] : [{ ...words, text, x, y: y + 0.5, size: 9, colour }]
}
