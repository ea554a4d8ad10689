import { join } from 'path'
import { prepare, root } from './prepare.mjs'
import { launch, run } from './run.mjs'

launch(async () => {
  await prepare()
  const words = [join(root, 'dist', 'cli', 'main.js')].concat(process.argv.slice(2))
  // npm runs scripts in the folder of package.json; names of files mean those of the folder where the user is.
  const isOfNpm = process.env.npm_lifecycle_event === 'start'
  return run(process.execPath, words, { cwd: (isOfNpm && process.env.INIT_CWD) || process.cwd() })
})
