import { join } from 'path'
import { prepare, root } from './prepare.mjs'
import { launch, run } from './run.mjs'

launch(async () => {
  await prepare()
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  return run(process.execPath, [vitest, 'run'].concat(process.argv.slice(2)), { cwd: root })
})
