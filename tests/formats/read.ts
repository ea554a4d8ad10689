import type { PlainNode, PlainRelationship } from '../../src/model/elements.ts'
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
