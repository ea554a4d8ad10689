import { MultiDirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { createEdgeCompoundProgram } from 'sigma/rendering'
import type { DrawnLine, DrawnNode, Drawing, Size } from '../drawing.ts'
import type { Box } from '../layout/label-boxes.ts'
import type { Point } from '../layout/spring.ts'
import type { Camera } from '../state/state.ts'
import { CameraWatch } from './camera.ts'
import { pointOn } from '../layout/curve.ts'
import { drawLabels } from './draw-labels.ts'
import { drawLasso } from './draw-lasso.ts'
import { isInside, outlineOf } from './lasso.ts'
import { canvasMeasure } from './fonts.ts'
import { anchorOf, DrawingInHand } from './drawing-in-hand.ts'
import { Glide } from './glide.ts'
import { movedGround } from './ground.ts'
import { GroundLayer } from './ground-layer.ts'
import { HeadProgram } from './head-program.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { LineProgram, StraightProgram } from './line-program.ts'
import { linesInWords } from './line-words.ts'
import { anchorLook, isDimmed, lineLook, markLook, type Scene } from './looks.ts'
import { FURTHEST, boxAround, boxOfPoint, fitOf } from './look-at.ts'
import { MarkProgram } from './mark-program.ts'
import type { Placed } from './place-names.ts'
import type { Palette } from './palette.ts'
import { readPalette } from './read-palette.ts'
import { needWebGL } from './need-web-gl.ts'
import { holds, type LabelBox } from './place-labels.ts'
import { listenToPointer } from './pointer.ts'
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
  /** The reader zoomed or panned, and came to rest; undefined where nothing is zoomed or panned. */
  readonly onCamera: (camera: Camera | undefined) => void
  /** The canvas was drawn anew. */
  readonly onRender: () => void
  readonly reducedMotion: boolean
}

/** As far beside a mark as still means it, in pixels: half of a finger. */
const BESIDE = 12

/** Of so many things the names are drawn whatever they cover. */
const MOST_NAMED = 40

/** Shows drawings by WebGL. It listens to nothing but its canvas: what is drawn is handed in, what is done is handed out. */
export class Renderer {
  readonly #container: HTMLElement
  readonly #options: RendererOptions
  readonly #graph = new MultiDirectedGraph<MarkLook, LineLook>()
  readonly #sigma: Sigma<MarkLook, LineLook>
  readonly #camera: CameraWatch
  readonly #viewpoint: Viewpoint
  readonly #ground: GroundLayer
  #drawing = new DrawingInHand({ nodes: [], lines: [], titles: [] })
  #size: Size = { width: 1, height: 1 }
  #palette: Palette
  #lit: ReadonlySet<string> | undefined
  #focus: ReadonlySet<string> = new Set()
  /** What is being gone round, in pixels of the canvas. */
  #outline: readonly Point[] = []
  readonly #measure = canvasMeasure()
  #hovered = ''
  #boxes: readonly LabelBox[] = []
  /** The same, and those of the words of lines, which lie over them. */
  #names: readonly LabelBox[] = []

  readonly #glide = new Glide((drawing) => this.#put(drawing))
  #badges: readonly LabelBox[] = []

  #letGo = (): void => {}

  /** @throws UsageError `NoWebGL` where the browser cannot draw */
  constructor(container: HTMLElement, options: RendererOptions) {
    this.#container = container
    this.#options = options
    this.#palette = readPalette(container)
    needWebGL()
    const programOf = (body: typeof LineProgram) =>
      createEdgeCompoundProgram<MarkLook, LineLook>([body, HeadProgram])
    this.#sigma = new Sigma(this.#graph, container, {
      defaultNodeType: 'mark',
      defaultEdgeType: 'line',
      nodeProgramClasses: { mark: MarkProgram },
      nodeHoverProgramClasses: { mark: MarkProgram },
      edgeProgramClasses: { line: programOf(LineProgram), straight: programOf(StraightProgram) },
      defaultDrawNodeHover: () => {},
      renderLabels: false,
      enableEdgeEvents: true,
      enableCameraRotation: false,
      stagePadding: 0,
      zIndex: true,
      zoomToSizeRatioFunction: () => 1,
      minCameraRatio: 0.05,
      maxCameraRatio: FURTHEST,
      allowInvalidContainer: true,
      minEdgeThickness: 0,
      // What is being dragged, without a word to the graph: each of its words would have all lines drawn up again.
      nodeReducer: (key, look) => ({ ...look, ...this.#draggedTo(key) }),
      inertiaDuration: options.reducedMotion ? 0 : 180,
      zoomDuration: options.reducedMotion ? 1 : 160,
    })
    this.#camera = new CameraWatch(this.#sigma.getCamera(), options.onCamera)
    this.#viewpoint = new Viewpoint(this.#sigma, options.reducedMotion)
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
    this.#glide.go(isResized || this.#options.reducedMotion ? drawing : before, drawing)
  }

  #put(drawing: Drawing): void {
    this.#drawing = new DrawingInHand(drawing)
    this.#fill()
  }

  /** Dims everything but these nodes and lines, styles kept; undefined dims nothing. */
  highlight(keys: ReadonlySet<string> | undefined): void {
    this.#lit = keys
    this.#fill()
  }

  /** Rings what is selected, or what the keyboard is at. */
  focus(keys: readonly string[]): void {
    this.#focus = new Set(keys)
    this.#sigma.scheduleRender()
  }

  /** Reads the colours of the page again, after it turned light or dark. */
  readColours(): void {
    this.#palette = readPalette(this.#container)
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
    const named = this.#names.find((box) => holds(box, point))?.key
    if (named !== undefined) return named
    const near = [...this.#drawing.nodes.values()]
      .map((node) => {
        const at = this.#toView(node.x, node.y)
        return { key: node.key, away: Math.hypot(at.x - point.x, at.y - point.y) - node.size }
      })
      .filter(({ away }) => away <= BESIDE)
      .toSorted((one, other) => one.away - other.away)
    return near[0]?.key ?? this.#hovered
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
    return this.#boxes
  }

  /** The boxes of the numbers of neighbours that are not drawn, in pixels of the canvas. */
  badgeBoxes(): readonly LabelBox[] {
    return this.#badges
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
    this.#glide.stop()
    this.#camera.dispose()
    this.#sigma.kill()
  }

  get #scene(): Scene {
    return { palette: this.#palette, height: this.#size.height, lit: this.#lit }
  }

  #fill(): void {
    const scene = this.#scene
    this.#graph.clear()
    for (const node of this.#drawing.nodes.values()) this.#graph.addNode(node.key, markLook(node, scene))
    for (const line of this.#drawing.lines.values()) {
      if (!this.#graph.hasNode(line.start) || !this.#graph.hasNode(line.end)) continue
      this.#graph.addEdgeWithKey(line.key, this.#startOf(line, scene), line.end, lineLook(line, scene))
    }
    this.#sigma.refresh()
  }

  /** The node that a line leaves: its own, or a point beside the label of it. */
  #startOf(line: DrawnLine, scene: Scene): string {
    const from = this.#drawing.beginningOf(line)
    if (line.beyond === undefined || from === undefined) return line.start
    this.#graph.addNode(anchorOf(line), anchorLook(from, scene))
    return anchorOf(line)
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
    return line && this.#courseOf(line)?.(0.5)
  }

  /** Where a share of a line is on the canvas now. */
  #courseOf(line: DrawnLine): ((share: number) => Point) | undefined {
    const [start, end] = [this.#drawing.beginningOf(line), this.#drawing.nodes.get(line.end)]
    if (start === undefined || end === undefined) return undefined
    const [from, to] = [this.#toView(start.x, start.y), this.#toView(end.x, end.y)]
    return (share) => pointOn(from, to, line, share)
  }

  /** A node with its name, or the middle of a line, on the canvas now. */
  #boxOf(key: string): Box | undefined {
    const at = this.#placeOf(key)
    const node = this.#drawing.nodes.get(key)
    if (at === undefined) return undefined
    return node === undefined ? boxOfPoint(at) : boxAround(node, at, this.#measure)
  }

  #drawLabels(context: CanvasRenderingContext2D): void {
    const [nodes, lines] = [[...this.#drawing.nodes.values()], [...this.#drawing.lines.values()]]
    const free = nodes.some(({ side }) => side === 'below')
    const isNamed = this.#focus.size < MOST_NAMED
    const wanted = (key: string): boolean => key === this.#hovered || (isNamed && this.#focus.has(key))
    const { names, words, badges } = drawLabels(context, {
      palette: this.#palette,
      canvas: this.#sigma.getDimensions(),
      // Between columns every name has one place.
      courses: free ? lines.flatMap((line) => this.#courseOf(line) ?? []) : [],
      focus: this.#focus,
      nodes: nodes.map((thing): Placed<DrawnNode> => ({
        thing,
        ...this.#toView(thing.x, thing.y),
        dimmed: isDimmed(thing.key, { lit: this.#lit }),
        always:
          wanted(thing.key) ||
          (this.#lit !== undefined && this.#lit.size < MOST_NAMED && this.#lit.has(thing.key)),
      })),
      lines: linesInWords(lines, {
        canvas: this.#sigma.getDimensions(),
        lit: this.#lit,
        wanted,
        courseOf: (line) => this.#courseOf(line),
      }),
      titles: this.#drawing.titles.map((thing) => ({ thing, ...this.#toView(thing.x, thing.y) })),
    })
    drawLasso(context, outlineOf(this.#outline), this.#palette.accent)
    this.#boxes = names
    this.#badges = badges
    this.#names = [...words, ...names]
  }

  #listen(): void {
    this.#sigma.on('afterRender', () => {
      const context = this.#sigma.getCanvases()['labels']?.getContext('2d')
      if (context) this.#drawLabels(context)
      this.#ground.draw(this.#drawing.ground, this.#palette, (x, y) => this.#toView(x, y))
      this.#options.onRender()
    })
    this.#letGo = listenToPointer(this.#sigma, {
      onSelect: this.#options.onSelect,
      onLasso: (points) => {
        this.#outline = [...points]
        this.#sigma.scheduleRender()
      },
      onLassoed: (points) => this.#options.onLasso(this.#inside(points)),
      onExpand: this.#options.onExpand,
      onHover: (key) => this.#hover(key),
      namedAt: (x, y) => this.#names.find((box) => holds(box, { x, y }))?.key ?? '',
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
    this.#sigma.scheduleRender()
  }

  /** Moves a node to a place in sigma's coordinates; the drawing follows. */
  #drag(key: string, x: number, y: number): void {
    this.#glide.arrive()
    const { marks, lines } = this.#drawing.drag(key, { x, y: this.#size.height - y })
    this.#sigma.refresh({
      partialGraph: { nodes: [...marks], edges: [...lines] },
      skipIndexation: true,
      schedule: true,
    })
  }
}
