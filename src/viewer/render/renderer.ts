import { MultiDirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { createEdgeCompoundProgram } from 'sigma/rendering'
import { UsageError } from '../../errors.ts'
import type { DrawnLine, DrawnNode, Drawing, Size } from '../drawing.ts'
import { middleOf } from './curve.ts'
import { drawLabels, type Placed } from './draw-labels.ts'
import { HeadProgram } from './head-program.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { LineProgram } from './line-program.ts'
import { headLength, lineStyles } from './line-styles.ts'
import { MarkProgram } from './mark-program.ts'
import { mix, readPalette, type Palette } from './palette.ts'
import type { LabelBox } from './place-labels.ts'

export interface RendererOptions {
  /** A node or line was clicked; '' for the background. */
  readonly onSelect: (key: string) => void
  /** A node was double-clicked. */
  readonly onExpand: (key: string) => void
  /** A node was dragged to a place, in the drawing's pixels. */
  readonly onMove: (key: string, x: number, y: number) => void
  /** The canvas was drawn anew. */
  readonly onRender: () => void
  readonly reducedMotion: boolean
}

const MOTION = 200
const FADED = 0.78

/** Shows drawings by WebGL. It listens to nothing but its canvas: what is drawn is handed in, what is done is handed out. */
export class Renderer {
  readonly #container: HTMLElement
  readonly #options: RendererOptions
  readonly #graph = new MultiDirectedGraph<MarkLook, LineLook>()
  readonly #sigma: Sigma<MarkLook, LineLook>
  #drawing: Drawing = { nodes: [], lines: [], titles: [] }
  #nodes = new Map<string, DrawnNode>()
  #lines = new Map<string, DrawnLine>()
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
    this.#listen()
  }

  /** Shows a drawing made for a canvas of a size; the camera stays where it is. */
  show(drawing: Drawing, size: Size): void {
    this.#drawing = drawing
    this.#size = size
    this.#nodes = new Map(drawing.nodes.map((node) => [node.key, node]))
    this.#lines = new Map(drawing.lines.map((line) => [line.key, line]))
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

  /** Back to where one unit is one pixel, or so far away that the whole drawing can be seen. */
  fit(whole = false): void {
    const ys = this.#drawing.nodes.map(({ y }) => y)
    const over = whole ? Math.max((Math.max(0, ...ys) + 40) / this.#size.height, 1) : 1
    const middle = this.#sigma.viewportToFramedGraph(
      this.#toView(this.#size.width / 2, (this.#size.height * over) / 2),
    )
    void this.#sigma
      .getCamera()
      .animate({ x: 0.5, y: over === 1 ? 0.5 : middle.y, ratio: over, angle: 0 }, { duration: this.#motion })
  }

  /** The boxes of the labels that are drawn now, in pixels of the canvas. */
  labelBoxes(): readonly LabelBox[] {
    return this.#boxes
  }

  /** What is on the canvas, labels included, as a picture of twice the size. */
  async toPng(): Promise<Blob> {
    this.#sigma.refresh()
    const { width, height } = this.#sigma.getDimensions()
    const canvas = document.createElement('canvas')
    const scale = 2
    canvas.width = width * scale
    canvas.height = height * scale
    const context = canvas.getContext('2d')
    if (context === null)
      throw new UsageError({ code: 'NoCanvas', message: 'This browser cannot make a picture.' })
    context.scale(scale, scale)
    context.fillStyle = this.#palette.paper
    context.fillRect(0, 0, width, height)
    const layers = this.#sigma.getCanvases()
    for (const name of ['edges', 'nodes']) {
      const layer = layers[name]
      if (layer !== undefined) context.drawImage(layer, 0, 0, width, height)
    }
    this.#drawLabels(context)
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) =>
        blob === null ? reject(new Error('The picture is too large.')) : resolve(blob),
      )
    })
  }

  dispose(): void {
    this.#sigma.kill()
  }

  get #motion(): number {
    return this.#options.reducedMotion ? 0 : MOTION
  }

  #fill(): void {
    const graph = this.#graph
    graph.clear()
    for (const node of this.#drawing.nodes) graph.addNode(node.key, this.#markOf(node))
    for (const line of this.#drawing.lines) {
      if (!graph.hasNode(line.start) || !graph.hasNode(line.end)) continue
      graph.addEdgeWithKey(line.key, this.#startOf(line), line.end, this.#lineOf(line))
    }
    this.#sigma.refresh()
  }

  /** The node that a line leaves: its own, or a point beside the label of it, which is not seen. */
  #startOf({ key, start, from }: DrawnLine): string {
    if (from === undefined) return start
    const anchor = `${key} anchor`
    const { paper } = this.#palette
    this.#graph.addNode(anchor, {
      type: 'mark',
      x: from.x,
      y: this.#size.height - from.y,
      size: 0,
      color: paper,
      fill: paper,
      dashed: false,
      zIndex: 0,
    })
    return anchor
  }

  #markOf({ key, x, y, size, colour, hollow }: DrawnNode): MarkLook {
    const { labels, paper } = this.#palette
    const own = labels[colour] ?? labels[8]
    const dimmed = this.#isDimmed(key)
    const color = dimmed ? mix(own, paper, FADED) : own
    return {
      type: 'mark',
      x,
      y: this.#size.height - y,
      size,
      color,
      fill: hollow ? paper : color,
      dashed: hollow,
      zIndex: dimmed ? 0 : 1,
    }
  }

  #lineOf({ key, start, end, standing, curve, flow }: DrawnLine): LineLook {
    const style = lineStyles[standing]
    const dimmed = this.#isDimmed(key)
    const lit = this.#lit !== undefined && !dimmed
    const own = lit && style.colour === 'line' ? this.#palette.ink : this.#palette[style.colour]
    return {
      type: 'line',
      color: dimmed ? mix(own, this.#palette.paper, FADED) : own,
      width: style.width,
      dash: style.dash,
      head: headLength(style),
      open: style.head === 'open',
      // The canvas' y runs down, sigma's up.
      curve: flow ? -curve : curve,
      flow,
      loop: start === end,
      zIndex: dimmed ? 0 : 1,
    }
  }

  #isDimmed(key: string): boolean {
    return this.#lit !== undefined && !this.#lit.has(key)
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
      nodes: nodes.map((thing): Placed<DrawnNode> => ({
        thing,
        ...this.#toView(thing.x, thing.y),
        dimmed: this.#isDimmed(thing.key),
        always:
          wanted(thing.key) || (this.#lit !== undefined && this.#lit.size < 40 && this.#lit.has(thing.key)),
      })),
      lines: lines
        .filter(
          ({ key }) => wanted(key) || (this.#lit !== undefined && this.#lit.size < 6 && this.#lit.has(key)),
        )
        .flatMap((thing): Placed<DrawnLine>[] => {
          const at = this.#placeOf(thing.key)
          return at === undefined ? [] : [{ thing, ...at, dimmed: false, always: true }]
        }),
      titles: titles.map((thing) => ({ thing, ...this.#toView(thing.x, thing.y) })),
    })
    const at = this.#focus === '' ? undefined : this.#placeOf(this.#focus)
    if (at !== undefined) {
      context.strokeStyle = this.#palette.accent
      context.lineWidth = 2
      context.beginPath()
      context.arc(at.x, at.y, (this.#nodes.get(this.#focus)?.size ?? 4) + 4, 0, 2 * Math.PI)
      context.stroke()
    }
  }

  #listen(): void {
    const { onSelect, onExpand, onMove } = this.#options
    const sigma = this.#sigma
    sigma.on('afterRender', () => {
      const context = sigma.getCanvases()['labels']?.getContext('2d')
      if (context) this.#drawLabels(context)
      this.#options.onRender()
    })
    sigma.on('clickNode', ({ node }) => onSelect(node))
    sigma.on('clickEdge', ({ edge }) => onSelect(edge))
    sigma.on('clickStage', () => onSelect(''))
    sigma.on('doubleClickNode', (payload) => {
      payload.preventSigmaDefault()
      onExpand(payload.node)
    })
    sigma.on('doubleClickEdge', (payload) => payload.preventSigmaDefault())
    for (const event of ['enterNode', 'enterEdge'] as const)
      sigma.on(event, (payload: { readonly node?: string; readonly edge?: string }) => {
        this.#hovered = payload.node ?? payload.edge ?? ''
        this.#container.dataset['hover'] = 'yes'
        sigma.refresh()
      })
    for (const event of ['leaveNode', 'leaveEdge'] as const)
      sigma.on(event, () => {
        this.#hovered = ''
        delete this.#container.dataset['hover']
        sigma.refresh()
      })
    let dragged = ''
    let moved = false
    sigma.on('downNode', ({ node }) => {
      dragged = node
      moved = false
    })
    sigma.on('moveBody', (payload) => {
      const node = this.#nodes.get(dragged)
      if (node === undefined) return
      const { x, y } = sigma.viewportToGraph(payload.event)
      const at = { x, y: this.#size.height - y }
      if (!moved && Math.hypot(at.x - node.x, at.y - node.y) < 4) return
      moved = true
      payload.preventSigmaDefault()
      this.#graph.mergeNodeAttributes(dragged, { x, y })
      this.#nodes.set(dragged, { ...node, ...at })
      this.#drawing = {
        ...this.#drawing,
        nodes: this.#drawing.nodes.map((one) => (one.key === dragged ? { ...one, ...at } : one)),
      }
    })
    const drop = (): void => {
      const node = this.#nodes.get(dragged)
      if (moved && node !== undefined) onMove(dragged, node.x, node.y)
      dragged = ''
    }
    sigma.on('upNode', drop)
    sigma.on('upStage', drop)
  }
}
