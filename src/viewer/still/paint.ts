import { strokeIcon } from '../icons/draw-icon.ts'
import { isolated } from '../words/isolated.ts'
import { BASELINE, type Group, type Shape, type Still, type Words } from './shapes.ts'

/** The fonts of the page's canvas. */
const FAMILY = "'Inter Variable', sans-serif"

/** Paints a still picture on a canvas, in its pixels times `scale`. The fonts must have been loaded. */
export function paint(
  context: CanvasRenderingContext2D,
  { width, height, paper, shapes }: Still,
  scale: number,
): void {
  context.save()
  context.scale(scale, scale)
  context.fillStyle = paper
  context.fillRect(0, 0, width, height)
  context.lineJoin = 'round'
  for (const shape of shapes) paintShape(context, shape)
  context.restore()
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape): void {
  switch (shape.kind) {
    case 'group':
      return paintGroup(context, shape)
    case 'disc': {
      const path = new Path2D()
      path.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI)
      return paintPath(context, path, shape.fill, shape.rim)
    }
    case 'path':
      return paintPath(context, new Path2D(shape.course), shape.fill, shape.stroke)
    case 'plate': {
      const path = new Path2D()
      path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
      return paintPath(context, path, shape.fill, undefined)
    }
    case 'icon':
      return strokeIcon(context, shape.parts, shape)
    case 'words':
      return paintWords(context, shape)
  }
}

function paintGroup(
  context: CanvasRenderingContext2D,
  { shift, clip, opacity, hidden, shapes }: Group,
): void {
  if (hidden === true) return
  context.save()
  if (shift !== undefined) context.translate(shift.x, shift.y)
  if (clip !== undefined) {
    context.beginPath()
    context.rect(0, 0, clip.width, clip.height)
    context.clip()
  }
  if (opacity !== undefined) context.globalAlpha = opacity
  for (const shape of shapes) paintShape(context, shape)
  context.restore()
}

function paintPath(
  context: CanvasRenderingContext2D,
  path: Path2D,
  fill: string | undefined,
  stroke: Extract<Shape, { kind: 'path' }>['stroke'],
): void {
  if (fill !== undefined) {
    context.fillStyle = fill
    context.fill(path)
  }
  if (stroke === undefined) return
  context.strokeStyle = stroke.colour
  context.lineWidth = stroke.width
  context.setLineDash([...stroke.dash])
  context.stroke(path)
  context.setLineDash([])
}

function paintWords(
  context: CanvasRenderingContext2D,
  { text, x, y, align, size, weight, colour, halo, spacing = 0 }: Words,
): void {
  context.font = `${weight} ${size}px ${FAMILY}`
  context.textAlign = align
  context.textBaseline = 'alphabetic'
  context.letterSpacing = `${spacing}px`
  const shown = isolated(text)
  const base = y + size * BASELINE
  if (halo !== undefined) {
    context.lineWidth = 4
    context.strokeStyle = halo
    context.strokeText(shown, x, base)
  }
  context.fillStyle = colour
  context.fillText(shown, x, base)
}
