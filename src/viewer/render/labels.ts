import { type DrawnLine, type DrawnNode, MOST_NODES, type Size } from '../drawing.ts'
import { pointOn } from '../layout/curve.ts'
import type { Point } from '../layout/spring.ts'
import type { DrawingInHand } from './drawing-in-hand.ts'
import {
  drawLabel,
  drawLabels,
  drawMark,
  drawTitle,
  type LabelScene,
  ring,
  type Written,
} from './draw-labels.ts'
import { measureBy } from './fonts.ts'
import { InSight } from './in-sight.ts'
import { linesInWords } from './line-words.ts'
import { isDimmed } from './looks.ts'
import type { Palette } from './palette.ts'
import { type NameBox, type Placed, placeOverLines } from './place-names.ts'
import { seenFrom, type View } from './view.ts'

/** Of so many things the names are drawn whatever they cover. */
const MOST_NAMED = 40
/** Of so many nodes in sight, those of most lines first, room for names is looked for. */
const MOST_OF_MANY = 600
/** Of more lines in sight names would find no place between them: they stand over lines. */
const MOST_LINES = 1_500

/** What decides which words are on the canvas, and where. */
export interface WordsScene {
  readonly drawing: DrawingInHand
  readonly view: View
  readonly canvas: Size
  readonly palette: Palette
  readonly lit: ReadonlySet<string> | undefined
  readonly focus: ReadonlySet<string>
  /** What is pointed at; '' for nothing. */
  readonly hovered: string
  /** As marks are drawn, of their own size. */
  readonly scale: number
  readonly moving: boolean
}

/** What stood where when the camera rested, to be drawn while it moves. */
interface Kept {
  readonly nodes: readonly DrawnNode[]
  /** Boxes of names, from the middle of their marks. */
  readonly names: readonly (NameBox & { readonly node: DrawnNode })[]
}

const nothing: Written = { names: [], words: [], badges: [] }
const none: Kept = { nodes: [], names: [] }

/** The names, signs, badges and words of lines of one canvas. */
export class Labels {
  #inSight: { readonly drawing: DrawingInHand; readonly found: InSight } | undefined
  #kept = none
  #written = nothing
  #placedFor: WordsScene | undefined
  /** Names that were placed since the renderer began, for whoever measures it. */
  placed = 0

  /** The boxes of what is written now. */
  get written(): Written {
    return this.#written
  }

  draw(context: CanvasRenderingContext2D, scene: WordsScene): void {
    const { drawing } = scene
    if (drawing.nodes.size <= MOST_NODES) {
      this.#written = this.#place(context, scene, [...drawing.nodes.values()], [...drawing.lines.values()])
      return
    }
    this.#written = scene.moving ? this.#drawKept(context, scene) : this.#drawMany(context, scene)
  }

  #drawMany(context: CanvasRenderingContext2D, scene: WordsScene): Written {
    const { drawing, view, canvas } = scene
    if (this.#inSight?.drawing !== drawing) this.#inSight = { drawing, found: new InSight(drawing) }
    const { found } = this.#inSight
    if (this.#isPlacedFor(scene)) return this.#drawKept(context, scene)
    const { first, count } = found.nodes(view, canvas, MOST_OF_MANY)
    // Where it was dragged to.
    const nodes = first.map((node) => drawing.nodes.get(node.key) ?? node)
    const isNear = count <= MOST_OF_MANY
    const lines = isNear ? found.lines(view, canvas, MOST_LINES + 1) : []
    if (isNear && lines.length <= MOST_LINES) {
      const written = this.#place(context, scene, nodes, lines)
      this.#keep(written.names, nodes, scene)
      return written
    }
    const names = placeOverLines(
      nodes.map((node) => placedOf(node, scene)),
      measureBy(context),
      canvas,
    )
    this.placed += names.length
    this.#keep(names, isNear ? nodes : [], scene)
    this.#placedFor = scene
    return this.#drawKept(context, scene)
  }

  /** Whether names stand where they were placed over lines: what is pointed at changes nothing of that. */
  #isPlacedFor({ drawing, view, canvas, lit }: WordsScene): boolean {
    const before = this.#placedFor
    return (
      before !== undefined &&
      before.drawing === drawing &&
      before.lit === lit &&
      before.canvas.width === canvas.width &&
      before.canvas.height === canvas.height &&
      before.view.x === view.x &&
      before.view.y === view.y &&
      before.view.scale === view.scale
    )
  }

  #place(
    context: CanvasRenderingContext2D,
    scene: WordsScene,
    nodes: readonly DrawnNode[],
    lines: readonly DrawnLine[],
  ): Written {
    const { canvas, palette, focus, view, drawing } = scene
    const free = nodes.some(({ side }) => side === 'below')
    const written = drawLabels(context, {
      palette,
      canvas,
      // Between columns every name has one place.
      courses: free ? lines.flatMap((line) => courseOf(line, scene) ?? []) : [],
      focus,
      nodes: nodes.map((node) => placedOf(node, scene)),
      lines: this.#spoken(lines, scene),
      titles: drawing.titles.map((thing) => ({ thing, ...seenFrom(view, thing) })),
    })
    this.placed += written.names.length
    return written
  }

  #spoken(lines: readonly DrawnLine[], scene: WordsScene): LabelScene['lines'] {
    return linesInWords(lines, {
      canvas: scene.canvas,
      lit: scene.lit,
      wanted: (key) => isWanted(key, scene),
      courseOf: (line) => courseOf(line, scene),
    })
  }

  #keep(names: readonly NameBox[], nodes: readonly DrawnNode[], { drawing, view }: WordsScene): void {
    this.#placedFor = undefined
    this.#kept = {
      nodes,
      names: names.flatMap((box) => {
        const node = drawing.nodes.get(box.key)
        if (node === undefined) return []
        const at = seenFrom(view, node)
        return [{ ...box, x: box.x - at.x, y: box.y - at.y, node }]
      }),
    }
  }

  /** What was placed last, where its nodes are now; beside it what is pointed at, and rings. */
  #drawKept(context: CanvasRenderingContext2D, scene: WordsScene): Written {
    const { drawing, view, palette, focus, hovered } = scene
    context.lineJoin = 'round'
    context.textBaseline = 'middle'
    for (const thing of drawing.titles) {
      const at = seenFrom(view, thing)
      drawTitle(context, thing, at.x, at.y, palette)
    }
    for (const node of this.#kept.nodes) drawMark(context, placedOf(node, scene), palette)
    const names: NameBox[] = []
    for (const kept of this.#kept.names) {
      const placed = placedOf(drawing.nodes.get(kept.key) ?? kept.node, scene)
      const box = { ...kept, x: kept.x + placed.x, y: kept.y + placed.y }
      drawLabel(context, placed, box, palette)
      names.push(box)
    }
    const done = new Set(names.map(({ key }) => key))
    const wanted = [hovered, ...(focus.size < MOST_NAMED ? focus : [])].flatMap((key) => {
      const node = drawing.nodes.get(key)
      return node === undefined || done.has(key) ? [] : [placedOf(node, scene)]
    })
    for (const key of focus) {
      const node = drawing.nodes.get(key)
      if (node !== undefined) ring(context, placedOf(node, scene), palette.accent)
    }
    for (const box of placeOverLines(wanted, measureBy(context), scene.canvas)) {
      const placed = wanted.find(({ thing }) => thing.key === box.key)
      if (placed === undefined) continue
      drawLabel(context, placed, box, palette)
      names.push(box)
    }
    return { names, words: [], badges: [] }
  }
}

function placedOf(node: DrawnNode, scene: WordsScene): Placed<DrawnNode> {
  const { view, lit, scale } = scene
  const thing = scale === 1 ? node : { ...node, size: node.size * scale }
  const isLitAlone = lit !== undefined && lit.size < MOST_NAMED && lit.has(node.key)
  return {
    thing,
    ...seenFrom(view, node),
    dimmed: isDimmed(node.key, { lit }),
    always: isWanted(node.key, scene) || isLitAlone,
  }
}

function isWanted(key: string, { hovered, focus }: WordsScene): boolean {
  return key === hovered || (focus.size < MOST_NAMED && focus.has(key))
}

/** Where a share of a line is on the canvas; undefined where an end is not drawn. */
export function courseOf(
  line: DrawnLine,
  { drawing, view }: Pick<WordsScene, 'drawing' | 'view'>,
): ((share: number) => Point) | undefined {
  const [start, end] = [drawing.beginningOf(line), drawing.nodes.get(line.end)]
  if (start === undefined || end === undefined) return undefined
  const [from, to] = [seenFrom(view, start), seenFrom(view, end)]
  return (share) => pointOn(from, to, line, share)
}
