import { spawn } from 'child_process'
import { existsSync, readdirSync } from 'fs'
import { homedir } from 'os'
import { join } from 'path'

/**
 * Starts a server by a command line and waits for its address.
 * @param {string} node
 * @param {string[]} words that serve on a free port and open nothing
 * @param {string} cwd
 * @returns {Promise<{ url: string, stop: () => Promise<string> }>} `stop` ends it by Ctrl-C and says what was wrong, if anything
 */
export async function serve(node, words, cwd) {
  const server = spawn(node, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (output += part))
  let code
  const ended = new Promise((resolve) => server.once('close', resolve)).then((value) => (code = value))
  for (let tries = 0; tries < 400 && code === undefined; tries++) {
    const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)
    if (match) {
      return {
        url: match[0],
        async stop() {
          server.kill('SIGINT')
          await ended
          return code === 0 ? '' : 'Ctrl-C ended it with exit code ' + code + '\n' + output
        },
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  server.kill('SIGKILL')
  throw new Error('The server gave no address.\n' + output)
}

/** The browser that the tests have unpacked, or the one that CHROME_PATH names. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core')
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'silkgraph')
  const name = existsSync(cache)
    ? readdirSync(cache).find((entry) => entry.startsWith('chromium-'))
    : undefined
  const folder = name === undefined ? undefined : join(cache, name)
  const executable = process.env.CHROME_PATH || (folder && join(folder, 'chromium'))
  if (!executable) throw new Error('There is no browser here: npm test unpacks one.')
  return chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    env: Object.assign(
      {},
      process.env,
      folder && {
        LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
        FONTCONFIG_FILE: join(folder, 'silkgraph-fonts.conf'),
      },
    ),
  })
}

/** Waits until the viewer has drawn what its address says. */
export async function drawn(page) {
  await page.waitForSelector('.app[data-ready="yes"]', { timeout: 20000 })
}
