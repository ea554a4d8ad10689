import type { Description } from '../../backend/index.ts'
import type { View } from '../../model/view.ts'
import type { DrawnLine, DrawnNode, Drawing, Size } from '../drawing.ts'
import { foldPicture } from './fold.ts'
import { placeBeside } from './place-beside.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture } from './picture.ts'
import { standingOf } from './standing.ts'
import { captionOf, colourOrder, labelLook, lineCaption, setLook } from './words.ts'

/**
 * A drawing with what was added to its picture: new nodes beside what they hang on, new lines between all that is drawn.
 * Nothing that was drawn moves.
 */
export function addBeside(
  drawing: Drawing,
  base: Picture,
  picture: Picture,
  view: View | undefined,
  description: Description,
  size: Size,
): Drawing {
  const added = [...picture.nodes.values()].filter(({ key }) => !base.nodes.has(key))
  const folding = foldPicture(base, { fold: view?.fold ?? [] }, description)
  const lines = [...picture.relationships.values()]
    .filter(({ key }) => !base.relationships.has(key))
    .map((relationship): DrawnLine => ({
      key: relationship.key,
      start: folding.wholeOf(relationship.start),
      end: folding.wholeOf(relationship.end),
      standing: standingOf(relationship.properties, description),
      curve: 0,
      flow: false,
      caption: lineCaption(relationship, description),
    }))
    .filter(({ start, end }) => start !== end)
  if (added.length === 0 && lines.length === 0) return drawing
  const order = colourOrder(description)
  const places = placeBeside(
    added.map(({ key }) => key),
    lines,
    new Map(drawing.nodes.map(({ key, x, y }) => [key, { x, y }])),
    size,
  )
  const nodes = added.map((node): DrawnNode => ({
    key: node.key,
    ...(places.get(node.key) ?? { x: 0, y: 0 }),
    size: 8,
    ...labelLook(node.labels, order, description),
    ...setLook(node, description),
    caption: captionOf(node, description),
    note: '',
    side: 'below',
    strong: false,
    more: 0,
  }))
  const drawn = new Set([...drawing.nodes, ...nodes].map(({ key }) => key))
  const known = new Set(drawing.lines.map(({ key }) => key))
  // Spread together with the lines that stay as they are, so that none lies on another.
  const fresh = spreadParallel([
    ...drawing.lines,
    ...lines.filter(({ key, start, end }) => !known.has(key) && drawn.has(start) && drawn.has(end)),
  ]).slice(drawing.lines.length)
  return {
    ...drawing,
    nodes: [...drawing.nodes, ...nodes],
    lines: [...drawing.lines, ...fresh],
  }
}
