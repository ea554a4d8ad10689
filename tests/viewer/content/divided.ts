import { plainDescription } from '../../../src/backend/description.ts'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import type { Picture, PictureNode, PictureRelationship } from '../../../src/viewer/layout/picture.ts'

/** Nodes `a`, `b`, …, and relationships between them as `ab`. */
export function pictureOf(nodes: string, lines: readonly string[] = []): Picture {
  return {
    nodes: new Map(
      [...nodes].map((key, id): [string, PictureNode] => [
        key,
        { key, id, labels: ['A'], properties: { name: key.toUpperCase() } },
      ]),
    ),
    relationships: new Map(
      lines.map(([start, end], id): [string, PictureRelationship] => {
        const key = `${start} R ${end} ${id}`
        return [key, { key, id, type: 'R', start, end, properties: {} }]
      }),
    ),
  }
}

/** The group of each node, by a number or a letter below it. */
export function groupsOf(nodes: string, groups: string): ReadonlyMap<string, string> {
  return new Map([...nodes].map((key, at) => [key, groups[at]] as const).filter(([, group]) => group !== '-'))
}

export const description = plainDescription(new FullDatabase().schema())

export const size = { width: 800, height: 600 }
