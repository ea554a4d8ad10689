import { expect } from 'vitest'
import type { PlainNode, PlainRelationship, Properties } from '../../src/model/elements.ts'
import { IMPORTED_LAYER, importedKeys } from '../../src/model/imported.ts'
import { emptyMap, type MapValue } from '../../src/model/values.ts'
import { orderedSubgraph, type Subgraph } from '../../src/subgraph/subgraph.ts'
import { type FileReport, gatherFiles } from '../../src/formats/index.ts'

export interface ReadFile {
  readonly nodes: readonly PlainNode<number>[]
  readonly relationships: readonly PlainRelationship<number>[]
  readonly report: FileReport
}

/** What a file holds, whose format is known by its content. */
export async function readText(name: string, content: string | Uint8Array): Promise<ReadFile> {
  const nodes: PlainNode<number>[] = []
  const relationships: PlainRelationship<number>[] = []
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const [report] = await gatherFiles(
    [{ name, bytes }],
    {
      addNode: (node) => nodes.push(node),
      addRelationship: (relationship) => relationships.push(relationship),
    },
    () => Promise.resolve(),
  )
  return { nodes, relationships, report }
}

/** What was read as a subgraph, nodes by their `id`, without what says where in the file an element stands. */
export function subgraphRead(
  nodes: readonly PlainNode<number>[],
  relationships: readonly PlainRelationship<number>[],
): Subgraph {
  const keys = nodes.map((node) => String(withoutPlace(node)['id'] ?? `n${node.id}`))
  return orderedSubgraph(
    nodes.map((node, at) => ({ key: keys[at], labels: node.labels, properties: withoutPlace(node) })),
    relationships.map((relationship) => ({
      type: relationship.type,
      start: keys[relationship.start],
      end: keys[relationship.end],
      properties: withoutPlace(relationship),
    })),
  )
}

function withoutPlace({ properties }: { readonly properties: Properties }): MapValue {
  const places: readonly string[] = Object.values(importedKeys)
  const map = emptyMap()
  for (const [key, value] of properties) {
    if (places.includes(key) || (key === 'layer' && value === IMPORTED_LAYER)) continue
    expect(Object.hasOwn(map, key)).toBe(false)
    map[key] = value
  }
  return map
}
