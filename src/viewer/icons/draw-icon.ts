import type { IconNode } from 'lucide'

/** Icons are drawn on a square of this size. */
const BOX = 24

/** Icons are kept larger than they are drawn, for screens with finer pixels and for pictures. */
const FINE = 2

/** Where and how an icon is drawn. */
export interface IconPlace {
  readonly x: number
  readonly y: number
  /** Width and height, in pixels. */
  readonly size: number
  /** Width of its lines, in pixels. */
  readonly thick: number
  readonly colour: string
}

/** Draws an icon around a point. Each is stroked once for each size and colour: a picture has thousands of them. */
export function drawIcon(
  context: CanvasRenderingContext2D,
  icon: IconNode,
  { x, y, size, thick, colour }: IconPlace,
): void {
  const whole = Math.round(size)
  const kept = drawn.get(icon) ?? new Map<string, OffscreenCanvas>()
  drawn.set(icon, kept)
  const name = `${whole} ${thick} ${colour}`
  const image = kept.get(name) ?? stroked(icon, whole, thick, colour)
  kept.set(name, image)
  context.drawImage(image, x - whole / 2, y - whole / 2, whole, whole)
}

const drawn = new Map<IconNode, Map<string, OffscreenCanvas>>()

function stroked(icon: IconNode, size: number, thick: number, colour: string): OffscreenCanvas {
  const image = new OffscreenCanvas(size * FINE, size * FINE)
  const context = image.getContext('2d')
  if (context === null) return image
  context.scale(FINE, FINE)
  strokeIcon(context, icon, { x: size / 2, y: size / 2, size, thick, colour })
  return image
}

/** Strokes an icon around a point, as fine as the canvas is. */
export function strokeIcon(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  icon: IconNode,
  { x, y, size, thick, colour }: IconPlace,
): void {
  context.save()
  context.translate(x - size / 2, y - size / 2)
  context.scale(size / BOX, size / BOX)
  context.strokeStyle = colour
  context.lineWidth = (thick * BOX) / size
  context.lineCap = 'round'
  context.lineJoin = 'round'
  // One at a time: joined into one path, some browsers draw neither them nor what comes after.
  for (const path of pathsOf(icon)) context.stroke(path)
  context.restore()
}

function pathsOf(icon: IconNode): readonly Path2D[] {
  return icon.map(([tag, attributes]) => {
    const number = (name: string): number => Number(attributes[name] ?? 0)
    if (tag === 'path') return new Path2D(String(attributes['d']))
    const path = new Path2D()
    if (tag === 'circle') path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI)
    else if (tag === 'ellipse')
      path.ellipse(number('cx'), number('cy'), number('rx'), number('ry'), 0, 0, 2 * Math.PI)
    else if (tag === 'rect')
      path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'))
    else if (tag === 'line') {
      path.moveTo(number('x1'), number('y1'))
      path.lineTo(number('x2'), number('y2'))
    } else if (tag === 'polyline' || tag === 'polygon') {
      const points = String(attributes['points'])
        .trim()
        .split(/[\s,]+/)
        .map(Number)
      for (let at = 0; at + 1 < points.length; at += 2) path.lineTo(points[at], points[at + 1])
      if (tag === 'polygon') path.closePath()
    }
    return path
  })
}
