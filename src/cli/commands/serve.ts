import { join } from 'node:path'
import { loadGraph } from '../../opening/load-graph.ts'
import { describeDataset } from '../../opening/describe.ts'
import { encodeGraph } from '../../opening/encoded-graph.ts'
import { UsageError } from '../../errors.ts'
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
    'Ctrl-C ends it.',
  options: [
    graphOption,
    {
      flags: '--port <number>',
      description: `the port to listen on, 0 for any free one (default: ${DEFAULT_PORT})`,
    },
    { flags: '--no-open', description: 'print the address and leave the browser alone' },
  ],
  examples: ['silkgraph serve', 'silkgraph serve --graph my-graph --port 0 --no-open'],
  async run(options, context) {
    const port = portOf(options['port'])
    const { dataset, graph } = openGraphFolder(options['graph'] ?? context.bundledGraph)
    const queries = openCannedQueries(options['graph'], context)
    const description = describeDataset(dataset, queries, licenceOf(context, options['graph']))
    const engine = startThreadEngine(join(context.dist, 'server', 'engine-thread.js'), {
      graph: encodeGraph(loadGraph(graph).read()),
      description: JSON.stringify(description),
    })
    try {
      const server = await startServer({ engine, assets: join(context.dist, 'viewer'), port })
      try {
        context.out(`${summarise(dataset, graph, context.colours)}\n`)
        context.out(`The graph is at ${context.colours.cyan(server.url)}`)
        context.out('Ctrl-C ends it. silkgraph --help lists what else there is.')
        if (
          options['open'] !== undefined &&
          openInBrowser(server.url, process.env, process.platform) === 'no display'
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
