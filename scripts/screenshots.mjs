// Makes the pictures that the README shows: `npm run screenshots`.
import { mkdirSync, statSync } from 'fs'
import { join } from 'path'
import { drawn, launchBrowser, serve } from './browser.mjs'
import { prepare, root } from './prepare.mjs'
import { launch, StepFailed } from './run.mjs'

const pictures = {
  overview: '',
  evidence: 'selected=fac%3Aalibaba-dc-nairobi',
}
const MOST_BYTES = 300000

launch(async () => {
  await prepare()
  const folder = join(root, 'docs', 'images')
  mkdirSync(folder, { recursive: true })
  const server = await serve(
    process.execPath,
    [join(root, 'dist', 'cli', 'main.js'), '--port', '0', '--no-open'],
    root,
  )
  const browser = await launchBrowser()
  try {
    for (const name of Object.keys(pictures)) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
      await page.goto(server.url + '#' + pictures[name])
      await drawn(page)
      for (const summary of await page.locator('.panel-group summary').all()) await summary.click()
      await page.waitForTimeout(300)
      const path = join(folder, name + '.png')
      await page.screenshot({ path })
      const { size } = statSync(path)
      if (size >= MOST_BYTES) throw new StepFailed(name + '.png has ' + size + ' bytes.')
      process.stdout.write(name + '.png, ' + size + ' bytes\n')
    }
  } finally {
    await browser.close()
    await server.stop()
  }
  return 0
})
