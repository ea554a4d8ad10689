import { join } from 'node:path'
import { loadGraph } from '../../opening/load-graph.ts'
import { describeDataset } from '../../opening/describe.ts'
import { encodeGraph } from '../../opening/encoded-graph.ts'
import { UsageError } from '../../errors.ts'
import { readReach, thisMachine } from '../../server/reach.ts'
import { startServer } from '../../server/server.ts'
import { startThreadEngine } from '../../server/thread-engine.ts'
import { openCannedQueries } from '../canned-queries.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, graphOption, openGraphFolder } from '../context.ts'
import { licenceOf } from '../evidence.ts'
import { openInBrowser } from '../open-in-browser.ts'
import { summarise } from '../summary.ts'

const DEFAULT_PORT = 4870

/** `silkgraph serve`, and `silkgraph` without a verb: the viewer in the browser, until Ctrl-C. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'open the graph in the browser (what silkgraph does without a verb)',
  description:
    'Loads the graph, serves the viewer on this machine alone (127.0.0.1) and opens it in the browser. ' +
    'Ctrl-C ends it. Beyond this machine it listens only with a token of 128 bits or more in SILKGRAPH_TOKEN, ' +
    'which the page asks for.',
  options: [
    graphOption,
    {
      flags: '--port <number>',
      description: `the port to listen on, 0 for any free one (default: ${DEFAULT_PORT})`,
    },
    { flags: '--host <address>', description: `the address to listen on (default: ${thisMachine.host})` },
    {
      flags: '--allow-host <name>',
      description: 'a further name that it is asked by, such as that of a proxy before it (repeatable)',
      repeated: true,
    },
    { flags: '--no-open', description: 'print the address and leave the browser alone' },
  ],
  examples: [
    'silkgraph serve',
    'silkgraph serve --graph my-graph --port 0 --no-open',
    'SILKGRAPH_TOKEN=$(openssl rand -base64 32) silkgraph serve --host 0.0.0.0 --allow-host graph.example',
  ],
  async run(options, context, _, repeated) {
    const port = portOf(options['port'])
    const { SILKGRAPH_TOKEN: token, ...environment } = process.env
    const reach = readReach(options['host'] ?? thisMachine.host, repeated['allowHost'] ?? [], token)
    const { dataset, graph } = openGraphFolder(options['graph'] ?? context.bundledGraph)
    const queries = openCannedQueries(options['graph'], context)
    const description = describeDataset(dataset, queries, licenceOf(context, options['graph']))
    const engine = startThreadEngine(join(context.dist, 'server', 'engine-thread.js'), {
      graph: encodeGraph(loadGraph(graph).read()),
      description: JSON.stringify(description),
    })
    try {
      const server = await startServer({
        engine,
        assets: join(context.dist, 'viewer'),
        port,
        reach,
      })
      try {
        context.out(`${summarise(dataset, graph, context.colours)}\n`)
        context.out(`The graph is at ${context.colours.cyan(server.url)}`)
        if (reach.token !== undefined) context.out('It asks for the token in SILKGRAPH_TOKEN.')
        context.out('Ctrl-C ends it. silkgraph --help lists what else there is.')
        if (
          options['open'] !== undefined &&
          openInBrowser(server.url, environment, process.platform) === 'no display'
        )
          context.out('There is no display here: open the address in a browser of your own.')
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

/** @throws UsageError `InvalidNumber` */
function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new UsageError({
    code: 'InvalidNumber',
    message: `--port is ${JSON.stringify(text)}, not a number from 0 to 65535.`,
    hint: `Write --port ${DEFAULT_PORT}.`,
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
