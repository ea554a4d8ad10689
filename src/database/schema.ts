import type { GraphReader } from '../cypher/index.ts'
import { compareText } from '../model/comparison.ts'

/** What a graph is made of. */
export interface Schema {
  readonly labels: readonly { readonly name: string; readonly count: number }[]
  readonly relationshipTypes: readonly { readonly name: string; readonly count: number }[]
  /** Which labels which types connect: only pairs that occur. */
  readonly connections: readonly {
    readonly start: string
    readonly type: string
    readonly end: string
    readonly count: number
  }[]
  readonly propertyKeys: readonly string[]
  readonly nodeCount: number
  readonly relationshipCount: number
}

/** The schema of one version, names in order of their code points; what has no member any more is left out. */
export function schemaOf(reader: GraphReader): Schema {
  const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
    compareText(one.name, other.name)
  const ids = (count: number): number[] => Array.from({ length: count }, (_, id) => id)
  const labels = ids(reader.labelTokens)
    .map((id) => ({ id, name: reader.labelName(id), count: reader.countNodes(id) }))
    .filter(({ count }) => count > 0)
    .sort(byName)
  const types = ids(reader.typeTokens)
    .map((id) => ({ id, name: reader.typeName(id), count: reader.countRelationships(-1, id, -1) }))
    .filter(({ count }) => count > 0)
    .sort(byName)
  const connections: { start: string; type: string; end: string; count: number }[] = []
  for (const type of types)
    for (const start of labels) {
      if (reader.countRelationships(start.id, type.id, -1) === 0) continue
      for (const end of labels) {
        const count = reader.countRelationships(start.id, type.id, end.id)
        if (count > 0) connections.push({ start: start.name, type: type.name, end: end.name, count })
      }
    }
  return {
    labels: labels.map(({ name, count }) => ({ name, count })),
    relationshipTypes: types.map(({ name, count }) => ({ name, count })),
    connections,
    propertyKeys: ids(reader.keyTokens)
      .map((id) => reader.keyName(id))
      .sort(compareText),
    nodeCount: reader.nodeCount,
    relationshipCount: reader.relationshipCount,
  }
}
