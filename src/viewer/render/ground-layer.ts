import type { Sigma } from 'sigma'
import type { Ground, Size } from '../drawing.ts'
import type { Point } from '../layout/spring.ts'
import { landCourse, landLook } from './ground.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import type { Palette } from './palette.ts'

/** The camera has come to rest after so many milliseconds. */
const SETTLED = 120

/** What was drawn, and where: its upper left corner, and how large a pixel of the drawing is on the canvas. */
interface Drawn {
  readonly ground: Ground
  readonly palette: Palette
  readonly size: Size
  readonly from: Point
  readonly scale: number
}

/**
 * A canvas below all others for what lies below a drawing; there is none before it is needed. While the camera moves, what was drawn is
 * moved and stretched as a picture, and drawn anew once the camera rests.
 */
export class GroundLayer {
  readonly #sigma: Sigma<MarkLook, LineLook>
  #canvas: HTMLCanvasElement | undefined
  #drawn: Drawn | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(sigma: Sigma<MarkLook, LineLook>) {
    this.#sigma = sigma
  }

  /** @param toView where a point of the drawing is on the canvas */
  draw(ground: Ground | undefined, palette: Palette, toView: (x: number, y: number) => Point): void {
    clearTimeout(this.#timer)
    if (ground === undefined) return this.#clear()
    const from = toView(0, 0)
    const wanted: Drawn = {
      ground,
      palette,
      size: this.#sigma.getDimensions(),
      from,
      scale: toView(1, 0).x - from.x,
    }
    const drawn = this.#drawn
    if (drawn === undefined || !isSamePicture(drawn, wanted)) return this.#paint(wanted)
    const stretch = wanted.scale / drawn.scale
    const shift = { x: from.x - drawn.from.x * stretch, y: from.y - drawn.from.y * stretch }
    const isThere = stretch === 1 && shift.x === 0 && shift.y === 0
    if (this.#canvas !== undefined)
      this.#canvas.style.transform = isThere ? '' : `translate(${shift.x}px, ${shift.y}px) scale(${stretch})`
    if (!isThere) this.#timer = setTimeout(() => this.#paint(wanted), SETTLED)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }

  #clear(): void {
    if (this.#drawn === undefined || this.#canvas === undefined) return
    this.#drawn = undefined
    this.#canvas.width = 0
  }

  #paint(wanted: Drawn): void {
    this.#drawn = wanted
    this.#canvas ??= this.#sigma.createCanvas('ground', {
      beforeLayer: 'edges',
      style: { transformOrigin: '0 0' },
    })
    const { width, height } = wanted.size
    const [canvas, ratio] = [this.#canvas, window.devicePixelRatio]
    // Setting its size clears a canvas.
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    canvas.style.transform = ''
    const context = canvas.getContext('2d')
    if (context === null) return
    context.scale(ratio, ratio)
    paintGround(context, wanted)
  }
}

function isSamePicture(one: Drawn, other: Drawn): boolean {
  return (
    one.ground === other.ground &&
    one.palette === other.palette &&
    one.size.width === other.size.width &&
    one.size.height === other.size.height
  )
}

/** Paths of the lands of a ground, by whether they are met: they are made once. */
const known = new WeakMap<Ground, { readonly met: Path2D; readonly others: Path2D }>()

function paintGround(context: CanvasRenderingContext2D, { ground, palette, from, scale }: Drawn): void {
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
