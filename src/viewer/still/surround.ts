import { addAll } from '../../model/add-all.ts'
import { greatestOf } from '../../model/extremes.ts'
import { type Guide, type GuideEntry, guideTitle, missingText } from '../appearance/guide.ts'
import { NO_VALUE } from '../appearance/painted.ts'
import {
  BETWEEN_WORDS,
  COMMUNITY_WORDS,
  COMPUTED_WORDS,
  HOLLOW_WORDS,
  INKED_WORDS,
  REST_WORDS,
  type Legend,
} from '../render/legend.ts'
import { type Palette, tintOf } from '../render/palette.ts'
import { labelShapes, sampleShapes } from './draw-elements.ts'
import { interWidth, type Weight } from './inter-measure.ts'
import type { Group, Shape, Words } from './shapes.ts'

/** Between what is written and the edge of the picture. */
const EDGE = 20
const [HEADLINE, HEADLINE_LINE] = [17, 23]
const [SMALL, ROW] = [11, 22]
const [SAMPLE, MARK, GAP] = [40, 20, 7]
const BETWEEN = 22

/** Shapes one below the other, and how high they are together. */
export interface Block {
  readonly group: Group
  readonly height: number
}

/** The sentence above a picture, on as many lines as it takes; its upper edge is at 0. */
export function headlineBlock(text: string, width: number, { ink }: Palette): Block {
  const lines = wrapped(text, width - 2 * EDGE, HEADLINE, 600)
  const shapes = lines.map((line, index): Words => ({
    kind: 'words',
    text: line,
    x: EDGE,
    y: EDGE + HEADLINE_LINE * (index + 0.5),
    align: 'left',
    size: HEADLINE,
    weight: 600,
    colour: ink,
  }))
  return {
    group: { kind: 'group', of: 'headline', shapes },
    height: lines.length === 0 ? 0 : 2 * EDGE + HEADLINE_LINE * lines.length - 8,
  }
}

/** What lines and marks mean, in rows from a height on. */
export function legendBlock(legend: Legend, width: number, top: number, palette: Palette): Block {
  const row = new Rows(width, top)
  for (const { standing, words } of legend.lines)
    row.add(SAMPLE, words, palette, (x, y) => sampleShapes(standing, x, y, SAMPLE, palette))
  for (const { look, words, text } of legend.labels)
    row.add(MARK, text, palette, (x, y) =>
      labelShapes({ ...look, hollow: words.set }, x + MARK / 2, y, palette),
    )
  for (const guide of legend.guides) {
    // High enough for the largest mark.
    const marks = guide.aspect === 'size' ? guide.entries.map(({ size = 0 }) => 2 * size + 6) : []
    row.begin(greatestOf([ROW, ...marks]))
    row.add(0, `${guideTitle(guide)}:`, palette, () => [])
    for (const entry of guide.entries) {
      const { sign, shapes } = entrySign(guide, entry, palette)
      const count = entry.keys === undefined ? '' : ` (${entry.keys.length.toLocaleString('en')})`
      row.add(sign, entry.text + count, palette, shapes)
    }
    if (guide.missing > 0) {
      const { sign, shapes } = entrySign(guide, {}, palette)
      row.add(guide.aspect === 'colour' ? sign : 0, missingText(guide), palette, (x, y) =>
        guide.aspect === 'colour' ? shapes(x, y) : [],
      )
    }
  }
  if (legend.guides.length > 0) row.begin()
  if (legend.hollow)
    row.add(MARK, HOLLOW_WORDS, palette, (x, y) =>
      labelShapes({ label: '', icon: 'circle-dashed', colour: 8, hollow: true }, x + MARK / 2, y, palette),
    )
  if (legend.communities || legend.rest) {
    for (const words of [legend.communities && COMMUNITY_WORDS, legend.rest && REST_WORDS])
      if (words !== false)
        row.add(MARK, words, palette, (x, y) => [
          { kind: 'disc', x: x + MARK / 2, y, radius: 8, fill: tintOf({ colour: 8 }, palette) },
        ])
    row.add(SAMPLE, BETWEEN_WORDS, palette, (x, y) => [
      {
        kind: 'path',
        course: `M${x} ${y}L${x + SAMPLE} ${y}`,
        stroke: { colour: palette.line, width: 1.8, dash: [] },
      },
    ])
    row.add(0, COMPUTED_WORDS, palette, () => [])
  }
  if (legend.inked) row.add(0, INKED_WORDS, palette, () => [])
  return { group: { kind: 'group', of: 'legend', shapes: row.shapes }, height: row.height }
}

/** What colours stand for, in rows from a height on. */
export function samplesBlock(
  samples: readonly { readonly colour: string; readonly text: string }[],
  width: number,
  top: number,
  palette: Palette,
): Block {
  const row = new Rows(width, top)
  for (const { colour, text } of samples)
    row.add(10, text, palette, (x, y) => [{ kind: 'disc', x: x + 5, y, radius: 5, fill: colour }])
  return { group: { kind: 'group', of: 'legend', shapes: row.shapes }, height: row.height }
}

/** What stands before an entry, how wide it is, and where. */
function entrySign(
  { aspect }: Guide,
  { size = 0, colour = NO_VALUE, shade }: Partial<GuideEntry>,
  palette: Palette,
): { readonly sign: number; readonly shapes: (x: number, y: number) => readonly Shape[] } {
  if (aspect === 'width') {
    const stroke = { colour: palette.line, width: size, dash: [] }
    return {
      sign: SAMPLE,
      shapes: (x, y) => [{ kind: 'path', course: `M${x} ${y}L${x + SAMPLE} ${y}`, stroke }],
    }
  }
  const radius = aspect === 'size' ? size : 6
  const fill = aspect === 'size' ? palette.line : tintOf({ colour, shade }, palette)
  return { sign: 2 * radius, shapes: (x, y) => [{ kind: 'disc', x: x + radius, y, radius, fill }] }
}

/** Where a picture comes from, from a height on. */
export function sourceBlock(text: string, width: number, top: number, { mute }: Palette): Block {
  const lines = wrapped(text, width - 2 * EDGE, SMALL, 400)
  return {
    group: {
      kind: 'group',
      of: 'source',
      shapes: lines.map((line, index): Words => ({
        kind: 'words',
        text: line,
        x: EDGE,
        y: top + EDGE / 2 + 15 * (index + 0.5),
        align: 'left',
        size: SMALL,
        weight: 400,
        colour: mute,
      })),
    },
    height: EDGE * 1.25 + 15 * lines.length,
  }
}

/** Entries beside one another, as many as a row holds. */
class Rows {
  readonly shapes: Shape[] = []
  readonly #width: number
  readonly #top: number
  #x = EDGE
  /** Where the row begins, from the top, and how high it is. */
  #y = 0
  #high = ROW

  constructor(width: number, top: number) {
    this.#width = width
    this.#top = top
  }

  get height(): number {
    return this.shapes.length === 0 ? 0 : this.#y + this.#high
  }

  /** Begins a row of another height, where something stands in this one. */
  begin(high = ROW): void {
    if (this.#x > EDGE) this.#y += this.#high
    this.#x = EDGE
    this.#high = high
  }

  add(sign: number, text: string, { ink }: Palette, draw: (x: number, y: number) => readonly Shape[]): void {
    const beside = sign === 0 ? 0 : sign + GAP
    const wide = beside + interWidth(text, SMALL, 400)
    if (this.#x > EDGE && this.#x + wide > this.#width - EDGE) this.begin(this.#high)
    const y = this.#top + this.#y + this.#high / 2
    const words = { kind: 'words', text, y, align: 'left', size: SMALL, weight: 400, colour: ink } as const
    addAll(this.shapes, draw(this.#x, y))
    this.shapes.push({ ...words, x: this.#x + beside })
    this.#x += wide + BETWEEN
  }
}

/** A text on lines of a width, broken between words. */
function wrapped(text: string, width: number, size: number, weight: Weight): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1)
    const longer = `${last ?? ''} ${word}`
    if (last !== undefined && interWidth(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
