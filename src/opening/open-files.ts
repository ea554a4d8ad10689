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
import { type FileStep, filesApart, mappedReadersOf } from './mapped-files.ts'
import { JoiningBuilder, type Meeting } from './joining-builder.ts'
import { PlainGraphBuilder } from './plain-graph-builder.ts'
import { openScript } from './script.ts'

export interface OpenFilesOptions {
  /**
   * Awaited between pieces of work, with the bytes that have been read, of how many in all; what it throws ends the work. A script
   * is run in one go.
   */
  readonly step?: ((bytes: number, total: number) => Promise<void>) | undefined
  /** Mappings of tables among the files, whatever they are called; those that are given as files are known by their ending. */
  readonly mappings?: readonly GraphFile[] | undefined
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
  { step = async () => {}, mappings, join, beside }: OpenFilesOptions = {},
): Promise<OpenedFiles> {
  const apart = filesApart(given, mappings)
  const { files } = apart
  const ownStep = stepOf(files, step)
  const readers = await mappedReadersOf(apart, ownStep)
  const [first] = files
  if (beside === undefined && isScript(files)) {
    const store = openScript(first.name, await textOfFile(first, 'utf-8', (bytes) => ownStep(first, bytes)))
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
  options: Omit<OpenFilesOptions, 'beside'> = {},
): Promise<Pick<OpenedFiles, 'reports' | 'meeting'>> {
  const { join, mappings, step = async () => {} } = options
  const apart = filesApart(given, mappings)
  const { files } = apart
  if (!isScript(files) && (join === undefined || idSpaces(files) === 1)) {
    const ownStep = stepOf(files, step)
    const readers = await mappedReadersOf(apart, ownStep)
    return { reports: await gatherFiles(files, into, ownStep, readers), meeting: undefined }
  }
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
  step: (bytes: number, total: number) => Promise<void>,
): FileStep {
  let sum = 0
  const before = new Map<GraphFile, number>()
  for (const file of files) {
    before.set(file, sum)
    sum += file.bytes.length
  }
  return (file, bytes) => step((before.get(file) ?? 0) + bytes, sum)
}
