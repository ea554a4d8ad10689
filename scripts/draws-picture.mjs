import { spawn } from 'child_process'
import { existsSync, readdirSync } from 'fs'
import { homedir } from 'os'
import { join } from 'path'

/**
 * Starts a server by a command line and opens its page in the browser that the tests have unpacked.
 * @param {string} node
 * @param {string[]} words that serve on a free port and open nothing
 * @param {string} cwd
 * @returns {Promise<string>} empty where the page draws its first picture without a complaint, else what is wrong
 */
export async function drawsPicture(node, words, cwd) {
  const server = spawn(node, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (output += part))
  const ended = new Promise((resolve) => server.once('close', resolve))
  try {
    const url = await addressIn(() => output, ended)
    if (url === undefined) return 'the server gave no address\n' + output
    const problem = await openPage(url)
    if (problem !== '') return problem
  } finally {
    server.kill('SIGINT')
  }
  const code = await ended
  return code === 0 ? '' : 'Ctrl-C ended it with exit code ' + code + '\n' + output
}

async function addressIn(output, ended) {
  let over = false
  ended.then(() => (over = true))
  for (let tries = 0; tries < 200 && !over; tries++) {
    const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(output())
    if (match) return match[0]
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}

async function openPage(url) {
  const { chromium } = await import('playwright-core')
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'silkgraph')
  const name = existsSync(cache)
    ? readdirSync(cache).find((entry) => entry.startsWith('chromium-'))
    : undefined
  const folder = name === undefined ? undefined : join(cache, name)
  const executable = process.env.CHROME_PATH || (folder && join(folder, 'chromium'))
  if (!executable) return 'there is no browser: npm test unpacks one'
  const browser = await chromium.launch({
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
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const complaints = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(url)
    await page.waitForSelector('.app[data-ready="yes"]', { timeout: 20000 })
    const nodes = await page.locator('.mirror [data-kind="node"]').count()
    if (nodes < 10) complaints.push('the first picture has ' + nodes + ' nodes')
    return complaints.join('\n')
  } catch (error) {
    return String(error)
  } finally {
    await browser.close()
  }
}
