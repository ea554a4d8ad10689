import type { Sigma } from 'sigma'
import { type Drawing, MOST_NODES, type Size } from '../drawing.ts'
import type { Box } from '../layout/label-boxes.ts'
import type { Point } from '../layout/spring.ts'
import type { Camera } from '../state/state.ts'
import { CameraWatch } from './camera.ts'
import { drawLasso } from './draw-lasso.ts'
import { isInside, outlineOf } from './lasso.ts'
import { canvasMeasure } from './fonts.ts'
import { DrawingInHand } from './drawing-in-hand.ts'
import { Frame, MOST_MOVING } from './frame.ts'
import { Glide } from './glide.ts'
import { movedGround } from './ground.ts'
import { GroundLayer } from './ground-layer.ts'
import { courseOf, Labels } from './labels.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { FADED, type Scene } from './looks.ts'
import { lineStyles } from './line-styles.ts'
import { makeSigma } from './make-sigma.ts'
import { boxAround, boxOfPoint, fitOf } from './look-at.ts'
import { channelsOf, type Palette } from './palette.ts'
import { PictureGraph } from './picture-graph.ts'
import { readPalette } from './read-palette.ts'
import { needWebGL } from './need-web-gl.ts'
import { holds, type LabelBox } from './place-labels.ts'
import { listenToPointer } from './pointer.ts'
import type { View } from './view.ts'
import { Viewpoint } from './viewpoint.ts'

export interface RendererOptions {
  /** A node or line was clicked; '' for the background. */
  readonly onSelect: (key: string, beside: boolean) => void
  /** These nodes were gone round with Shift held. */
  readonly onLasso: (keys: readonly string[]) => void
  /** A node was double-clicked. */
  readonly onExpand: (key: string) => void
  /** A node was dragged to a place, in the drawing's pixels. */
  readonly onMove: (key: string, x: number, y: number) => void
  /** The camera was moved, and came to rest, by the page where it shows something; undefined where nothing is zoomed or panned. */
  readonly onCamera: (camera: Camera | undefined, byPage: boolean) => void
  /** The canvas was drawn anew. */
  readonly onRender: () => void
  /** The browser has taken away what it draws with, or has given it back: then another renderer is needed. */
  readonly onLost?: (isLost: boolean) => void
  readonly reducedMotion: boolean
}

/** As far beside a mark as still means it, in pixels: half of a finger. */
const BESIDE = 12
/** The same for a pointer, where marks are many. */
const REACH = 4

/** Between two points of a drawing that tell what the camera does, in pixels. */
const FAR = 1_000
/** Of the way from one to the next of many marks each covers so much, and of few marks the largest do. */
const DENSE = 0.22
/** Smaller marks are not seen, and weaker lines neither. */
const SMALLEST = 0.12
const [WEAKEST, STRONGEST] = [0.15, 0.5]
/** The radius of most marks. */
const USUAL = 7

/** Of more nodes all lines are looked at, not only theirs. */
const MOST_MOVED = 1_000

/** The nodes that stand or look otherwise than before; undefined where others are drawn, or lines that begin beside names. */
function movedFrom(before: DrawingInHand, { nodes, lines }: Drawing): readonly string[] | undefined {
  if (nodes.length === 0 || nodes.length !== before.nodes.size) return undefined
  if (lines.some(({ beyond }) => beyond !== undefined)) return undefined
  const moved: string[] = []
  for (const node of nodes) {
    const known = before.nodes.get(node.key)
    if (known === undefined) return undefined
    if (known !== node) moved.push(node.key)
  }
  return moved
}

/** How small marks must be for all of so many to be told apart on a canvas. */
function restScaleOf({ nodes }: Drawing, { width, height }: Size): number {
  if (nodes.length <= MOST_NODES) return 1
  return Math.min(1, Math.max(SMALLEST, (DENSE * Math.sqrt((width * height) / nodes.length)) / USUAL))
}

/** Shows drawings by WebGL. It listens to nothing but its canvas: what is drawn is handed in, what is done is handed out. */
export class Renderer {
  readonly #container: HTMLElement
  readonly #options: RendererOptions
  readonly #frame = new Frame()
  readonly #graph = new PictureGraph()
  readonly #sigma: Sigma<MarkLook, LineLook>
  readonly #camera: CameraWatch
  readonly #viewpoint: Viewpoint
  readonly #ground: GroundLayer
  #drawing = new DrawingInHand({ nodes: [], lines: [], titles: [] })
  #size: Size = { width: 1, height: 1 }
  #palette: Palette
  #lit: ReadonlySet<string> | undefined
  #isDisposed = false
  #focus: ReadonlySet<string> = new Set()
  /** What is being gone round, in pixels of the canvas. */
  #outline: readonly Point[] = []
  /** How much smaller than their own size marks are where the camera rests. */
  #rest = 1
  readonly #measure = canvasMeasure()
  readonly #labels = new Labels()
  #hovered = ''
  #wordsFrame = 0

  readonly #glide = new Glide((drawing) => this.#put(drawing))

  #letGo = (): void => {}

  /** @throws UsageError `NoWebGL` where the browser cannot draw */
  constructor(container: HTMLElement, options: RendererOptions) {
    this.#container = container
    this.#options = options
    this.#palette = readPalette(container)
    this.#frame.paper = channelsOf(this.#palette.paper)
    needWebGL()
    this.#sigma = makeSigma(this.#graph.graph, container, {
      frame: this.#frame,
      draggedTo: (key) => this.#draggedTo(key),
      reducedMotion: options.reducedMotion,
    })
    this.#camera = new CameraWatch(this.#sigma.getCamera(), options.onCamera, (moving) => this.#move(moving))
    this.#viewpoint = new Viewpoint(this.#sigma, options.reducedMotion, (goal) => this.#camera.expect(goal))
    this.#ground = new GroundLayer(this.#sigma)
    this.#listen()
  }

  /**
   * Shows a drawing made for a canvas of a size; the camera stays where it is. On a canvas of the same size what is drawn already
   * moves to where it stands now, unless the reader asked for less motion.
   */
  show(drawing: Drawing, size: Size): void {
    const isResized = size.width !== this.#size.width || size.height !== this.#size.height
    this.#size = size
    // The box is that of the canvas: at rest one unit of a drawing is one pixel.
    this.#sigma.setCustomBBox({ x: [0, size.width], y: [0, size.height] })
    const before = { nodes: [...this.#drawing.nodes.values()], lines: [], titles: [] }
    this.#frame.crowded = drawing.nodes.length > MOST_NODES
    this.#frame.dashed = drawing.lines.some(({ standing }) => lineStyles[standing].dash[0] > 0)
    this.#frame.share = Math.min(1, MOST_MOVING / Math.max(drawing.lines.length, 1))
    this.#glide.go(isResized || this.#options.reducedMotion ? drawing : before, drawing)
  }

  #put(drawing: Drawing): void {
    const before = this.#drawing
    this.#drawing = new DrawingInHand(drawing, before)
    this.#rest = restScaleOf(drawing, this.#size)
    const moved = before.hasLines(drawing.lines) ? movedFrom(before, drawing) : undefined
    if (moved === undefined) return this.#fill()
    this.#graph.move(this.#drawing, moved, this.#scene)
    if (moved.length > MOST_MOVED) return void this.#sigma.refresh()
    this.#frame.version++
    const edges = new Set(moved.flatMap((key) => this.#drawing.linesOf(key)).map(({ key }) => key))
    this.#sigma.refresh({ partialGraph: { nodes: [...moved], edges: [...edges] }, skipIndexation: true })
  }

  /** Dims everything but these nodes and lines, styles kept; undefined dims nothing. */
  highlight(keys: ReadonlySet<string> | undefined): void {
    const before = this.#lit
    this.#lit = keys
    this.#frame.fade = keys === undefined ? 0 : FADED
    const changed = this.#graph.light(this.#drawing, this.#scene, before)
    this.#frame.version++
    this.#sigma.refresh({ partialGraph: changed, skipIndexation: true, schedule: true })
  }

  /** Rings what is selected, or what the keyboard is at. */
  focus(keys: readonly string[]): void {
    this.#focus = new Set(keys)
    this.#scheduleWords()
  }

  /** Reads the colours of the page again, after it turned light or dark. */
  readColours(): void {
    this.#palette = readPalette(this.#container)
    this.#frame.paper = channelsOf(this.#palette.paper)
    this.#fill()
  }

  /** Looks where the state says; undefined is at rest. */
  look(camera: Camera | undefined): void {
    this.#camera.set(camera)
  }

  /** Brings a node or line into view, name included; of so many pixels at the right nothing can be seen. */
  moveTo(key: string, coveredAtRight = 0): void {
    this.#glide.arrive()
    const box = this.#boxOf(key)
    if (box !== undefined) this.#viewpoint.moveTo(box, coveredAtRight)
  }

  /** Brings a node or line to the middle of what can be seen, near enough to be read. */
  centreOn(key: string, coveredAtRight = 0): void {
    const box = this.#boxOf(key)
    if (box !== undefined) this.#viewpoint.centreOn(box, coveredAtRight)
  }

  /** Brings the first of what entered the drawing into view, where none of it can be seen. */
  showSome(keys: readonly string[], coveredAtRight = 0): void {
    this.#glide.arrive()
    this.#viewpoint.showSome(
      keys.flatMap((key) => this.#boxOf(key) ?? []),
      coveredAtRight,
    )
  }

  zoom(factor: number): void {
    this.#viewpoint.zoom(factor)
  }

  /** So near or far that the whole drawing fills the canvas; at rest where it does from there. */
  fit(): void {
    this.#glide.arrive()
    const fit = fitOf({ nodes: [...this.#drawing.nodes.values()] }, this.#size, this.#measure)
    if (fit === undefined) this.#viewpoint.rest()
    else this.#viewpoint.centre(this.#toView(fit.middle.x, fit.middle.y), fit.ratio)
  }

  /** The node or line at a point of the canvas: its name, its mark or a finger's breadth around, or what the pointer is over. */
  keyAt(point: Point): string {
    const named = this.#namedAt(point)
    if (named !== undefined) return named
    return this.#markAt(point, BESIDE) ?? this.#hovered
  }

  /** Where a node, or the middle of a line, is on the canvas now; undefined for what is not drawn. */
  placeAt(key: string): Point | undefined {
    return this.#placeOf(key)
  }

  /** Forgets what is pressed: a menu has opened over it, and its release means nothing. */
  letGo(): void {
    this.#letGo()
  }

  /** The boxes of the labels that are drawn now, in pixels of the canvas. */
  labelBoxes(): readonly LabelBox[] {
    return this.#labels.written.names
  }

  /** The boxes of the numbers of neighbours that are not drawn, in pixels of the canvas. */
  badgeBoxes(): readonly LabelBox[] {
    return this.#labels.written.badges
  }

  /** What was drawn, placed and made to be pointed at since the renderer began. */
  counted(): Frame['counted'] & { readonly names: number } {
    return { ...this.#frame.counted, names: this.#labels.placed }
  }

  /** What is on the canvas now: the drawing with its places there, and what of it is not dimmed. */
  asSeen(): {
    readonly drawing: Drawing
    readonly canvas: Size
    readonly lit: ReadonlySet<string> | undefined
  } {
    this.#glide.arrive()
    const { nodes, lines, titles, ground } = this.#drawing
    const { ratio } = this.#sigma.getCamera()
    const seen = <Thing extends Point>(thing: Thing): Thing => ({
      ...thing,
      ...this.#toView(thing.x, thing.y),
    })
    return {
      drawing: {
        nodes: [...nodes.values()].map(seen),
        lines: [...lines.values()].map((line) =>
          line.beyond === undefined ? line : { ...line, beyond: line.beyond / ratio },
        ),
        titles: titles.map(seen),
        ground: ground && movedGround(ground, (x, y) => this.#toView(x, y)),
      },
      canvas: this.#sigma.getDimensions(),
      lit: this.#lit,
    }
  }

  dispose(): void {
    this.#isDisposed = true
    this.#glide.stop()
    cancelAnimationFrame(this.#wordsFrame)
    this.#camera.dispose()
    this.#ground.dispose()
    this.#sigma.kill()
  }

  get #scene(): Scene {
    return { palette: this.#palette, height: this.#size.height, lit: this.#lit }
  }

  #fill(): void {
    this.#graph.fill(this.#drawing, this.#scene)
    this.#sigma.refresh()
  }

  /** In sigma's coordinates. */
  #draggedTo(key: string): Point | undefined {
    const at = this.#drawing.draggedTo(key)
    return at && { x: at.x, y: this.#size.height - at.y }
  }

  #toView(x: number, y: number): Point {
    return this.#sigma.graphToViewport({ x, y: this.#size.height - y })
  }

  /** Where a node, or the middle of a line, is on the canvas now. */
  #placeOf(key: string): Point | undefined {
    const node = this.#drawing.nodes.get(key)
    if (node !== undefined) return this.#toView(node.x, node.y)
    const line = this.#drawing.lines.get(key)
    return line && courseOf(line, { drawing: this.#drawing, view: this.#view() })?.(0.5)
  }

  #view(): View {
    const [{ x, y }, far] = [this.#toView(0, 0), this.#toView(FAR, 0)]
    return { x, y, scale: (far.x - x) / FAR }
  }

  /** A node with its name, or the middle of a line, on the canvas now. */
  #boxOf(key: string): Box | undefined {
    const at = this.#placeOf(key)
    const node = this.#drawing.nodes.get(key)
    if (at === undefined) return undefined
    return node === undefined ? boxOfPoint(at) : boxAround(node, at, this.#measure)
  }

  #drawWords(): void {
    const context = this.#sigma.getCanvases()['labels']?.getContext('2d')
    if (context) {
      this.#labels.draw(context, {
        drawing: this.#drawing,
        view: this.#view(),
        canvas: this.#sigma.getDimensions(),
        palette: this.#palette,
        lit: this.#lit,
        focus: this.#focus,
        hovered: this.#hovered,
        scale: this.#frame.scale,
        moving: this.#frame.moving,
      })
      drawLasso(context, outlineOf(this.#outline), this.#palette.accent)
    }
    this.#options.onRender()
  }

  /** Writes names anew where marks and lines stay as they are. */
  #scheduleWords(): void {
    if (this.#wordsFrame !== 0) return
    this.#wordsFrame = requestAnimationFrame(() => {
      this.#wordsFrame = 0
      const { width, height } = this.#sigma.getDimensions()
      this.#sigma.getCanvases()['labels']?.getContext('2d')?.clearRect(0, 0, width, height)
      this.#drawWords()
    })
  }

  /** The camera has begun to move, or has come to rest. */
  #move(moving: boolean): void {
    if (this.#frame.moving === moving) return
    this.#frame.moving = moving
    if (!moving) this.#sigma.scheduleRender()
  }

  /** Whatever is pressed must be found where it is now. */
  #settle(): void {
    if (!this.#frame.moving) return
    this.#frame.moving = false
    this.#sigma.refresh({ partialGraph: {}, skipIndexation: true })
  }

  #namedAt(point: Point): string | undefined {
    const { words, names } = this.#labels.written
    const named = [...words, ...names].find((box) => holds(box, point))?.key
    return named ?? (this.#frame.crowded ? this.#markAt(point, REACH) : undefined)
  }

  /** The node whose mark is nearest to a point of the canvas, and no further away than `most` pixels. */
  #markAt(point: Point, most: number): string | undefined {
    let [near, least] = [undefined as string | undefined, most]
    const { scale } = this.#frame
    const view = this.#view()
    for (const node of this.#drawing.nodes.values()) {
      const away =
        Math.hypot(view.x + view.scale * node.x - point.x, view.y + view.scale * node.y - point.y) -
        node.size * scale
      if (away < least) [near, least] = [node.key, away]
    }
    return near
  }

  #listen(): void {
    this.#sigma.on('afterProcess', () => {
      this.#frame.version++
    })
    this.#sigma.on('beforeRender', () => {
      this.#frame.counted.frames++
      this.#frame.scale = Math.min(1, this.#rest / this.#sigma.getCamera().ratio)
      this.#frame.strength = this.#frame.crowded
        ? Math.min(Math.max(WEAKEST, this.#frame.scale), STRONGEST)
        : 1
    })
    this.#sigma.on('afterRender', () => {
      this.#ground.draw(this.#drawing.ground, this.#palette, (x, y) => this.#toView(x, y))
      this.#drawWords()
    })
    // Whoever is disposed of gives back its own, which the browser tells as a loss, and later.
    const tell = (isLost: boolean): void => {
      if (!this.#isDisposed) this.#options.onLost?.(isLost)
    }
    for (const canvas of Object.values(this.#sigma.getCanvases())) {
      canvas.addEventListener('webglcontextlost', (event) => {
        // Without this the browser never gives it back.
        event.preventDefault()
        tell(true)
      })
      canvas.addEventListener('webglcontextrestored', () => tell(false))
    }
    for (const pressed of ['mousedown', 'touchstart'])
      this.#container.addEventListener(pressed, () => this.#settle(), { capture: true, passive: true })
    this.#letGo = listenToPointer(this.#sigma, {
      onSelect: this.#options.onSelect,
      onLasso: (points) => {
        this.#outline = [...points]
        this.#scheduleWords()
      },
      onLassoed: (points) => this.#options.onLasso(this.#inside(points)),
      onExpand: this.#options.onExpand,
      onHover: (key) => this.#hover(key),
      namedAt: (x, y) => this.#namedAt({ x, y }) ?? '',
      placeOf: (key) => {
        const node = this.#drawing.nodes.get(key)
        return node === undefined ? undefined : { x: node.x, y: this.#size.height - node.y }
      },
      onDrag: (key, x, y) => this.#drag(key, x, y),
      onDrop: (key) => {
        const node = this.#drawing.nodes.get(key)
        if (node !== undefined) this.#options.onMove(key, Math.round(node.x), Math.round(node.y))
      },
    })
  }

  /** The nodes whose marks a line goes round. */
  #inside(points: readonly Point[]): readonly string[] {
    const outline = outlineOf(points)
    return [...this.#drawing.nodes.values()]
      .filter(({ x, y }) => isInside(outline, this.#toView(x, y)))
      .map(({ key }) => key)
  }

  #hover(key: string): void {
    if (key === this.#hovered) return
    this.#hovered = key
    this.#container.toggleAttribute('data-hover', key !== '')
    this.#scheduleWords()
  }

  /** Moves a node to a place in sigma's coordinates; the drawing follows. */
  #drag(key: string, x: number, y: number): void {
    this.#glide.arrive()
    this.#frame.version++
    const { marks, lines } = this.#drawing.drag(key, { x, y: this.#size.height - y })
    this.#sigma.refresh({
      partialGraph: { nodes: [...marks], edges: [...lines] },
      skipIndexation: true,
      schedule: true,
    })
  }
}
