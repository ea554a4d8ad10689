import type { PlainGraph } from '../model/elements.ts'
import type { GraphSource } from './source.ts'

/** The compiled graph of a folder, which `check` has found sound. */
export function folderSource(name: string, { nodes, relationships }: PlainGraph): GraphSource {
  const labels = [...new Set(nodes.flatMap((node) => node.labels))]
  return {
    name,
    measure: async () => ({ nodes: nodes.length, relationships: relationships.length, labels }),
    nodes: () => nodes,
    relationships: () => relationships,
  }
}
