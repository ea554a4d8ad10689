import { type FileReport, gatherFiles, type GraphFile, formatOf, textOfFile } from '../formats/index.ts'
import type { GraphReader } from '../model/graph-store.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { nodesIn, relationshipsIn } from './elements-in.ts'
import { mappedFiles } from './mapped-files.ts'
import { JoiningBuilder, type Meeting } from './joining-builder.ts'
import { PlainGraphBuilder } from './plain-graph-builder.ts'
import { openScript } from './script.ts'

export interface OpenFilesOptions {
  /**
   * Awaited between pieces of work, with the bytes of all files that have been read; what it throws ends the work. A script is
   * run in one go.
   */
  readonly step?: ((bytes: number) => Promise<void>) | undefined
  /** A property by whose values nodes of different files are taken for one; undefined: files have no nodes in common. */
  readonly join?: string | undefined
  /** A graph to which the files are added. */
  readonly beside?: GraphReader | undefined
}

export type { Meeting } from './joining-builder.ts'

/** The graph of files, and what was read. */
export interface OpenedFiles {
  readonly store: PropertyGraph
  readonly reports: readonly FileReport[]
  /** What the join came to; undefined where none was asked for. */
  readonly meeting: Meeting | undefined
}

/**
 * The graph of one file or of several, each of any format that can be read; a Cypher script is opened by itself. A
 * mapping among them (`.yaml`) says what the columns of a table are. Nothing has
 * indexes or constraints but what a script makes. Cost: linear in bytes, or that of a script's statements.
 *
 * @throws (rejects with) DataError with file and line where a file cannot be read, and those of `openScript` and `JoiningBuilder`
 */
export async function openFiles(
  given: readonly GraphFile[],
  { step = async () => {}, join, beside }: OpenFilesOptions = {},
): Promise<OpenedFiles> {
  const { files, readers } = await mappedFiles(given)
  const [first] = files
  if (files.length === 1 && beside === undefined && formatOf(first).reading.kind === 'script') {
    const store = openScript(first.name, await textOfFile(first, 'utf-8', step))
    const { nodeCount, relationshipCount } = store.read()
    const report = {
      file: first.name,
      format: formatOf(first),
      nodes: nodeCount,
      relationships: relationshipCount,
      losses: [],
    }
    return { store, reports: [report], meeting: undefined }
  }
  const before = bytesBefore(files)
  const ownStep = (file: GraphFile, bytes: number): Promise<void> => step((before.get(file) ?? 0) + bytes)
  if (join === undefined && beside === undefined) {
    const builder = new PlainGraphBuilder<number>()
    const reports = await gatherFiles(files, builder, ownStep, readers)
    return { store: builder.build(), reports, meeting: undefined }
  }
  const builder = new JoiningBuilder(join)
  if (beside !== undefined) builder.addGraph(nodesIn(beside), relationshipsIn(beside))
  const reports = await gatherFiles(files, builder, ownStep, readers)
  return { store: builder.build(), reports, meeting: join === undefined ? undefined : builder.meeting }
}

function bytesBefore(files: readonly GraphFile[]): ReadonlyMap<GraphFile, number> {
  let sum = 0
  const before = new Map<GraphFile, number>()
  for (const file of files) {
    before.set(file, sum)
    sum += file.bytes.length
  }
  return before
}
