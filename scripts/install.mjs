import { existsSync, readFileSync, writeFileSync } from 'fs'
import { join } from 'path'
import { hashOf } from './hashes.mjs'
import { run, StepFailed } from './run.mjs'

const stampName = '.silkgraph-install'

/**
 * Whether the packages must be installed: the stamp is written only after a complete install, so an interrupted one
 * and a changed lock file both show.
 * @param {string} root
 * @returns {boolean}
 */
export function installIsStale(root) {
  const stamp = join(root, 'node_modules', stampName)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash(root)
}

/**
 * Installs what package-lock.json says where that has not been done.
 * @param {string} root
 * @param {string[]} command what npm does
 */
export async function install(root, command = ['ci', '--include=dev']) {
  if (!installIsStale(root)) return
  process.stderr.write('Installing packages (once) ...\n')
  const code = await run(
    'npm',
    command.concat(['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
    { cwd: root, quiet: true },
  )
  if (code === 130) process.exit(130)
  if (code !== 0) throw new StepFailed('npm ' + command[0] + ' failed. Is the npm registry reachable?')
  writeFileSync(join(root, 'node_modules', stampName), lockHash(root))
}

function lockHash(root) {
  return hashOf(root, ['package-lock.json'])
}
