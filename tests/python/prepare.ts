import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { root } from '../helpers/shared.ts'

export const pythonFolder = join(root, 'tests/python')

/** The Python of a virtual environment that has what requirements.txt says, made once; undefined where there is no Python. */
export function preparePython(): string | undefined {
  if (spawnSync('python3', ['-c', 'import venv, ensurepip']).status !== 0) {
    if (process.env['CI']) throw new Error('python3 with venv is absent, and in CI nothing is skipped')
    return undefined
  }
  const hash = createHash('sha256')
    .update(readFileSync(join(pythonFolder, 'requirements.txt')))
    .digest('hex')
    .slice(0, 12)
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'silkgraph')
  const ready = join(cache, `python-${hash}`)
  if (!existsSync(ready)) {
    mkdirSync(cache, { recursive: true })
    const making = mkdtempSync(join(cache, 'python-making-'))
    execFileSync('python3', ['-m', 'venv', making])
    const words = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--require-hashes',
      '--no-deps',
      '-r',
      join(pythonFolder, 'requirements.txt'),
    ]
    execFileSync(join(making, 'bin/python'), words, { timeout: 120_000 })
    renameSync(making, ready)
  }
  return join(ready, 'bin/python')
}
