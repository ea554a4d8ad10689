import { type FileReport, gatherFiles, type GraphFile } from '../../src/formats/index.ts'
import type { PlainNode, PlainRelationship } from '../../src/model/elements.ts'

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

export async function readText(
  name: string,
  content: string | Uint8Array,
): Promise<Omit<ReadGraph, 'reports'> & { readonly report: FileReport }> {
  const { nodes, relationships, reports } = await readFiles([fileOf(name, content)])
  return { nodes, relationships, report: reports[0] }
}
