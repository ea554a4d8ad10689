import { basename } from 'node:path'
import { type Backend, type Description, EmbeddedBackend } from '../backend/index.ts'
import type { Database } from '../database/index.ts'
import { describeDataset, describeGraph } from '../opening/describe.ts'
import { describeFiles, describeFolder } from '../opening/describe-files.ts'
import { FullDatabase, graphWordsOf } from '../opening/full-database.ts'
import { loadGraph } from '../opening/load-graph.ts'
import { surveyGraph } from '../opening/survey-graph.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { licenceOfWords } from './licence.ts'
import {
  filesOf,
  namesFiles,
  openGraph,
  openWholeFolder,
  type WholeFolder,
  wordsFolder,
} from './open-graph.ts'
import { storeOf } from './store.ts'

/** What a folder that holds together says of itself. */
export async function descriptionOfFolder(
  { dataset, graph, queries }: WholeFolder,
  licence: string,
): Promise<Description> {
  const words = describeDataset(dataset, queries, licence)
  // What was imported describes itself, which takes a database.
  return dataset.imported.length === 0 ? words : describeFolder(new FullDatabase(loadGraph(graph)), words)
}

/** What is said of the graph of the files that the options name, in the words of the folder in which they stand. */
export function descriptionOfFiles(
  database: Database,
  words: Description,
  options: OptionValues,
): Promise<Description> {
  return describeFiles(
    database,
    { words, isNamed: wordsFolder(options) !== undefined },
    titleOfFiles(options),
  )
}

/** The names of the files that the options name. */
export function titleOfFiles({ graph }: OptionValues): string {
  return (filesOf(graph) ?? []).map((file) => basename(file)).join(', ')
}

/** What is said of the graph of a server, in the words of the folder that the options name where it is its own. */
export async function descriptionOfStore(
  backend: Backend,
  words: Description,
  options: OptionValues,
): Promise<Description> {
  const described = describeGraph(await backend.schema(), {
    words,
    isNamed: wordsFolder(options) !== undefined,
  })
  return surveyGraph(backend, described)
}

/**
 * Lets a piece of work ask the graph that the options name, and what it says of itself, as the page would be given it.
 *
 * @throws RefusedFolder, DataError, UsageError, and what the work throws
 */
export async function withDescribedGraph<Result>(
  options: OptionValues,
  context: CommandContext,
  work: (backend: Backend, description: Description) => Promise<Result>,
): Promise<Result> {
  const store = await storeOf(options, context)
  const folder = openWholeFolder(wordsFolder(options) ?? context.bundledGraph)
  const licence = licenceOfWords(options, context)
  if (store === undefined && !namesFiles(options['graph'])) {
    const { dataset, graph } = folder
    const database = new FullDatabase(loadGraph(graph), undefined, graphWordsOf(dataset))
    return work(new EmbeddedBackend(database), await descriptionOfFolder(folder, licence))
  }
  const words = describeDataset(folder.dataset, folder.queries, licence)
  if (store === undefined) {
    const { database } = await openGraph(options, context)
    return work(new EmbeddedBackend(database), await descriptionOfFiles(database, words, options))
  }
  const { BoltBackend } = await import('../backend/bolt/index.ts')
  const backend = new BoltBackend(store)
  try {
    return await work(backend, await descriptionOfStore(backend, words, options))
  } finally {
    await backend.close()
  }
}
