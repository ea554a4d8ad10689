import { basename, join } from 'node:path'
import type { Schema } from '../../database/index.ts'
import { countText } from '../../model/count-text.ts'
import { describeDataset, describeGraph } from '../../opening/describe.ts'
import { describeFiles, describeFolder } from '../../opening/describe-files.ts'
import { encodeGraph } from '../../opening/encoded-graph.ts'
import { FullDatabase } from '../../opening/full-database.ts'
import { loadGraph } from '../../opening/load-graph.ts'
import { surveyGraph } from '../../opening/survey-graph.ts'
import { UsageError } from '../../errors.ts'
import type { EngineData } from '../../server/engine-process.ts'
import { readReach, thisMachine } from '../../server/reach.ts'
import { startServer } from '../../server/server.ts'
import { startEngine } from '../../server/start-engine.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { graphOption } from '../graph-options.ts'
import { licenceOfWords } from '../licence.ts'
import { filesOf, namesFiles, openGraph, openWholeFolder, wordsFolder } from '../open-graph.ts'
import { openInBrowser } from '../open-in-browser.ts'
import { storeOf, storeOption } from '../store.ts'
import { summarise } from '../summary.ts'

const DEFAULT_PORT = 4870

/** `silkgraph serve`, and `silkgraph` without a command: the viewer in the browser, until Ctrl-C. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'open the graph in the browser (what silkgraph does without a command)',
  description:
    'Loads the graph, serves the viewer on this machine alone (127.0.0.1) and opens it in the browser. ' +
    'Ctrl-C stops it. Beyond this machine it listens only with a token of 128 bits or more in SILKGRAPH_TOKEN, ' +
    'which the page asks for.',
  options: [
    graphOption,
    storeOption,
    {
      flags: '--port <number>',
      description: `the port to listen on, 0 for any free one (default: ${DEFAULT_PORT})`,
    },
    { flags: '--host <address>', description: `the address to listen on (default: ${thisMachine.host})` },
    {
      flags: '--allow-host <name>',
      description: 'another host name to accept, such as that of a reverse proxy; may be repeated',
      repeated: true,
    },
    { flags: '--no-open', description: 'print the address without opening the browser' },
  ],
  examples: [
    'silkgraph serve',
    'silkgraph serve --graph my-graph --port 0 --no-open',
    'SILKGRAPH_TOKEN=$(openssl rand -base64 32) silkgraph serve --host 0.0.0.0 --allow-host graph.example',
  ],
  async run(options, context, _, repeated) {
    const port = portOf(options['port'])
    const { SILKGRAPH_TOKEN: token, NEO4J_PASSWORD: _password, ...environment } = context.environment
    const reach = readReach(options['host'] ?? thisMachine.host, repeated['allowHost'] ?? [], token)
    const { data, summary } = await whatToServe(options, context)
    context.endOrderly?.()
    const engine = startEngine(join(context.dist, 'server', 'engine-process.js'), data, context.err)
    try {
      const server = await startServer({
        engine,
        assets: join(context.dist, 'viewer'),
        port,
        reach,
        log: context.err,
      })
      try {
        context.out(`${summary}\n`)
        context.out(`The graph is at ${context.colours.cyan(server.url)}`)
        if (reach.token !== undefined) context.out('It asks for the token in SILKGRAPH_TOKEN.')
        context.out('Ctrl-C stops it. silkgraph --help lists the other commands.')
        if (
          options['open'] !== undefined &&
          openInBrowser(server.url, environment, process.platform) === 'no display'
        )
          context.out('No display was found here: open the address in a browser.')
        await aborted(context.signal)
      } finally {
        await server.close()
      }
    } finally {
      await engine.close()
    }
    return exitCodes.ok
  },
})

/**
 * What the engine is started with, and what is said about it. The graph of a server or a script is shown in the words
 * of the graph folder that is its own, else in its own names.
 */
async function whatToServe(
  options: OptionValues,
  context: CommandContext,
): Promise<{ readonly data: EngineData; readonly summary: string }> {
  const store = await storeOf(options, context)
  const named = wordsFolder(options)
  const { dataset, graph, queries } = openWholeFolder(named ?? context.bundledGraph)
  const words = describeDataset(dataset, queries, licenceOfWords(options, context))
  if (store === undefined && namesFiles(options['graph'])) {
    const { database } = await openGraph(options, context)
    const title = (filesOf(options['graph']) ?? []).map((file) => basename(file)).join(', ')
    const description = await describeFiles(database, { words, isNamed: named !== undefined }, title)
    return {
      data: {
        kind: 'embedded',
        graph: new TextEncoder().encode(encodeGraph(database.read())),
        description: JSON.stringify(description),
      },
      summary: `${title}\n\n${elementsText(database.schema())}`,
    }
  }
  if (store === undefined) {
    const database = new FullDatabase(loadGraph(graph))
    return {
      data: {
        kind: 'embedded',
        graph: new TextEncoder().encode(encodeGraph(database.read())),
        description: JSON.stringify(await describeFolder(database, dataset, words)),
      },
      summary: summarise(dataset, graph, context.colours),
    }
  }
  const { BoltBackend } = await import('../../backend/bolt/index.ts')
  const backend = new BoltBackend(store)
  try {
    const schema = await backend.schema()
    const described = describeGraph(schema, { words, isNamed: named !== undefined })
    const description = await surveyGraph(backend, described)
    return {
      data: { kind: 'bolt', store, description: JSON.stringify(description) },
      summary: `${description.title}\n\n${elementsText(schema)} at ${store.address}`,
    }
  } finally {
    await backend.close()
  }
}

function elementsText({ nodeCount, relationshipCount }: Schema): string {
  return `${countText(nodeCount, 'node')}, ${countText(relationshipCount, 'relationship')}`
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
