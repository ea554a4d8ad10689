// Prints the longest step of each kind of long query, against the 10 ms that a turn may take: `node scripts/measure-slices.mjs`. It
// is the processor's time, where the system tells it (Linux); other work on the machine does not count, and it is told
// in ticks of up to 4 ms.
import { existsSync, readFileSync } from 'fs'
import { join } from 'path'
import { performance } from 'perf_hooks'
import { pathToFileURL } from 'url'
import { prepare, root } from './prepare.mjs'
import { launch } from './run.mjs'

const TURN = 10
const MILLIS = Number(process.argv[2] || 1000)
const statistics = '/proc/thread-self/schedstat'
const clock = existsSync(statistics)
  ? () => Number(readFileSync(statistics, 'utf8').split(' ')[0]) / 1e6
  : () => performance.now()

launch(async () => {
  await prepare()
  const { rolldown } = await import('rolldown')
  const bundler = await rolldown({
    cwd: root,
    input: join(root, 'tests', 'database', 'measure-slices.ts'),
    platform: 'node',
  })
  const file = join(root, 'node_modules', '.cache', 'silkgraph', 'measure-slices.mjs')
  await bundler.write({ file, format: 'esm' })
  await bundler.close()
  const { measureSlices } = await import(pathToFileURL(file).href)
  process.stdout.write(`${'query'.padEnd(36)}   steps    mean   worst   of a turn of ${TURN} ms\n`)
  for (const { name, steps, mean, worst } of measureSlices(MILLIS, clock)) {
    const share = (millis) => (millis / TURN).toFixed(2).padStart(8)
    process.stdout.write(name.padEnd(36) + String(steps).padStart(8) + share(mean) + share(worst) + '\n')
  }
  return 0
})
