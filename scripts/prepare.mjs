import { dirname } from 'path'
import { fileURLToPath } from 'url'
import { versionProblem } from './node-version.mjs'
import { StepFailed } from './run.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Checks Node, installs what is missing and builds what is stale. */
export async function prepare() {
  const problem = versionProblem(process.versions.node)
  if (problem !== '') throw new StepFailed(problem)
  const { install } = await import('./install.mjs')
  await install(root)
  const { build } = await import('./build.mjs')
  await build(root)
}
