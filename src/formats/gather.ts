import { DataError } from '../errors.ts'
import type { PlainNode, PlainRelationship } from '../model/elements.ts'
import { FileSink } from './file-sink.ts'
import type { Reading } from './format.ts'
import type { GraphFile } from './graph-file.ts'
import { IdSpace } from './id-space.ts'
import type { Loss } from './losses.ts'
import { formatOf, type ReadableFormat } from './recognise.ts'
import type { Read } from './sink.ts'

/** Whoever makes a graph of what is read: nodes are numbered from 0 as they come, relationships name them by these numbers. */
export interface Gathering {
  addNode(node: PlainNode<number>): void
  addRelationship(relationship: PlainRelationship<number>): void
  /** What comes next is of another file, or of another set of tables. */
  nextSpace?(): void
}

/** What was read from a file. */
export interface FileReport {
  readonly file: string
  readonly format: ReadableFormat
  readonly nodes: number
  readonly relationships: number
  readonly losses: readonly Loss[]
  /** How it was read where that is worth knowing, in sentences without their full stops; absent where there is nothing to say. */
  readonly news?: readonly string[]
}

/** A file with its format, which is no script. */
interface ElementFile {
  readonly file: GraphFile
  readonly format: ReadableFormat
  readonly reading: Reading & { readonly kind: 'elements' }
}

/**
 * Reads files and hands over their elements, each with `importedFrom` and `importedLine` (or `importedRow`) unless the file
 * itself says so; relationships have the layer `imported` besides. Tables belong together, any other file stands by itself.
 * Nothing is to be kept of what came where it throws.
 *
 * @param readers of files that are not read as their format says
 *
 * Cost: linear in bytes; memory: the ids, and relationships that come before their nodes.
 *
 * @throws (rejects with) DataError with file and line where a file is broken, gives an id twice or names a node that is nowhere;
 *   `IsScript` where a file is a script, which nothing here can run; what `step` throws
 */
export async function gatherFiles(
  files: readonly GraphFile[],
  into: Gathering,
  step: (file: GraphFile, bytes: number) => Promise<void>,
  readers: ReadonlyMap<GraphFile, Read> = new Map(),
): Promise<readonly FileReport[]> {
  const known = files.map(elementFileOf)
  const reports = new Map<GraphFile, FileReport>()
  const numbers = { next: 0 }
  const tables = known.filter(({ reading }) => reading.tables)
  // In the order in which they were given: the first has precedence in a join.
  const groups = known.flatMap((one) => (one === tables[0] ? [tables] : one.reading.tables ? [] : [[one]]))
  for (const group of groups) {
    into.nextSpace?.()
    const space = new IdSpace(into, numbers)
    const sinks: FileSink[] = []
    for (const { file, format, reading } of group) {
      const sink = new FileSink(file.name, format, reading.place, space)
      sinks.push(sink)
      const read = readers.get(file) ?? (await reading.load())
      await read(file, sink, (bytes) => step(file, bytes))
    }
    space.close(group.every(({ reading }) => reading.tables))
    group.forEach(({ file }, at) => reports.set(file, sinks[at].report))
  }
  return files.flatMap((file) => reports.get(file) ?? [])
}

function elementFileOf(file: GraphFile): ElementFile {
  const format = formatOf(file)
  const { reading } = format
  if (reading.kind === 'elements') return { file, format, reading }
  throw new DataError({
    code: 'IsScript',
    message: `${format.title} is run, not read: a script cannot be opened together with other files.`,
    hint: 'Open it by itself, or write it as another format first: silkgraph import.',
    place: { file: file.name },
  })
}
