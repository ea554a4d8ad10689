import { join } from 'node:path'
import type { Description } from '../backend/index.ts'
import type { CannedQuery } from '../canned/canned-query.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { UsageError } from '../errors.ts'
import type { EngineData } from '../server/engine-process.ts'
import { type Reach, readReach, thisMachine } from '../server/reach.ts'
import type { SavingFolder } from '../server/saving.ts'
import { startServer } from '../server/server.ts'
import { startEngine } from '../server/start-engine.ts'
import { shownViews } from '../opening/describe.ts'
import { encodeElements } from '../opening/encoded-graph.ts'
import { idConstraints } from '../opening/load-graph.ts'
import type { FolderWords } from '../opening/prove-file.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { descriptionOfFolder } from './described-graph.ts'
import type { WholeFolder } from './open-graph.ts'
import { openInBrowser } from './open-in-browser.ts'
import { savingFolder } from './saving-folder.ts'
import { summarise } from './summary.ts'

const DEFAULT_PORT = 4870

export const portOption = {
  flags: '--port <number>',
  description: `the port to listen on, 0 for any free one (default: ${DEFAULT_PORT})`,
} as const

export const noOpenOption = {
  flags: '--no-open',
  description: 'print the address without opening the browser',
} as const

/** What the engine is started with, and what is said about it. */
export interface ServedGraph {
  readonly data: EngineData
  readonly summary: string
  /** The folder into which the page saves; absent where it does not. */
  readonly saving?: ((describe: (description: string) => void) => SavingFolder) | undefined
}

/** Where a graph is served, and whether the browser is opened. */
export interface ServePlace {
  readonly port: number
  readonly reach: Reach
  readonly opens: boolean
}

/**
 * Where the options say that a graph is served: on this machine alone, unless `hosts` says more.
 *
 * @throws UsageError `InvalidNumber`, and those of `readReach`
 */
export function servePlace(
  options: OptionValues,
  context: CommandContext,
  hosts: { readonly host?: string | undefined; readonly allowed?: readonly string[] } = {},
): ServePlace {
  return {
    port: portOf(options['port']),
    reach: readReach(
      hosts.host ?? thisMachine.host,
      hosts.allowed ?? [],
      context.environment['SILKGRAPH_TOKEN'],
    ),
    opens: options['open'] !== undefined,
  }
}

/**
 * The graph of a folder that holds together, as it is served.
 *
 * @param savesIn the folder, where the page may save views and queries in it
 */
export async function servedFolder(
  folder: WholeFolder,
  licence: string,
  context: CommandContext,
  savesIn?: string,
): Promise<ServedGraph> {
  const { dataset, graph, queries } = folder
  const description = await descriptionOfFolder(folder, licence)
  return {
    data: {
      kind: 'embedded',
      graph: new TextEncoder().encode(encodeElements(graph, idConstraints(graph.nodes))),
      description: JSON.stringify(description),
    },
    summary: summarise(dataset, graph, context.colours),
    saving: savesIn === undefined ? undefined : savingIn(savesIn, dataset, queries, description),
  }
}

function savingIn(
  folder: string,
  { ontology, imported, views }: Dataset,
  queries: readonly CannedQuery[],
  description: Description,
): ServedGraph['saving'] {
  const own = new Set(views.map(({ id }) => id))
  // What is said of imported files comes after the folder's own.
  const ofFiles = imported.length === 0 ? [] : description.views.filter(({ id }) => !own.has(id))
  const describedBy = (words: FolderWords): Description => {
    const shown = imported.length === 0 ? shownViews(words.views) : words.views
    const ids = new Set(shown.map(({ id }) => id))
    return {
      ...description,
      views: [...shown, ...ofFiles.filter(({ id }) => !ids.has(id))],
      queries: words.queries,
    }
  }
  return (describe) =>
    savingFolder(folder, { names: { ontology, imported }, views, queries }, (words) =>
      describe(JSON.stringify(describedBy(words))),
    )
}

/** Serves the viewer of a graph, and opens it, until the signal of the context. */
export async function serveGraph(
  { data, summary, saving }: ServedGraph,
  { port, reach, opens }: ServePlace,
  context: CommandContext,
): Promise<void> {
  const { SILKGRAPH_TOKEN: _token, NEO4J_PASSWORD: _password, ...environment } = context.environment
  context.endOrderly?.()
  const engine = startEngine(join(context.dist, 'server', 'engine-process.js'), data, context.err)
  try {
    const assets = join(context.dist, 'viewer')
    const server = await startServer({
      engine,
      assets,
      port,
      reach,
      saving: saving?.((description) => engine.describe(description)),
      log: context.err,
    })
    try {
      context.out(`${summary}\n`)
      context.out(`The graph is at ${context.colours.cyan(server.url)}`)
      if (reach.token !== undefined) context.out('It asks for the token in SILKGRAPH_TOKEN.')
      context.out('Ctrl-C stops it. silkgraph --help lists the other commands.')
      if (opens && openInBrowser(server.url, environment, process.platform) === 'no display')
        context.out('No display was found here: open the address in a browser.')
      await aborted(context.signal)
    } finally {
      await server.close()
    }
  } finally {
    await engine.close()
  }
}

/** @throws UsageError `InvalidNumber` */
function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new UsageError({
    code: 'InvalidNumber',
    message: `--port must be a whole number from 0 to 65535, but is ${JSON.stringify(text)}.`,
    hint: `Write --port ${DEFAULT_PORT}.`,
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
