import { MultiDirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { createEdgeCompoundProgram } from 'sigma/rendering'
import { UsageError } from '../../errors.ts'
import type { DrawnLine, DrawnNode, Drawing, Size } from '../drawing.ts'
import type { Camera } from '../state/state.ts'
import { atRest, CameraWatch } from './camera.ts'
import { middleOf } from './curve.ts'
import { drawLabels, type Placed } from './draw-labels.ts'
import { directionsOf } from './free-sides.ts'
import { HeadProgram } from './head-program.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { LineProgram } from './line-program.ts'
import { anchorLook, isDimmed, lineLook, markLook, type Scene } from './looks.ts'
import { MarkProgram } from './mark-program.ts'
import { readPalette, type Palette } from './palette.ts'
import type { LabelBox } from './place-labels.ts'
import { listenToPointer } from './pointer.ts'
import { toPng } from './to-png.ts'

export interface RendererOptions {
  /** A node or line was clicked; '' for the background. */
  readonly onSelect: (key: string) => void
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

const MOTION = 200

/** Shows drawings by WebGL. It listens to nothing but its canvas: what is drawn is handed in, what is done is handed out. */
export class Renderer {
  readonly #container: HTMLElement
  readonly #options: RendererOptions
  readonly #graph = new MultiDirectedGraph<MarkLook, LineLook>()
  readonly #sigma: Sigma<MarkLook, LineLook>
  readonly #camera: CameraWatch
  #drawing: Drawing = { nodes: [], lines: [], titles: [] }
  #nodes = new Map<string, DrawnNode>()
  #lines = new Map<string, DrawnLine>()
  #directions: ReturnType<typeof directionsOf> = new Map()
  #size: Size = { width: 1, height: 1 }
  #palette: Palette
  #lit: ReadonlySet<string> | undefined
  #focus = ''
  #hovered = ''
  #boxes: readonly LabelBox[] = []

  /** @throws UsageError `NoWebGL` where the browser cannot draw */
  constructor(container: HTMLElement, options: RendererOptions) {
    this.#container = container
    this.#options = options
    this.#palette = readPalette(container)
    if (document.createElement('canvas').getContext('webgl2') === null)
      throw new UsageError({
        code: 'NoWebGL',
        message: 'This browser cannot draw the picture: it has no WebGL 2.',
        hint: 'Switch hardware acceleration on, or use another browser. Lists, tables and exports work all the same.',
      })
    const line = createEdgeCompoundProgram<MarkLook, LineLook>([LineProgram, HeadProgram])
    this.#sigma = new Sigma(this.#graph, container, {
      defaultNodeType: 'mark',
      defaultEdgeType: 'line',
      nodeProgramClasses: { mark: MarkProgram },
      nodeHoverProgramClasses: { mark: MarkProgram },
      edgeProgramClasses: { line },
      defaultDrawNodeHover: () => {},
      renderLabels: false,
      enableEdgeEvents: true,
      enableCameraRotation: false,
      stagePadding: 0,
      zIndex: true,
      zoomToSizeRatioFunction: () => 1,
      minCameraRatio: 0.05,
      maxCameraRatio: 4,
      allowInvalidContainer: true,
      minEdgeThickness: 0,
      inertiaDuration: options.reducedMotion ? 0 : 180,
      zoomDuration: options.reducedMotion ? 1 : 160,
    })
    this.#camera = new CameraWatch(this.#sigma.getCamera(), options.onCamera)
    this.#listen()
  }

  /** Shows a drawing made for a canvas of a size; the camera stays where it is. */
  show(drawing: Drawing, size: Size): void {
    this.#drawing = drawing
    this.#size = size
    this.#nodes = new Map(drawing.nodes.map((node) => [node.key, node]))
    this.#lines = new Map(drawing.lines.map((line) => [line.key, line]))
    this.#directions = directionsOf(this.#nodes, drawing.lines)
    // The box is that of the canvas: at rest one unit of a drawing is one pixel.
    this.#sigma.setCustomBBox({ x: [0, size.width], y: [0, size.height] })
    this.#fill()
  }

  /** Dims everything but these nodes and lines, styles kept; undefined dims nothing. */
  highlight(keys: ReadonlySet<string> | undefined): void {
    this.#lit = keys
    this.#fill()
  }

  /** Rings what the keyboard is at; '' for nothing. */
  focus(key: string): void {
    this.#focus = key
    this.#sigma.refresh()
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

  /** Brings a node or line into view. */
  moveTo(key: string): void {
    const at = this.#placeOf(key)
    if (at === undefined) return
    const { width, height } = this.#sigma.getDimensions()
    if (at.x > 40 && at.x < width - 40 && at.y > 30 && at.y < height - 30) return
    const goal = this.#sigma.viewportToFramedGraph(at)
    void this.#sigma.getCamera().animate({ x: goal.x, y: goal.y }, { duration: this.#motion })
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera()
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, { duration: this.#motion })
  }

  /** So far away that the whole drawing can be seen; at rest where it can be seen from there. */
  fit(): void {
    const ys = this.#drawing.nodes.map(({ y }) => y)
    const ratio = Math.max((Math.max(0, ...ys) + 40) / this.#size.height, 1)
    const middle = this.#sigma.viewportToFramedGraph(
      this.#toView(this.#size.width / 2, (this.#size.height * ratio) / 2),
    )
    void this.#sigma
      .getCamera()
      .animate(ratio === 1 ? atRest : { x: 0.5, y: middle.y, ratio }, { duration: this.#motion })
  }

  /** The boxes of the labels that are drawn now, in pixels of the canvas. */
  labelBoxes(): readonly LabelBox[] {
    return this.#boxes
  }

  /** What is on the canvas, labels included, as a picture of twice the size. */
  async toPng(): Promise<Blob> {
    this.#sigma.refresh()
    const { edges, nodes } = this.#sigma.getCanvases()
    return toPng(
      [edges, nodes].filter((layer) => layer !== undefined),
      this.#sigma.getDimensions(),
      this.#palette.paper,
      (context) => this.#drawLabels(context),
    )
  }

  dispose(): void {
    this.#camera.dispose()
    this.#sigma.kill()
  }

  get #motion(): number {
    // Of no length sigma's animation begins at no place at all.
    return this.#options.reducedMotion ? 1 : MOTION
  }

  get #scene(): Scene {
    return { palette: this.#palette, height: this.#size.height, lit: this.#lit }
  }

  #fill(): void {
    const graph = this.#graph
    const scene = this.#scene
    graph.clear()
    for (const node of this.#drawing.nodes) graph.addNode(node.key, markLook(node, scene))
    for (const line of this.#drawing.lines) {
      if (!graph.hasNode(line.start) || !graph.hasNode(line.end)) continue
      graph.addEdgeWithKey(line.key, this.#startOf(line, scene), line.end, lineLook(line, scene))
    }
    this.#sigma.refresh()
  }

  /** The node that a line leaves: its own, or a point beside the label of it. */
  #startOf({ key, start, from }: DrawnLine, scene: Scene): string {
    if (from === undefined) return start
    const anchor = `${key} anchor`
    this.#graph.addNode(anchor, anchorLook(from, scene))
    return anchor
  }

  #toView(x: number, y: number): { readonly x: number; readonly y: number } {
    return this.#sigma.graphToViewport({ x, y: this.#size.height - y })
  }

  /** Where a node, or the middle of a line, is on the canvas now. */
  #placeOf(key: string): { readonly x: number; readonly y: number } | undefined {
    const node = this.#nodes.get(key)
    if (node !== undefined) return this.#toView(node.x, node.y)
    const line = this.#lines.get(key)
    if (line === undefined) return undefined
    const start = line.from ?? this.#nodes.get(line.start)
    const end = this.#nodes.get(line.end)
    if (start === undefined || end === undefined) return undefined
    const middle = middleOf(this.#toView(start.x, start.y), this.#toView(end.x, end.y), line)
    return middle
  }

  #drawLabels(context: CanvasRenderingContext2D): void {
    const { nodes, lines, titles } = this.#drawing
    const wanted = (key: string): boolean => key === this.#hovered || key === this.#focus
    this.#boxes = drawLabels(context, {
      palette: this.#palette,
      canvas: this.#sigma.getDimensions(),
      directions: this.#directions,
      focus: this.#focus,
      nodes: nodes.map((thing): Placed<DrawnNode> => ({
        thing,
        ...this.#toView(thing.x, thing.y),
        dimmed: isDimmed(thing.key, { lit: this.#lit }),
        always:
          wanted(thing.key) || (this.#lit !== undefined && this.#lit.size < 40 && this.#lit.has(thing.key)),
      })),
      lines: lines
        .filter(
          ({ key, said }) =>
            said === true ||
            wanted(key) ||
            (this.#lit !== undefined && this.#lit.size < 6 && this.#lit.has(key)),
        )
        .flatMap((thing): Placed<DrawnLine>[] => {
          const at = this.#placeOf(thing.key)
          return at === undefined ? [] : [{ thing, ...at, dimmed: false, always: true }]
        }),
      titles: titles.map((thing) => ({ thing, ...this.#toView(thing.x, thing.y) })),
    })
    const focused = this.#nodes.get(this.#focus)
    if (focused !== undefined) {
      const at = this.#toView(focused.x, focused.y)
      context.strokeStyle = this.#palette.accent
      context.lineWidth = 2
      context.beginPath()
      context.arc(at.x, at.y, focused.size + 4, 0, 2 * Math.PI)
      context.stroke()
    }
  }

  #listen(): void {
    this.#sigma.on('afterRender', () => {
      const context = this.#sigma.getCanvases()['labels']?.getContext('2d')
      if (context) this.#drawLabels(context)
      this.#options.onRender()
    })
    listenToPointer(this.#sigma, {
      onSelect: this.#options.onSelect,
      onExpand: this.#options.onExpand,
      onHover: (key) => this.#hover(key),
      placeOf: (key) => {
        const node = this.#nodes.get(key)
        return node === undefined ? undefined : { x: node.x, y: this.#size.height - node.y }
      },
      onDrag: (key, x, y) => this.#drag(key, x, y),
      onDrop: (key) => {
        const node = this.#nodes.get(key)
        if (node !== undefined) this.#options.onMove(key, Math.round(node.x), Math.round(node.y))
      },
    })
  }

  #hover(key: string): void {
    this.#hovered = key
    if (key === '') delete this.#container.dataset['hover']
    else this.#container.dataset['hover'] = 'yes'
    this.#sigma.refresh()
  }

  /** Moves a node to a place in sigma's coordinates; the drawing follows. */
  #drag(key: string, x: number, y: number): void {
    const at = { x, y: this.#size.height - y }
    const nodes = this.#drawing.nodes.map((node) => (node.key === key ? { ...node, ...at } : node))
    this.#graph.mergeNodeAttributes(key, { x, y })
    this.#drawing = { ...this.#drawing, nodes }
    this.#nodes = new Map(nodes.map((node) => [node.key, node]))
  }
}
