import type { Description } from '../../backend/index.ts'
import type { DrawnLine, DrawnNode } from '../drawing.ts'
import { captionOf } from '../words/names.ts'
import { isSymmetric, lineCaption, manyText } from '../words/phrases.ts'
import { hubsOf } from './hubs.ts'
import { colourOrder, labelLook, radiusFor, setLook } from './label-look.ts'
import type { Picture, PictureNode, PictureRelationship } from './picture.ts'
import type { Positions } from './spread.ts'
import type { Point } from './spring.ts'
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
  if (node.community !== undefined) return communityLook(node, node.community, description)
  const look = setLook(node, description)
  return {
    ...look,
    size: sizeOf(node, degree, look.inside),
    caption: captionOf(node, description),
    strong: degree >= STRONG,
  }
}

/** A disc by the number of its members, with that number inside. */
function communityLook(
  node: PictureNode,
  radius: number,
  description: Description,
): ReturnType<typeof roomLook> {
  const inside = manyText(node)
  return {
    hollow: false,
    inside,
    size: Math.max(radius, radiusFor(inside)),
    caption: captionOf(node, description),
    strong: true,
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
    const mark = markAt(node, places.get(node.key), degrees.get(node.key) ?? 0, order, description)
    return { ...mark, side: sideOf(node.key), ...(hubs.has(node.key) ? { hub: true } : {}) }
  })
}

/** A node as a mark with its name below it. @param order that of `colourOrder` */
export function markAt(
  node: PictureNode,
  at: Point | undefined,
  degree: number,
  order: readonly string[],
  description: Description,
): DrawnNode {
  const { x, y } = at ?? { x: 0, y: 0 }
  return {
    key: node.key,
    x,
    y,
    ...labelLook(node.labels, order, description),
    ...roomLook(node, degree, description),
    // Inside the mark of a community that is said already.
    note: node.community === undefined ? manyText(node) : '',
    ...(node.community === undefined ? {} : { members: node.many }),
    side: 'below',
    more: 0,
  }
}

/** The lines of relationships, straight, in their order. @param worded whether their words stand on them where there is room */
export function linesOf(
  relationships: readonly PictureRelationship[],
  description: Description,
  worded = true,
): readonly DrawnLine[] {
  return relationships.map((relationship) => lineOf(relationship, description, worded))
}

/** A relationship as a straight line. @param worded whether its words stand on it where there is room */
export function lineOf(
  relationship: PictureRelationship,
  description: Description,
  worded = true,
): DrawnLine {
  if (relationship.between !== undefined) return betweenLine(relationship, relationship.between)
  return {
    key: relationship.key,
    start: relationship.start,
    end: relationship.end,
    standing: standingOf(relationship.properties, description),
    curve: 0,
    flow: false,
    caption: lineCaption(relationship, description),
    symmetric: isSymmetric(relationship, description),
    worded,
  }
}

/** The relationships between two communities: a line without direction, whose words are how many they are. */
function betweenLine(relationship: PictureRelationship, width: number): DrawnLine {
  const { key, start, end } = relationship
  return {
    key,
    start,
    end,
    standing: 'plain',
    curve: 0,
    flow: false,
    caption: manyText(relationship),
    symmetric: true,
    worded: true,
    between: true,
    width,
  }
}
