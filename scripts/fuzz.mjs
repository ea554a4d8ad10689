import { join } from 'path'
import { prepare, root } from './prepare.mjs'
import { launch } from './run.mjs'

/** Bundles the fuzzers into a cache folder and runs them: Node 20 does not read TypeScript. */
launch(async () => {
  await prepare()
  const { rolldown } = await import('rolldown')
  const bundler = await rolldown({
    cwd: root,
    input: join(root, 'tests', 'fuzz', 'main.ts'),
    platform: 'node',
    external: ['fast-check', /^@cucumber\//],
  })
  const file = join(root, 'node_modules', '.cache', 'silkgraph', 'fuzz.mjs')
  await bundler.write({ file, format: 'esm' })
  await bundler.close()
  const { pathToFileURL } = await import('url')
  const { main } = await import(pathToFileURL(file).href)
  return main(process.argv.slice(2), root)
})
