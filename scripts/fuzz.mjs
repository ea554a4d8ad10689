// Runs the generators of random input as long as one likes: `npm run fuzz -- --mutations 100000 --seed 1`.
import { join } from 'path'
import { prepare, root } from './prepare.mjs'
import { launch, run } from './run.mjs'

/** By the name of the option: the test that generates, and the variable that tells it how much. */
const fuzzers = {
  mutations: { test: 'tests/cypher/bad-input/mutations.test.ts', variable: 'SILKGRAPH_MUTATIONS' },
  patterns: { test: 'tests/java/regular-expressions.test.ts', variable: 'SILKGRAPH_PATTERNS' },
}

function usage() {
  const options = Object.keys(fuzzers)
    .map((name) => `--${name} N`)
    .join(' and ')
  return `Say what to run and how often: ${options}, with --seed N for the same again.`
}

function readOptions(words) {
  const options = new Map()
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--/, '')
    const known = name === 'seed' || Object.prototype.hasOwnProperty.call(fuzzers, name)
    if (!known || !/^\d+$/.test(words[at + 1] || '')) throw new Error(usage())
    options.set(name, words[at + 1])
  }
  return options
}

launch(async () => {
  const options = readOptions(process.argv.slice(2))
  const chosen = Object.keys(fuzzers).filter((name) => options.has(name))
  if (chosen.length === 0) throw new Error(usage())
  await prepare()
  const environment = Object.assign({}, process.env)
  if (options.has('seed')) environment.SILKGRAPH_SEED = options.get('seed')
  for (const name of chosen) environment[fuzzers[name].variable] = options.get(name)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const tests = chosen.map((name) => fuzzers[name].test)
  return run(process.execPath, [vitest, 'run'].concat(tests), { cwd: root, env: environment })
})
