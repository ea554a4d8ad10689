import { expect } from 'vitest'
import { IMPORTED_LAYER, importedKeys } from '../../src/model/imported.ts'
import { emptyMap, type MapValue } from '../../src/model/values.ts'
import { orderedSubgraph, type Subgraph } from '../../src/subgraph/subgraph.ts'
import { type FileReport, gatherFiles, type GraphFile } from '../../src/formats/index.ts'
import type { PlainNode, PlainRelationship, Properties } from '../../src/model/elements.ts'

/** What readers make of files: nodes numbered from 0, relationships between these numbers. */
export interface ReadGraph {
  readonly nodes: readonly PlainNode<number>[]
  readonly relationships: readonly PlainRelationship<number>[]
  readonly reports: readonly FileReport[]
}

export async function readFiles(files: readonly GraphFile[]): Promise<ReadGraph> {
  const nodes: PlainNode<number>[] = []
  const relationships: PlainRelationship<number>[] = []
  const into = {
    addNode: (node: PlainNode<number>) => void nodes.push(node),
    addRelationship: (relationship: PlainRelationship<number>) => void relationships.push(relationship),
  }
  const reports = await gatherFiles(files, into, async () => {})
  return { nodes, relationships, reports }
}

/** A file of text or bytes. */
export function fileOf(name: string, content: string | Uint8Array): GraphFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
}

export type ReadFile = Omit<ReadGraph, 'reports'> & { readonly report: FileReport }

export async function readText(name: string, content: string | Uint8Array): Promise<ReadFile> {
  const { nodes, relationships, reports } = await readFiles([fileOf(name, content)])
  return { nodes, relationships, report: reports[0] }
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
