import type { DrawnLine, DrawnNode, Size } from '../drawing.ts'
import { CAPTION_HEIGHT, NOTE_HEIGHT } from '../layout/label-boxes.ts'
import type { Measure } from '../layout/measure.ts'
import type { Point } from '../layout/spring.ts'
import { linesInWords, wishOfWords } from '../render/line-words.ts'
import { isDimmed } from '../render/looks.ts'
import type { Palette } from '../render/palette.ts'
import { placeLabels, type LabelBox } from '../render/place-labels.ts'
import { markBox, type Placed, placeNames } from '../render/place-names.ts'
import type { Lighting } from './draw-elements.ts'
import { interWidth } from './inter-measure.ts'
import type { Group, Words } from './shapes.ts'

const FADED = 0.28
/** So few things are lit that each of them says what it is, whatever it covers. */
const FEW_LIT = 40

interface Scene extends Lighting {
  readonly nodes: readonly DrawnNode[]
  readonly lines: readonly DrawnLine[]
  readonly canvas: Size
  readonly measure: Measure
  readonly courseOf: (line: DrawnLine) => ((share: number) => Point) | undefined
}

/** The names that have room, and the words of lines that have some beside them: those that the page would write. */
export function namesAndWords(scene: Scene): {
  readonly names: readonly Group[]
  readonly words: readonly Group[]
} {
  const { lit, palette, canvas, lines, courseOf } = scene
  const nodes = scene.nodes.map((thing): Placed<DrawnNode> => ({
    thing,
    x: thing.x,
    y: thing.y,
    dimmed: isDimmed(thing.key, { lit }),
    always: lit !== undefined && lit.size < FEW_LIT && lit.has(thing.key),
  }))
  // Between columns every name has one place.
  const free = nodes.some(({ thing }) => thing.side === 'below')
  const courses = free ? lines.flatMap((line) => courseOf(line) ?? []) : []
  const marks = nodes.map(markBox)
  const boxes = placeNames(nodes, courses, scene.measure, canvas)
  const byKey = new Map(nodes.map((node) => [node.thing.key, node]))
  const spoken = linesInWords(lines, { canvas, lit, wanted: () => false, courseOf })
  const captions = new Map(spoken.map(({ thing }) => [thing.key, thing.caption]))
  const wordBoxes = placeLabels(
    spoken.map((line) => wishOfWords(line, interWidth(line.thing.caption, 11, 400))),
    [...marks, ...boxes],
    canvas,
  )
  return {
    names: boxes.flatMap((box) => {
      const node = byKey.get(box.key)
      return node === undefined ? [] : [nameOf(node, box, palette)]
    }),
    words: wordBoxes.map((box) => wordsOn(box, captions.get(box.key) ?? '', palette)),
  }
}

function nameOf({ thing, dimmed }: Placed<DrawnNode>, box: LabelBox, { ink, mute, paper }: Palette): Group {
  const { key, caption, note, side, strong, hollow } = thing
  const align = side === 'below' ? 'center' : side === 'right' ? 'left' : 'right'
  const x = side === 'below' ? box.x + box.width / 2 : side === 'right' ? box.x : box.x + box.width
  const shapes: Words[] = [
    {
      kind: 'words',
      text: caption,
      x,
      y: box.y + CAPTION_HEIGHT / 2,
      align,
      size: 13,
      weight: strong ? 600 : 400,
      colour: hollow && !strong ? mute : ink,
      halo: paper,
    },
  ]
  if (note !== '')
    shapes.push({
      kind: 'words',
      text: note,
      x,
      y: box.y + CAPTION_HEIGHT + NOTE_HEIGHT / 2 - 1,
      align,
      size: 11,
      weight: 400,
      colour: mute,
      halo: paper,
    })
  return { kind: 'group', of: 'name', key, shapes, ...(dimmed ? { opacity: FADED } : {}) }
}

/** The words of a line, on paper: they would else be run through by their own line. */
function wordsOn(box: LabelBox, text: string, { ink, paper }: Palette): Group {
  const { key, x, y, width, height } = box
  return {
    kind: 'group',
    of: 'name',
    key,
    shapes: [
      { kind: 'plate', x, y, width, height, radius: 4, fill: paper },
      {
        kind: 'words',
        text,
        x: x + width / 2,
        y: y + height / 2,
        align: 'center',
        size: 11,
        weight: 400,
        colour: ink,
      },
    ],
  }
}
