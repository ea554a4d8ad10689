import { spawn } from 'child_process'
import { join } from 'path'
import { prepare, root } from './prepare.mjs'
import { launch, StepFailed } from './run.mjs'

/** How long the graph may take to be served. */
const MOST_MILLIS = 60000

// The page from its source, reloaded when that changes, in front of a server of the graph on this machine.
launch(async () => {
  await prepare()
  const graph = await serve(process.argv.slice(2))
  const stopped = stopAsked()
  try {
    const page = await servePage(graph.url)
    try {
      process.stdout.write(
        'The page is at ' + page.url + ' (the graph is at ' + graph.url + '). Ctrl-C stops it.\n',
      )
      return await Promise.race([stopped, graph.ended])
    } finally {
      await page.close()
    }
  } finally {
    graph.stop()
    await graph.ended
  }
})

/** @returns {Promise<number>} what a shell says of a program that was interrupted or terminated, once it is */
function stopAsked() {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve(130))
    process.once('SIGTERM', () => resolve(143))
  })
}

/**
 * Serves a graph on a free port.
 * @param {string[]} words further words of `silkgraph serve`
 * @returns {Promise<{ url: string, ended: Promise<number>, stop: () => void }>}
 */
async function serve(words) {
  const main = join(root, 'dist', 'cli', 'main.js')
  const child = spawn(process.execPath, [main, 'serve', '--no-open', '--port', '0'].concat(words), {
    cwd: process.env.npm_lifecycle_event === 'dev' ? process.env.INIT_CWD : undefined,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () => child.kill('SIGINT')
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code === null ? 1 : code)))
  let output = ''
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop()
      reject(new StepFailed('The graph was not served within ' + MOST_MILLIS / 1000 + ' s.'))
    }, MOST_MILLIS)
    child.stdout.on('data', (part) => {
      output += part
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(output)
      if (match !== null) resolve(match[0])
      if (match !== null) clearTimeout(timer)
    })
    void ended.then(() => {
      clearTimeout(timer)
      reject(new StepFailed('The graph is not served, see above.'))
    })
  })
  return { url, ended, stop }
}

/**
 * Serves the page from its source on a free port of this machine, and hands what it asks to the server of the graph.
 * @param {string} graph
 */
async function servePage(graph) {
  const { createServer } = await import('vite')
  let own = ''
  const proxy = {
    target: graph,
    changeOrigin: true,
    configure: (server) =>
      server.on('proxyReq', (request) => {
        // Only what this page sends is as from the server's own page; what others send is refused there.
        if (request.getHeader('origin') === own) request.setHeader('origin', graph)
      }),
  }
  const server = await createServer({
    configFile: join(root, 'vite.config.mjs'),
    clearScreen: false,
    logLevel: 'warn',
    server: { host: '127.0.0.1', proxy: { '/api': proxy } },
  })
  await server.listen()
  own = server.resolvedUrls.local[0].replace(/\/$/, '')
  return { url: own + '/', close: () => server.close() }
}
