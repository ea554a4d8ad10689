import type { Sigma } from 'sigma'
import type { Ground } from '../drawing.ts'
import type { Point } from '../layout/spring.ts'
import { landCourse, landLook } from './ground.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import type { Palette } from './palette.ts'

/** A canvas below all others for what lies below a drawing; there is none before it is needed. */
export class GroundLayer {
  readonly #sigma: Sigma<MarkLook, LineLook>
  #canvas: HTMLCanvasElement | undefined
  #drawn = false

  constructor(sigma: Sigma<MarkLook, LineLook>) {
    this.#sigma = sigma
  }

  /** @param toView where a point of the drawing is on the canvas */
  draw(ground: Ground | undefined, palette: Palette, toView: (x: number, y: number) => Point): void {
    if (ground === undefined && !this.#drawn) return
    this.#canvas ??= this.#sigma.createCanvas('ground', { beforeLayer: 'edges' })
    const { width, height } = this.#sigma.getDimensions()
    const [canvas, ratio] = [this.#canvas, window.devicePixelRatio]
    // Setting its size clears a canvas.
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    this.#drawn = ground !== undefined
    const context = canvas.getContext('2d')
    if (ground === undefined || context === null) return
    context.scale(ratio, ratio)
    const from = toView(0, 0)
    drawGround(context, ground, palette, from, toView(1, 0).x - from.x)
  }
}

/** Paths of the lands of a ground, by whether they are met: they are made once. */
const known = new WeakMap<Ground, { readonly met: Path2D; readonly others: Path2D }>()

/**
 * Draws countries on a canvas, in its pixels.
 *
 * @param from where the upper left corner of the drawing is on the canvas
 * @param scale how large a pixel of the drawing is there
 */
function drawGround(
  context: CanvasRenderingContext2D,
  ground: Ground,
  palette: Palette,
  from: Point,
  scale: number,
): void {
  const { met, others } = known.get(ground) ?? pathsOf(ground)
  const { left, top, right, bottom } = ground.frame
  context.save()
  context.translate(from.x, from.y)
  context.scale(scale, scale)
  context.beginPath()
  context.rect(left, top, right - left, bottom - top)
  context.clip()
  context.lineJoin = 'round'
  for (const [path, look] of [
    [others, landLook({ met: false }, palette)],
    [met, landLook({ met: true }, palette)],
  ] as const) {
    context.fillStyle = look.fill
    context.strokeStyle = look.border
    context.lineWidth = look.width / scale
    context.fill(path)
    context.stroke(path)
  }
  context.restore()
}

function pathsOf(ground: Ground): { readonly met: Path2D; readonly others: Path2D } {
  const path = (met: boolean): Path2D =>
    new Path2D(ground.lands.flatMap((land) => (land.met === met ? landCourse(land) : [])).join(''))
  const made = { met: path(true), others: path(false) }
  known.set(ground, made)
  return made
}
