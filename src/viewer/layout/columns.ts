import { halfLines } from './half-lines.ts'
import type { Description } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import type { ViewColumn } from '../../model/view.ts'
import type { DrawnLine, DrawnNode, Drawing, Size } from '../drawing.ts'
import { captionOf, shortened } from '../words/names.ts'
import { isSymmetric, lineCaption, phraseOf, statusWords } from '../words/phrases.ts'
import { arrangeColumns } from './arrange-columns.ts'
import type { ColumnItem } from './column-item.ts'
import { type FoldedView, foldPicture, type Folding } from './fold.ts'
import { colourOrder, labelLook, radiusFor, setLook } from './label-look.ts'
import type { Measure } from './measure.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture, PictureNode, PictureRelationship } from './picture.ts'
import type { Positions } from './spread.ts'
import { standingOf } from './standing.ts'

/** A line before its ends have a place. */
type Link = Omit<DrawnLine, 'curve' | 'flow' | 'beyond'>

/**
 * Columns from left to right: nodes by label, parts folded into their whole, the relationships of a column's types as points
 * in it, lines that reach nothing in the next column at its hollow end, and what no line leaves alone at the bottom.
 */
export function layOutColumns(
  picture: Picture,
  view: Pick<FoldedView, 'fold' | 'unfolded'>,
  columns: readonly ViewColumn[],
  description: Description,
  size: Size,
  measure: Measure,
  whole: Picture,
  before: Positions,
): Drawing {
  const { folding, columnOf, points, links } = linkUp(picture, view, columns, description, whole)
  const inWhole = whole === picture ? { columnOf, links } : linkUp(whole, view, columns, description, whole)
  const opened = openEnds(columns, columnOf, links, inWhole)
  for (const link of opened) links.push(link)
  const order = colourOrder(description)
  const items = new Map<string, ColumnItem>()
  for (const [key, column] of columnOf) {
    const relationship = points.get(key)
    const node = picture.nodes.get(key)
    const drawn =
      relationship !== undefined
        ? pointOf(relationship, picture, description)
        : node !== undefined
          ? nodeOf(node, { column, columns, columnOf, links, folding, picture, order, description, inWhole })
          : openNode(columns[column], links)
    items.set(key, {
      ...drawn,
      column,
      strong: node !== undefined && (column === 0 || column === columns.length - 1),
    })
  }
  return arrangeColumns([...items.values()], columns, links, size, measure, before, (lines) =>
    spreadParallel(lines),
  )
}

/** What stands in which column, and what leads from column to column. */
interface Linked {
  readonly columnOf: Map<string, number>
  readonly links: Link[]
}

function linkUp(
  picture: Picture,
  view: Pick<FoldedView, 'fold' | 'unfolded'>,
  columns: readonly ViewColumn[],
  description: Description,
  whole: Picture,
): Linked & { readonly folding: Folding; readonly points: ReadonlyMap<string, PictureRelationship> } {
  const folding = foldPicture(picture, view, description, whole)
  const columnOf = new Map<string, number>()
  for (const { key, labels } of picture.nodes.values()) {
    const at = columns.findIndex((column) => column.labels.some((label) => labels.includes(label)))
    if (at >= 0 && folding.wholeOf(key) === key) columnOf.set(key, at)
  }
  const points = new Map<string, PictureRelationship>()
  const links = linksOf(picture, columns, folding, columnOf, points, description)
  return { folding, columnOf, points, links }
}

/** The lines between columns; adds the points of relationships to `columnOf` and `points`. */
function linksOf(
  picture: Picture,
  columns: readonly ViewColumn[],
  folding: Folding,
  columnOf: Map<string, number>,
  points: Map<string, PictureRelationship>,
  description: Description,
): Link[] {
  const links: Link[] = []
  for (const relationship of picture.relationships.values()) {
    if (folding.isFolded(relationship)) continue
    const start = folding.wholeOf(relationship.start)
    const end = folding.wholeOf(relationship.end)
    const standing = standingOf(relationship.properties, description)
    const caption = lineCaption(relationship, description)
    const at = columns.findIndex(({ types }) => types.includes(relationship.type))
    const { key } = relationship
    const said = {
      standing,
      caption,
      symmetric: isSymmetric(relationship, description),
      worded: false,
    }
    if (at >= 0 && columnOf.has(start)) {
      columnOf.set(key, at)
      points.set(key, relationship)
      const half = halfLines(key)
      links.push({ key: half.from, start, end: key, ...said })
      if (columnOf.has(end) && columnOf.get(end) !== at)
        links.push({ key: half.to, start: key, end, ...said })
    } else if (columnOf.has(start) && columnOf.has(end) && start !== end) {
      links.push({ key, start, end, ...said })
    }
  }
  return links
}

/**
 * Lines to the hollow end of each column that has one, from what reaches nothing in it; adds the end to `columnOf`. What reaches
 * something in the whole picture is not open, only not shown.
 */
function openEnds(
  columns: readonly ViewColumn[],
  columnOf: Map<string, number>,
  links: readonly Link[],
  whole: Linked,
): readonly Link[] {
  return columns.flatMap(({ open, title }, at) => {
    if (open === undefined || at === 0) return []
    const reaching = (
      linked: Pick<Linked, 'links'>,
      columnAt: ReadonlyMap<string, number>,
    ): ReadonlySet<string> =>
      new Set(linked.links.filter(({ end }) => columnAt.get(end) === at).map(({ start }) => start))
    const reached = reaching({ links: [...links] }, columnOf)
    const reachedInWhole = reaching(whole, whole.columnOf)
    const entered = new Set(links.map(({ end }) => end))
    const loose = [...columnOf].filter(
      ([key, column]) => column === at - 1 && !reached.has(key) && (column === 0 || entered.has(key)),
    )
    const end = `open:${title}`
    if (loose.length > 0) columnOf.set(end, at)
    return loose.map(([start]) => ({
      key: `${end}:${start}`,
      start,
      end,
      standing: 'open' as const,
      caption: reachedInWhole.has(start) || !whole.columnOf.has(start) ? NOT_SHOWN : open,
      symmetric: false,
      worded: false,
    }))
  })
}

/** Said at the hollow end of a line where something is left out: the source may well name an end. */
export const NOT_SHOWN = 'not shown'

type Look = Omit<DrawnNode, 'x' | 'y' | 'side' | 'strong' | 'key'> & { readonly key: string }

function openNode(column: ViewColumn, links: readonly Link[]): Look {
  const key = `open:${column.title}`
  const ending = links.filter(({ end }) => end === key)
  const captions = new Set(ending.map(({ caption }) => caption))
  return {
    key,
    size: 12,
    label: '',
    icon: '',
    colour: 8,
    hollow: true,
    inside: String(ending.length),
    caption: [...captions].sort((a, b) => Number(a === NOT_SHOWN) - Number(b === NOT_SHOWN)).join(' or '),
    note: '',
    more: 0,
  }
}

function pointOf(relationship: PictureRelationship, picture: Picture, description: Description): Look {
  const { key, type, end, properties } = relationship
  const node = picture.nodes.get(end)
  const goal = node === undefined ? end : captionOf(node, description)
  return {
    key,
    size: 5,
    label: '',
    icon: '',
    colour: 8,
    hollow: true,
    inside: '',
    caption: shortened(`${phraseOf(type, 'out', description)} ${goal}`),
    note: statusWords(properties),
    more: 0,
  }
}

interface Surroundings {
  readonly column: number
  readonly columns: readonly ViewColumn[]
  readonly columnOf: ReadonlyMap<string, number>
  readonly links: readonly Link[]
  readonly folding: Folding
  readonly picture: Picture
  readonly order: readonly string[]
  readonly description: Description
  /** Of the picture that nothing was left out of. */
  readonly inWhole: Linked
}

function nodeOf(node: PictureNode, around: Surroundings): Look {
  const { column, columns, links, folding, order, picture, inWhole } = around
  const { size, alone } = columns[column]
  const { key, labels } = node
  const touches = ({ start, end }: Link): boolean => start === key || end === key
  const isLeftOut = !links.some(touches) && (inWhole.links.some(touches) || !inWhole.columnOf.has(key))
  const counted = columns.findIndex(({ title }) => title === size?.column)
  const origins = originsOf(key, counted, around, folding)
  const units = foldedWords(folding.partsOf(key).map(({ hierarchy }) => hierarchy))
  const incoming = links.filter(({ end }) => end === key).map((link) => picture.relationships.get(link.key))
  const status = incoming
    .map((relationship) => (relationship ? statusWords(relationship.properties) : ''))
    .find(Boolean)
  const { hollow, inside } = setLook(node, around.description)
  const note =
    size !== undefined
      ? origins === 0 && (isLeftOut || originsOf(key, counted, inWhole, folding) > 0)
        ? `no ${size.one} shown`
        : countText(origins, size.one, size.many)
      : alone !== undefined && !links.some(touches)
        ? isLeftOut
          ? 'no line shown'
          : alone
        : column === 0
          ? units
          : (status ?? '')
  return {
    key,
    size:
      size === undefined
        ? Math.max(column === 0 ? 12 : 8, radiusFor(inside))
        : Math.min(10 + 3 * origins, 24),
    ...labelLook(labels, order, around.description),
    hollow,
    inside: size === undefined ? inside : origins === 0 ? '' : String(origins),
    caption: captionOf(node, around.description),
    note,
    more: 0,
  }
}

/** How many nodes of a column lead to a node, also by way of others; parts of the same whole count once. */
function originsOf(
  key: string,
  column: number,
  { links, columnOf }: Pick<Surroundings, 'links' | 'columnOf'>,
  folding: Folding,
): number {
  const seen = new Set([key])
  const queue = [key]
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const { start, end } of links)
      if (end === at && !seen.has(start) && (columnOf.get(start) ?? 0) < (columnOf.get(at) ?? 0)) {
        seen.add(start)
        queue.push(start)
      }
  const found = [...seen].filter((one) => columnOf.get(one) === column)
  return new Set(found.map((one) => folding.outermostOf(one))).size
}

function foldedWords(hierarchies: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const hierarchy of hierarchies) counts.set(hierarchy, (counts.get(hierarchy) ?? 0) + 1)
  return [...counts].map(([name, count]) => `${countText(count, name)} folded`).join(', ')
}
