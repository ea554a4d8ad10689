import { drawn, launchBrowser, serve } from './browser.mjs'

/**
 * Starts a server by a command line and opens its page.
 * @param {string} node
 * @param {string[]} words that serve on a free port and open nothing
 * @param {string} cwd
 * @returns {Promise<string>} empty where the page draws its first picture without a complaint, else what is wrong
 */
export async function drawsPicture(node, words, cwd) {
  let server
  let browser
  try {
    server = await serve(node, words, cwd)
    browser = await launchBrowser()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const complaints = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(server.url)
    await drawn(page)
    const nodes = await page.locator('.mirror [data-kind="node"]').count()
    if (nodes < 10) complaints.push('the first picture has ' + nodes + ' nodes')
    // What the page asks for when it has nothing else to do may be under way.
    await page.close()
    return complaints
      .concat(await server.stop())
      .filter(Boolean)
      .join('\n')
  } catch (error) {
    if (server) await server.stop()
    return String(error)
  } finally {
    if (browser) await browser.close()
  }
}
