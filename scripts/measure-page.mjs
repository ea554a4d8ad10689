// Prints what docs/measurements.md records of the page: `node scripts/measure-page.mjs`, after npm test.
import { readdirSync, readFileSync } from 'fs'
import { join } from 'path'
import { performance } from 'perf_hooks'
import { gzipSync } from 'zlib'
import { drawn, launchBrowser, serve } from './browser.mjs'
import { prepare, root } from './prepare.mjs'
import { launch } from './run.mjs'

const ROUNDS = 5

function line(name, figure) {
  process.stdout.write(name.padEnd(44) + figure + '\n')
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1].toFixed(0) + ' ms'
}

launch(async () => {
  await prepare()
  const assets = join(root, 'dist', 'viewer', 'assets')
  for (const name of readdirSync(assets).filter(
    (name) => /\.(js|css)$/.test(name) || /latin-wght/.test(name),
  )) {
    const bytes = readFileSync(join(assets, name))
    line(name.replace(/-[\w-]{8}\./, '.'), bytes.length + ' bytes, ' + gzipSync(bytes).length + ' compressed')
  }
  const starts = []
  const pictures = { server: [], page: [] }
  const browser = await launchBrowser()
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const before = performance.now()
      const words = [join(root, 'dist', 'cli', 'main.js'), '--port', '0', '--no-open']
      const server = await serve(process.execPath, words, root)
      starts.push(performance.now() - before)
      for (const engine of Object.keys(pictures)) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
        const opened = performance.now()
        await page.goto(server.url + '#engine=' + engine)
        await drawn(page)
        pictures[engine].push(performance.now() - opened)
        await page.close()
      }
      await server.stop()
    }
  } finally {
    await browser.close()
  }
  line('silkgraph serve to its address', median(starts))
  line('address to first picture, server', median(pictures.server))
  line('address to first picture, engine in page', median(pictures.page))
  return 0
})
