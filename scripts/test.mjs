import { join } from 'path'
import { prepare, root } from './prepare.mjs'
import { launch, run } from './run.mjs'

launch(async () => {
  await prepare()
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const words = process.argv.slice(2)
  // The long proofs whole, which takes hours.
  if (words[0] === '--whole') {
    process.env.SILKGRAPH_TESTS = 'whole'
    words.shift()
  }
  return run(process.execPath, [vitest, 'run'].concat(words), { cwd: root })
})
