import { realpathSync } from 'node:fs'
import type { Schema } from '../../database/index.ts'
import { countText } from '../../model/count-text.ts'
import { describeDataset } from '../../opening/describe.ts'
import { encodeGraph } from '../../opening/encoded-graph.ts'
import { thisMachine } from '../../server/reach.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { descriptionOfFiles, descriptionOfStore, titleOfFiles } from '../described-graph.ts'
import { exitCodes } from '../exit-codes.ts'
import { graphOption } from '../graph-options.ts'
import { licenceOfWords } from '../licence.ts'
import { namesFiles, openGraph, openWholeFolder, wordsFolder } from '../open-graph.ts'
import {
  noOpenOption,
  portOption,
  type ServedGraph,
  servedFolder,
  serveGraph,
  servePlace,
} from '../serve-graph.ts'
import { storeOf, storeOption } from '../store.ts'

/** `silkgraph serve`, and `silkgraph` without a command: the viewer in the browser, until Ctrl-C. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'open the graph in the browser (what silkgraph does without a command)',
  description:
    'Loads the graph, serves the viewer on this machine alone (127.0.0.1) and opens it in the browser. ' +
    'Ctrl-C stops it. Beyond this machine it listens only with a token of 128 bits or more in SILKGRAPH_TOKEN, ' +
    'which the page asks for. Where --graph names a folder and neither --host nor --allow-host is given, the page can save ' +
    'views and queries in its views/ and queries/, after showing them; nothing else is ever written.',
  options: [
    graphOption,
    storeOption,
    portOption,
    { flags: '--host <address>', description: `the address to listen on (default: ${thisMachine.host})` },
    {
      flags: '--allow-host <name>',
      description: 'another host name to accept, such as that of a reverse proxy; may be repeated',
      repeated: true,
    },
    noOpenOption,
    {
      flags: '--no-save',
      description: 'keep the page from saving views and queries in the folder of --graph',
    },
  ],
  examples: [
    'silkgraph serve',
    'silkgraph serve --graph my-graph --port 0 --no-open',
    'SILKGRAPH_TOKEN=$(openssl rand -base64 32) silkgraph serve --host 0.0.0.0 --allow-host graph.example',
  ],
  async run(options, context, _, repeated) {
    const hosts = { host: options['host'], allowed: repeated['allowHost'] }
    const place = servePlace(options, context, hosts)
    await serveGraph(await whatToServe(options, hosts, context), place, context)
    return exitCodes.ok
  },
})

/**
 * What the engine is started with, and what is said about it. The graph of a server or a script is shown in the words
 * of the graph folder that is its own, else in its own names.
 */
async function whatToServe(
  options: OptionValues,
  hosts: Hosts,
  context: CommandContext,
): Promise<ServedGraph> {
  const store = await storeOf(options, context)
  const folder = openWholeFolder(wordsFolder(options) ?? context.bundledGraph)
  const licence = licenceOfWords(options, context)
  if (store === undefined && !namesFiles(options['graph']))
    return servedFolder(folder, licence, context, whereToSave(options, hosts, context))
  const words = describeDataset(folder.dataset, folder.queries, licence)
  if (store === undefined) {
    const { database } = await openGraph(options, context)
    const description = await descriptionOfFiles(database, words, options)
    return {
      data: {
        kind: 'embedded',
        graph: new TextEncoder().encode(encodeGraph(database.read())),
        description: JSON.stringify(description),
      },
      summary: `${titleOfFiles(options)}\n\n${elementsText(database.schema())}`,
    }
  }
  const { BoltBackend } = await import('../../backend/bolt/index.ts')
  const backend = new BoltBackend(store)
  try {
    const schema = await backend.schema()
    const description = await descriptionOfStore(backend, words, options)
    return {
      data: { kind: 'bolt', store, description: JSON.stringify(description) },
      summary: `${description.title}\n\n${elementsText(schema)} at ${store.address}`,
    }
  } finally {
    await backend.close()
  }
}

/** What `--host` and `--allow-host` say. */
interface Hosts {
  readonly host: string | undefined
  readonly allowed: readonly string[] | undefined
}

/** The folder in which the page may save: one of the reader's own, while this machine alone can ask. */
function whereToSave(
  { graph, save }: OptionValues,
  { host, allowed = [] }: Hosts,
  { bundledGraph }: CommandContext,
): string | undefined {
  if (graph === undefined || save === undefined || host !== undefined || allowed.length > 0) return undefined
  return realpathSync(graph) === realpathSync(bundledGraph) ? undefined : graph
}

function elementsText({ nodeCount, relationshipCount }: Schema): string {
  return `${countText(nodeCount, 'node')}, ${countText(relationshipCount, 'relationship')}`
}
