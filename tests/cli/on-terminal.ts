import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../helpers/shared.ts'
import { main } from './built.ts'

/** Whether a terminal can be had for tests. */
export const hasTerminals = spawnSync('python3', ['-c', 'import pty']).status === 0
if (!hasTerminals && process.env['CI'])
  throw new Error('python3 with pty is absent, and in CI nothing is skipped')

/** Runs the built command line on a terminal, and types a line once `shown` is shown there. */
export function onTerminal(
  words: readonly string[],
  { shown = 'nothing is waited for', typed = '' }: { readonly shown?: string; readonly typed?: string } = {},
): { readonly code: number | null; readonly out: string } {
  const { NEO4J_PASSWORD: _, ...environment } = process.env
  const script = join(root, 'tests/python/on_terminal.py')
  const { status, stdout } = spawnSync(
    'python3',
    [script, shown, typed, '--', process.execPath, main, ...words],
    { encoding: 'utf8', env: environment, timeout: 20_000 },
  )
  return { code: status, out: stdout }
}
