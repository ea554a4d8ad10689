import { existsSync } from 'fs'
import { join } from 'path'
import { install } from './install.mjs'
import { prepare, root } from './prepare.mjs'
import { launch, run, StepFailed } from './run.mjs'

/** Packages whose install script puts their binary in its place; all others need none. */
const rebuilt = [{ name: '@ladybugdb/core', binary: 'lbugjs.node' }]

/** Bundles the benchmark and the process of its peers into a cache folder, and runs it: Node 20 does not read TypeScript. */
launch(async () => {
  await prepare()
  const { rolldown } = await import('rolldown')
  const bundler = await rolldown({
    cwd: root,
    input: {
      main: join(root, 'bench', 'main.ts'),
      'peer-process': join(root, 'bench', 'process', 'peer-process.ts'),
    },
    platform: 'node',
    external: ['neo4j-driver', 'prettier'],
  })
  const dir = join(root, 'node_modules', '.cache', 'silkgraph', 'bench')
  await bundler.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  await bundler.close()
  const { pathToFileURL } = await import('url')
  const { main } = await import(pathToFileURL(join(dir, 'main.mjs')).href)
  return main(process.argv.slice(2), { root, script: join(dir, 'peer-process.mjs'), installPeers })
})

async function installPeers() {
  const folder = join(root, 'bench')
  // Peers name optional packages for systems that were never published, without which `npm ci` refuses a lock file.
  await install(folder, ['install', '--no-save'])
  for (const { name, binary } of rebuilt) {
    if (existsSync(join(folder, 'node_modules', name, binary))) continue
    const code = await run('npm', ['rebuild', name, '--loglevel=error'], { cwd: folder, quiet: true })
    if (code === 130) process.exit(130)
    if (code !== 0) throw new StepFailed(name + ' cannot be set up.')
  }
}
