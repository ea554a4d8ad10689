import type { Picture } from '../layout/picture.ts'

/** How many nodes and relationships are left out of a picture. */
export interface LeftOut {
  readonly nodes: number
  readonly lines: number
}

export const noneLeft: LeftOut = { nodes: 0, lines: 0 }

/** How many there are in a picture beyond those of a part of it; a mark or line that stands for many counts as these. Cost: linear. */
export function leftBetween(all: Picture, part: Picture): LeftOut {
  return {
    nodes: countOf(all.nodes.values()) - countOf(part.nodes.values()),
    lines: countOf(all.relationships.values()) - countOf(part.relationships.values()),
  }
}

function countOf(elements: Iterable<{ readonly many?: number | undefined }>): number {
  let count = 0
  for (const { many = 1 } of elements) count += many
  return count
}
