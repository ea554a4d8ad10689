import { countText } from '../../model/count-text.ts'
import { greatestOf, leastOf } from '../../model/extremes.ts'
import type { Drawing, DrawnLine, DrawnNode, Size } from '../drawing.ts'
import { beginningOf, pointOn } from '../layout/curve.ts'
import { markBoxOf, nameBoxOf, titleBoxOf, type Box } from '../layout/label-boxes.ts'
import type { Measure } from '../layout/measure.ts'
import type { Point } from '../layout/spring.ts'
import type { Legend } from '../render/legend.ts'
import type { Palette } from '../render/palette.ts'
import { groundShapes } from './draw-ground.ts'
import { lineShapes, nodeShapes, titleWords, type Lighting } from './draw-elements.ts'
import { namesAndWords } from './draw-names.ts'
import { interMeasure } from './inter-measure.ts'
import type { Group, Shape, Still } from './shapes.ts'
import { headlineBlock, legendBlock, sourceBlock } from './surround.ts'

/** What a picture says of one element beside what is drawn of it. */
export interface Told {
  readonly title: string
  readonly facts: { readonly [name: string]: string }
}

/** What stands around a drawing, and what its elements say. */
export interface Surroundings {
  /** The sentence above it; '' for none. */
  readonly headline: string
  readonly legend: Legend
  /** The line below it: where it comes from, when it was drawn. */
  readonly source: string
  /** BCP 47. */
  readonly language: string
  readonly tellNode: (node: DrawnNode) => Told
  readonly tellLine: (line: DrawnLine) => Told
}

export interface StillOptions {
  readonly palette: Palette
  /** What is not dimmed; undefined dims nothing. */
  readonly lit?: ReadonlySet<string> | undefined
  /** Whether what lies beyond the canvas is left out; else the picture grows by it. */
  readonly cropped?: boolean
}

/** Around what lies beyond the canvas. */
const MARGIN = 8

/**
 * A drawing as a picture that stands still, with what stands around it: a function of what it is given. Every node and line is a
 * group of its own, quiet lines as hidden ones; names are written where the page has room for them.
 *
 * Cost: linear, with a look at each line every few pixels.
 */
export function stillOf(
  drawing: Drawing,
  canvas: Size,
  surroundings: Surroundings,
  { palette, lit, cropped = false }: StillOptions,
): Still {
  const { headline, legend, source, language } = surroundings
  const room = cropped
    ? { left: 0, top: 0, right: canvas.width, bottom: canvas.height }
    : roomOf(drawing, canvas, interMeasure)
  const width = room.right - room.left
  const head = headlineBlock(headline, width, palette)
  const below = head.height + room.bottom - room.top
  const meaning = legendBlock(legend, width, below, palette)
  const origin = sourceBlock(source, width, below + meaning.height, palette)
  return {
    width,
    height: below + meaning.height + origin.height,
    paper: palette.paper,
    language,
    title: headline === '' ? 'A picture of a graph' : headline,
    description: `${countText(drawing.nodes.length, 'node')} and ${countText(drawing.lines.length, 'line')}. ${source}`,
    shapes: [
      {
        kind: 'group',
        of: 'drawing',
        shift: { x: -room.left, y: head.height - room.top },
        ...(cropped ? { clip: canvas } : {}),
        shapes: drawingShapes(
          drawing,
          surroundings,
          { width: room.right, height: room.bottom },
          { palette, lit },
        ),
      },
      head.group,
      meaning.group,
      origin.group,
    ],
  }
}

function drawingShapes(
  { nodes, lines, titles, ground }: Drawing,
  { tellNode, tellLine }: Surroundings,
  canvas: Size,
  lighting: Lighting,
): readonly Group[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const endsOf = (line: DrawnLine) => {
    const [start, end] = [byKey.get(line.start), byKey.get(line.end)]
    if (start === undefined || end === undefined) return undefined
    return { start, end, from: beginningOf(line, start, end) }
  }
  const courseOf = (line: DrawnLine): ((share: number) => Point) | undefined => {
    const ends = endsOf(line)
    return ends && ((share) => pointOn(ends.from, ends.end, line, share))
  }
  const { names, words } = namesAndWords({
    nodes,
    lines,
    canvas,
    measure: interMeasure,
    courseOf,
    ...lighting,
  })
  const drawnLines = lines.flatMap((line): Group[] => {
    const ends = endsOf(line)
    if (ends === undefined) return []
    const { start, end, from } = ends
    const radii = { start: line.beyond === undefined || from.x === start.x ? start.size : 0, end: end.size }
    const { shapes, hidden } = lineShapes(line, { start: from, end }, radii, lighting)
    return [
      { kind: 'group', of: 'line', key: line.key, ...tellLine(line), shapes, ...(hidden ? { hidden } : {}) },
    ]
  })
  const drawnNodes = nodes.map((node): Group => ({
    kind: 'group',
    of: 'node',
    key: node.key,
    ...tellNode(node),
    shapes: nodeShapes(node, lighting),
  }))
  const group = (of: Group['of'], shapes: readonly Shape[]): Group => ({ kind: 'group', of, shapes })
  return [
    ...(ground === undefined ? [] : [groundShapes(ground, lighting.palette)]),
    group('lines', drawnLines),
    group('nodes', drawnNodes),
    group(
      'titles',
      titles.map((title) => titleWords(title, lighting.palette)),
    ),
    group('names', names),
    group('words', words),
  ]
}

/** The canvas and whatever of a drawing lies beyond it. */
function roomOf({ nodes, titles }: Drawing, { width, height }: Size, measure: Measure): Box {
  const boxes = [
    ...nodes.flatMap((node) => [
      markBoxOf(node),
      ...(node.side === 'below' ? [] : [nameBoxOf(node, measure)]),
    ]),
    ...titles.map((title) => titleBoxOf(title, measure)),
  ]
  const beyond = (edge: number, side: 'left' | 'top' | 'right' | 'bottom'): number =>
    side === 'left' || side === 'top'
      ? Math.floor(Math.min(edge, leastOf(boxes.map((box) => box[side])) - MARGIN))
      : Math.ceil(Math.max(edge, greatestOf(boxes.map((box) => box[side])) + MARGIN))
  const tight = { left: beyond(0, 'left'), top: beyond(0, 'top') }
  return {
    // What stands at the very edge of the canvas is on it.
    left: tight.left >= -MARGIN ? 0 : tight.left,
    top: tight.top >= -MARGIN ? 0 : tight.top,
    right: beyond(width, 'right') <= width + MARGIN ? width : beyond(width, 'right'),
    bottom: beyond(height, 'bottom') <= height + MARGIN ? height : beyond(height, 'bottom'),
  }
}
