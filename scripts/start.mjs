import { join } from 'path'
import { prepare, root } from './prepare.mjs'
import { launch, run } from './run.mjs'

launch(async () => {
  await prepare()
  return run(process.execPath, [join(root, 'dist', 'cli', 'main.js')].concat(process.argv.slice(2)))
})
