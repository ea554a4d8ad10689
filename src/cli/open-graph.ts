import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CannedQuery } from '../canned/canned-query.ts'
import { compile } from '../dataset/compile.ts'
import type { PlainGraph } from '../model/elements.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Ontology } from '../dataset/schemas/ontology.ts'
import { shapesOf } from '../dataset/shapes.ts'
import type { Database } from '../database/index.ts'
import { DataError, UsageError } from '../errors.ts'
import { readGraphFolder, readTextFile, whatIsAt } from '../host/node.ts'
import { checkFolder } from '../opening/check-folder.ts'
import { openFolder } from '../opening/folder.ts'
import { FullDatabase } from '../opening/full-database.ts'
import { loadGraph } from '../opening/load-graph.ts'
import { openScript } from '../opening/script.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { RefusedFolder } from './refused-folder.ts'

/** The largest Cypher script that is opened. */
export const MOST_SCRIPT_BYTES = 256 * 1024 * 1024

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

/**
 * A graph folder with its views and canned queries.
 *
 * @throws RefusedFolder with every error that `silkgraph check` tells; DataError where the folder cannot be read
 */
export function openWholeFolder(folder: string): {
  readonly dataset: Dataset
  readonly graph: PlainGraph
  readonly queries: readonly CannedQuery[]
} {
  const { dataset, queries, errors } = checkFolder(readGraphFolder(folder))
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
  /** What the folder says of it; undefined where a Cypher script made it. */
  readonly ontology: Ontology | undefined
}

/**
 * The graph that `--graph` names: that of a folder, or the one that a Cypher script makes, which a context has once.
 *
 * @throws RefusedFolder, DataError
 */
export function openGraph({ graph }: OptionValues, context: CommandContext): OpenedGraph {
  if (!isScript(graph)) {
    const { dataset, graph: compiled } = openGraphFolder(graph ?? context.bundledGraph)
    const { ontology } = dataset
    return { database: new FullDatabase(loadGraph(compiled), undefined, shapesOf(ontology)), ontology }
  }
  return { database: openScriptFile(graph, context), ontology: undefined }
}

/** A command that asks what a script's graph is, and then asks the graph, opens it once: that may take a minute. */
const openedScripts = new WeakMap<CommandContext, { readonly file: string; readonly database: Database }>()

function openScriptFile(file: string, context: CommandContext): Database {
  const opened = openedScripts.get(context)
  if (opened?.file === file) return opened.database
  const { text } = readTextFile(file, MOST_SCRIPT_BYTES)
  const database = new FullDatabase(openScript(file, text.replace(/^\uFEFF/, '')))
  openedScripts.set(context, { file, database })
  return database
}

/**
 * Whether `--graph` names a file, which is taken for a Cypher script, and not a folder; one that is missing goes by its name.
 *
 * @throws UsageError `NeedsFolder` where it is empty
 */
export function isScript(graph: string | undefined): graph is string {
  if (graph === undefined) return false
  if (graph === '')
    throw new UsageError({
      code: 'NeedsFolder',
      message: '--graph is empty.',
      hint: 'Name a graph folder or a Cypher script, as in --graph my-graph, or leave it out.',
    })
  const there = whatIsAt(graph)
  return there === 'a file' || (there === 'nothing' && /\.(?:cypher|cql)$/i.test(graph))
}

/**
 * The folder whose words, views and canned queries are used: that of `--graph`; for a script the graph folder in which it
 * stands. Undefined is the bundled one.
 */
export function wordsFolder({ graph }: OptionValues): string | undefined {
  if (!isScript(graph)) return graph
  const folder = dirname(graph)
  return existsSync(join(folder, 'ontology.yaml')) ? folder : undefined
}

/** The folder that `--graph` names. @throws UsageError `NeedsFolder` where it is a script */
export function folderOf({ graph }: OptionValues, context: CommandContext): string {
  if (!isScript(graph)) return graph ?? context.bundledGraph
  throw new UsageError({
    code: 'NeedsFolder',
    message: `${graph} is a file; this command reads the files of a graph folder.`,
    hint: 'Give the folder that contains ontology.yaml, as in --graph my-graph.',
  })
}
