import {
  type FileReport,
  formatOf,
  gatherFiles,
  type Gathering,
  type GraphFile,
  textOfFile,
} from '../formats/index.ts'
import type { Properties } from '../model/elements.ts'
import type { GraphReader } from '../model/graph-store.ts'
import { importedKeys } from '../model/imported.ts'
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
  /** What the join came to; undefined where none was asked for, or there is nothing to join. */
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
  if (beside === undefined && isScript(files)) {
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
  const ownStep = stepOf(files, step)
  const joins = join !== undefined && (beside !== undefined || idSpaces(files) > 1)
  if (!joins && beside === undefined) {
    const builder = new PlainGraphBuilder<number>()
    const reports = await gatherFiles(files, builder, ownStep, readers)
    return { store: builder.build(), reports, meeting: undefined }
  }
  const builder = new JoiningBuilder(joins ? join : undefined)
  if (beside !== undefined) builder.addGraph(nodesIn(beside), relationshipsIn(beside))
  const reports = await gatherFiles(files, builder, ownStep, readers)
  return { store: builder.build(), reports, meeting: joins ? builder.meeting : undefined }
}

/**
 * Hands what files hold to whoever keeps it, as it is read where that can be: files that are joined, and a script, are a store before.
 * What a script makes has `importedFrom` too, its name.
 *
 * @throws as `openFiles`, and what `into` throws
 */
export async function readFilesInto(
  given: readonly GraphFile[],
  into: Gathering,
  options: Pick<OpenFilesOptions, 'join' | 'step'> = {},
): Promise<Pick<OpenedFiles, 'reports' | 'meeting'>> {
  const { join, step = async () => {} } = options
  const { files, readers } = await mappedFiles(given)
  if (!isScript(files) && (join === undefined || idSpaces(files) === 1))
    return { reports: await gatherFiles(files, into, stepOf(files, step), readers), meeting: undefined }
  const { store, reports, meeting } = await openFiles(given, options)
  const reader = store.read()
  const said: Properties = isScript(files) ? [[importedKeys.from, files[0].name]] : []
  for (const node of nodesIn(reader)) into.addNode({ ...node, properties: withAbsent(node.properties, said) })
  for (const one of relationshipsIn(reader))
    into.addRelationship({ ...one, properties: withAbsent(one.properties, said) })
  return { reports, meeting }
}

function withAbsent(properties: Properties, more: Properties): Properties {
  const absent = more.filter(([key]) => properties.every(([known]) => known !== key))
  return absent.length === 0 ? properties : [...properties, ...absent]
}

function isScript(files: readonly GraphFile[]): boolean {
  return files.length === 1 && formatOf(files[0]).reading.kind === 'script'
}

/** How many sets of files have ids of their own: tables are one together. */
function idSpaces(files: readonly GraphFile[]): number {
  const isTable = (file: GraphFile): boolean => {
    const { reading } = formatOf(file)
    return reading.kind === 'elements' && reading.tables
  }
  const tables = files.filter(isTable).length
  return files.length - Math.max(tables - 1, 0)
}

/** A step of one file that tells the bytes of all. */
function stepOf(
  files: readonly GraphFile[],
  step: (bytes: number) => Promise<void>,
): (file: GraphFile, bytes: number) => Promise<void> {
  let sum = 0
  const before = new Map<GraphFile, number>()
  for (const file of files) {
    before.set(file, sum)
    sum += file.bytes.length
  }
  return (file, bytes) => step((before.get(file) ?? 0) + bytes)
}
