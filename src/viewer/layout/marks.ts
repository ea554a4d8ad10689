import type { Description } from '../../backend/index.ts'
import type { DrawnLine, DrawnNode } from '../drawing.ts'
import { captionOf } from '../words/names.ts'
import { isSymmetric, lineCaption, manyText } from '../words/phrases.ts'
import { hubsOf } from './hubs.ts'
import { colourOrder, labelLook, radiusFor, setLook } from './label-look.ts'
import type { Picture, PictureNode, PictureRelationship } from './picture.ts'
import type { Positions } from './spread.ts'
import { standingOf } from './standing.ts'

/** A node of so many lines has its name in heavier type. */
const STRONG = 8

/** Relationships in the order of their keys: what a layout does must not depend on the order of loading. */
export function sortedLines({ relationships }: Picture): readonly PictureRelationship[] {
  return [...relationships.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Nodes in the order of their keys. */
export function sortedNodes({ nodes }: Picture): readonly PictureNode[] {
  return [...nodes.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Lines of each node that has any, by key. */
export function degreesOf(
  lines: Iterable<Pick<PictureRelationship, 'start' | 'end'>>,
): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>()
  for (const { start, end } of lines)
    for (const key of [start, end]) degrees.set(key, (degrees.get(key) ?? 0) + 1)
  return degrees
}

/** What of a node's look its surroundings must make room for. */
export function roomLook(
  node: PictureNode,
  degree: number,
  description: Description,
): Pick<DrawnNode, 'size' | 'caption' | 'strong' | 'hollow' | 'inside'> {
  const look = setLook(node, description)
  return {
    ...look,
    size: sizeOf(node, degree, look.inside),
    caption: captionOf(node, description),
    strong: degree >= STRONG,
  }
}

/** By its lines; where it stands for many, by the order of their number. */
function sizeOf({ many }: PictureNode, degree: number, inside: string): number {
  if (many !== undefined) return 10 + 2 * Math.log10(Math.max(many, 1))
  return Math.max(Math.min(7 + 1.5 * Math.sqrt(degree), 18), radiusFor(inside))
}

/** The marks of all nodes of a picture at their places, in the order of their keys; what has no place stands at the corner. */
export function marksAt(
  picture: Picture,
  places: Positions,
  description: Description,
  sideOf: (key: string) => DrawnNode['side'] = () => 'below',
): readonly DrawnNode[] {
  const degrees = degreesOf(picture.relationships.values())
  const hubs = hubsOf(degrees)
  const order = colourOrder(description)
  return sortedNodes(picture).map((node): DrawnNode => {
    const { x, y } = places.get(node.key) ?? { x: 0, y: 0 }
    return {
      key: node.key,
      x,
      y,
      ...labelLook(node.labels, order, description),
      ...roomLook(node, degrees.get(node.key) ?? 0, description),
      note: manyText(node),
      side: sideOf(node.key),
      more: 0,
      ...(hubs.has(node.key) ? { hub: true } : {}),
    }
  })
}

/** The lines of relationships, straight, in their order. @param worded whether their words stand on them where there is room */
export function linesOf(
  relationships: readonly PictureRelationship[],
  description: Description,
  worded = true,
): readonly DrawnLine[] {
  return relationships.map((relationship): DrawnLine => ({
    key: relationship.key,
    start: relationship.start,
    end: relationship.end,
    standing: standingOf(relationship.properties, description),
    curve: 0,
    flow: false,
    caption: lineCaption(relationship, description),
    symmetric: isSymmetric(relationship, description),
    worded,
  }))
}
