import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CannedQuery } from '../canned/canned-query.ts'
import { compile } from '../dataset/compile.ts'
import type { PlainGraph } from '../model/elements.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Ontology } from '../dataset/schemas/ontology.ts'
import type { Database } from '../database/index.ts'
import { DataError, UsageError } from '../errors.ts'
import { readGraphFolder, whatIsAt } from '../host/node.ts'
import { isMappingFile } from '../mapping/graph/mapping-files.ts'
import { type CheckedFolder, checkFolder } from '../opening/check-folder.ts'
import { extensionOf, readableExtensions } from '../formats/index.ts'
import { openFolder } from '../opening/folder.ts'
import { FullDatabase, graphWordsOf } from '../opening/full-database.ts'
import { loadGraph } from '../opening/load-graph.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { lossLines, openNamedFiles } from './open-named-files.ts'
import { RefusedFolder } from './refused-folder.ts'

/**
 * The graph of a folder.
 *
 * @throws RefusedFolder with every error in it; DataError where the folder cannot be read
 */
export function openGraphFolder(folder: string): {
  readonly dataset: Dataset
  readonly graph: PlainGraph
} {
  const opened = openFolder(readGraphFolder(folder))
  if (opened.kind === 'refused') throw new RefusedFolder(folder, opened.errors)
  return opened
}

/** A graph folder with its views and canned queries, in which there is no error. */
export interface WholeFolder {
  readonly dataset: Dataset
  readonly graph: PlainGraph
  readonly queries: readonly CannedQuery[]
}

/**
 * A graph folder with its views and canned queries.
 *
 * @throws RefusedFolder with every error that `silkgraph check` tells; DataError where the folder cannot be read
 */
export function openWholeFolder(folder: string): WholeFolder {
  return wholeFolder(folder, checkFolder(readGraphFolder(folder)))
}

/** A folder that was checked. @throws RefusedFolder with every error in it */
export function wholeFolder(folder: string, { dataset, queries, errors }: CheckedFolder): WholeFolder {
  if (dataset === undefined || errors.length > 0)
    throw new RefusedFolder(
      folder,
      errors.map((finding) => new DataError(finding)),
    )
  return { dataset, graph: compile(dataset), queries }
}

/** A graph that was opened. */
export interface OpenedGraph {
  readonly database: Database
  /** What the folder says of it; undefined where it was made of files. */
  readonly ontology: Ontology | undefined
}

/**
 * The graph that `--graph` names: that of a folder, or the one of files, which a context has once. What the files have and the graph
 * does not is told.
 *
 * @throws (rejects with) RefusedFolder, DataError
 */
export async function openGraph({ graph }: OptionValues, context: CommandContext): Promise<OpenedGraph> {
  const files = filesOf(graph)
  if (files === undefined) {
    const { dataset, graph: compiled } = openGraphFolder(graph ?? context.bundledGraph)
    const { ontology } = dataset
    return { database: new FullDatabase(loadGraph(compiled), undefined, graphWordsOf(dataset)), ontology }
  }
  return { database: await databaseOf(files, context), ontology: undefined }
}

/** A command that asks what the graph of a file is, and then asks the graph, opens it once: that may take a minute. */
const opened = new WeakMap<CommandContext, { readonly files: string; readonly database: Promise<Database> }>()

function databaseOf(files: readonly string[], context: CommandContext): Promise<Database> {
  const known = opened.get(context)
  if (known?.files === files.join('\n')) return known.database
  const database = openFilesWith(files, context)
  opened.set(context, { files: files.join('\n'), database })
  return database
}

async function openFilesWith(files: readonly string[], context: CommandContext): Promise<Database> {
  const { store, reports } = await openNamedFiles({ names: files }, undefined, context)
  for (const line of reports.flatMap(lossLines)) context.err(line)
  return new FullDatabase(store)
}

/**
 * The files that `--graph` names, several separated by commas; undefined where it names a folder, or nothing. What is missing goes by
 * its name.
 *
 * @throws UsageError `NeedsFolder` where it is empty
 */
export function filesOf(graph: string | undefined): readonly string[] | undefined {
  if (graph === undefined) return undefined
  if (graph === '')
    throw new UsageError({
      code: 'NeedsFolder',
      message: '--graph is empty.',
      hint: 'Name a graph folder or a file, as in --graph my-graph or --graph people.csv, or leave it out.',
    })
  const there = whatIsAt(graph)
  if (there === 'a folder') return undefined
  if (there !== 'nothing') return [graph]
  const names = graph.split(',')
  const isFile = (name: string): boolean =>
    readableExtensions.has(extensionOf(name)) || isMappingFile({ name })
  if (names.length > 1 && names.every(isFile)) return names
  return readableExtensions.has(extensionOf(graph)) ? [graph] : undefined
}

/** Whether `--graph` names files, and not a folder. @throws as `filesOf` */
export function namesFiles(graph: string | undefined): graph is string {
  return filesOf(graph) !== undefined
}

/**
 * The folder whose words, views and canned queries are used: that of `--graph`; for files the graph folder in which the first of
 * them stands. Undefined is the bundled one.
 */
export function wordsFolder({ graph }: OptionValues): string | undefined {
  const files = filesOf(graph)
  if (files === undefined) return graph
  const folder = dirname(files[0])
  return existsSync(join(folder, 'ontology.yaml')) ? folder : undefined
}

/** The folder that `--graph` names. @throws UsageError `NeedsFolder` where it names files */
export function folderOf({ graph }: OptionValues, context: CommandContext): string {
  if (!namesFiles(graph)) return graph ?? context.bundledGraph
  throw new UsageError({
    code: 'NeedsFolder',
    message: `${graph} is a file; this command reads the files of a graph folder.`,
    hint: 'Give the folder that contains ontology.yaml, as in --graph my-graph.',
  })
}
