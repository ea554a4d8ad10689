import { greatestOf } from '../../model/extremes.ts'
import type { Description } from '../../backend/index.ts'
import { append } from '../../model/append.ts'
import type { DrawnLine, DrawnNode, DrawnTitle, Drawing, Size } from '../drawing.ts'
import { labelCountText, labelOf } from '../words/labels.ts'
import { captionOf } from '../words/names.ts'
import { isSymmetric, lineCaption } from '../words/phrases.ts'
import { type FoldedView, foldPicture } from './fold.ts'
import { gridOf } from './grid.ts'
import { halfLines } from './half-lines.ts'
import { markBoxOf, nameBoxOf } from './label-boxes.ts'
import { colourOrder, labelLook, radiusFor, setLook } from './label-look.ts'
import type { Measure } from './measure.ts'
import type { Picture, PictureNode, PictureRelationship } from './picture.ts'
import { routeAround } from './route-around.ts'
import { standingOf } from './standing.ts'

const EDGE = 36
const ROW = 28
/** A mark, and what is free next to the longest name. */
const COLUMN = 44
/** Between the columns and what stands below them. */
const APART = 44
const TITLE = 24
const SIZE = 8
/** More lines to what stands below would hide the columns: each is drawn with the end that is selected. */
const MOST_LINES = 24

/**
 * Columns with what was added to their picture: new nodes below them, since they belong into no column, and with them what was
 * asked for and stands in none; new lines between all that is drawn, around marks and names. Nothing that was drawn moves.
 *
 * @param asked keys of nodes that were asked for one by one
 */
export function addToColumns(
  drawing: Drawing,
  base: Picture,
  picture: Picture,
  view: FoldedView | undefined,
  description: Description,
  size: Size,
  measure: Measure,
  whole: Picture,
  asked: ReadonlySet<string> = new Set(),
): Drawing {
  const folding = foldPicture(base, view ?? { fold: [] }, description, whole)
  const standing = new Set(drawing.nodes.map(({ key }) => key))
  const added = [...picture.nodes.values()].filter(
    ({ key }) => !base.nodes.has(key) || (asked.has(key) && !standing.has(folding.wholeOf(key))),
  )
  const placed = new Set(added.map(({ key }) => key))
  const known = new Set(drawing.lines.map(({ key }) => key))
  /** A line of it; from the point, where it is drawn as one whose end stood in no column. */
  const courseOf = ({ key, start, end }: PictureRelationship): Pick<DrawnLine, 'key' | 'start' | 'end'> =>
    standing.has(key)
      ? { key: halfLines(key).to, start: key, end: folding.wholeOf(end) }
      : { key, start: folding.wholeOf(start), end: folding.wholeOf(end) }
  const lines = [...picture.relationships.values()]
    .filter(({ key, start, end }) => !base.relationships.has(key) || placed.has(start) || placed.has(end))
    .map((relationship): DrawnLine => ({
      ...courseOf(relationship),
      standing: standingOf(relationship.properties, description),
      curve: 0,
      flow: false,
      caption: lineCaption(relationship, description),
      symmetric: isSymmetric(relationship, description),
      worded: true,
    }))
    .filter(({ key, start, end }) => start !== end && !known.has(key))
  if (added.length === 0 && lines.length === 0) return drawing
  const below = blockOf(added, drawing, description, size, measure)
  const nodes = [...drawing.nodes, ...below.nodes]
  const drawn = new Set(nodes.map(({ key }) => key))
  const fresh = lines.filter(({ start, end }) => drawn.has(start) && drawn.has(end))
  const leadsBelow = ({ start, end }: DrawnLine): boolean => placed.has(start) || placed.has(end)
  const quiet = fresh.filter(leadsBelow).length > MOST_LINES
  const [seen, unseen] = [
    fresh.filter((line) => !quiet || !leadsBelow(line)),
    fresh.filter((line) => quiet && leadsBelow(line)),
  ]
  const titles = [
    ...drawing.titles,
    ...below.titles.map((title) =>
      quiet ? { ...title, text: `${title.text}. Select one to see its lines` } : title,
    ),
  ]
  return {
    nodes,
    lines: [
      ...drawing.lines,
      ...routeAround(seen, drawing.lines, { nodes, titles }, measure),
      ...unseen.map((line) => ({ ...line, quiet })),
    ],
    titles,
  }
}

/** What was added in rows below all that is drawn, one kind after the other. */
function blockOf(
  added: readonly PictureNode[],
  drawing: Drawing,
  description: Description,
  size: Size,
  measure: Measure,
): { readonly nodes: readonly DrawnNode[]; readonly titles: readonly DrawnTitle[] } {
  if (added.length === 0) return { nodes: [], titles: [] }
  const kinds = new Map<string, PictureNode[]>()
  for (const node of added) {
    const { name } = labelOf(node.labels, description)
    append(kinds, name, node)
  }
  const counted = [...kinds].map(([name, { length }]) => labelCountText(length, labelOf([name], description)))
  const lowest = drawing.nodes.flatMap((node) => [markBoxOf(node).bottom, nameBoxOf(node, measure).bottom])
  const top = greatestOf(lowest, 0) + APART
  const order = colourOrder(description)
  const sorted = [...kinds.values()].flat()
  const captions = sorted.map((node) => captionOf(node, description))
  const { places } = gridOf(captions, { width: size.width - EDGE, row: ROW, apart: COLUMN }, measure)
  const nodes = sorted.map((node, index): DrawnNode => {
    const look = setLook(node, description)
    const { x, y } = places[index]
    return {
      key: node.key,
      x: EDGE + SIZE + x,
      y: top + TITLE + y,
      size: Math.max(SIZE, radiusFor(look.inside)),
      ...labelLook(node.labels, order, description),
      ...look,
      caption: captions[index],
      note: '',
      side: 'right',
      strong: false,
      more: 0,
    }
  })
  return { nodes, titles: [{ text: `Added: ${counted.join(', ')}`, x: EDGE, y: top, align: 'left' }] }
}
