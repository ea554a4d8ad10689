// Prints what docs/measurements.md records of the page: `node scripts/measure-page.mjs`, after npm test.
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { performance } from 'perf_hooks'
import { gzipSync } from 'zlib'
import { drawn, launchBrowser, serve } from './browser.mjs'
import { prepare, root } from './prepare.mjs'
import { launch } from './run.mjs'

const ROUNDS = 5

function line(name, figure) {
  process.stdout.write(name.padEnd(48) + figure + '\n')
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1].toFixed(0) + ' ms'
}

/** A coast with as many islands as are drawn at most, in a folder of its own. */
function manyIslands() {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-islands-'))
  cpSync(join(root, 'tests', 'fixtures', 'lighthouses'), folder, { recursive: true })
  for (let at = 0; at < 2499; at++) {
    const id = "'isle:" + at + "'"
    appendFileSync(
      join(folder, 'entities.yaml'),
      '  - { id: ' + id + ', label: Island, name: I' + at + ', caption: I' + at + ' }\n',
    )
    appendFileSync(
      join(folder, 'reference.yaml'),
      '  - { subject: ' +
        id +
        ", relation: LIES_OFF, object: 'coast:skerry', source: unverified, note: None. }\n",
    )
  }
  return folder
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
    const folder = manyIslands()
    const words = [join(root, 'dist', 'cli', 'main.js'), '--port', '0', '--no-open', '--graph', folder]
    const server = await serve(process.execPath, words, root)
    for (const limit of [500, 2499]) {
      const rounds = []
      for (let round = 0; round < ROUNDS; round++) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
        const query = 'MATCH (i:Island)-[l:LIES_OFF]->(c) RETURN i, l, c LIMIT ' + limit
        const opened = performance.now()
        await page.goto(server.url + '#query=' + encodeURIComponent(query))
        await drawn(page)
        rounds.push(performance.now() - opened)
        await page.close()
      }
      line('address to a picture of ' + (limit + 1) + ' nodes by forces', median(rounds))
    }
    await server.stop()
    rmSync(folder, { recursive: true })
  } finally {
    await browser.close()
  }
  line('silkgraph serve to its address', median(starts))
  line('address to first picture, server', median(pictures.server))
  line('address to first picture, engine in page', median(pictures.page))
  return 0
})
