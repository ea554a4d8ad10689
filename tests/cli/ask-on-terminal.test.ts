import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'

const hasTerminals = spawnSync('python3', ['-c', 'import pty']).status === 0
if (!hasTerminals && process.env['CI'])
  throw new Error('python3 with pty is absent, and in CI nothing is skipped')

/** Runs the built command line on a terminal, and types a line once `shown` is shown there. */
function onTerminal(
  shown: string,
  typed: string,
  words: readonly string[],
): { code: number | null; out: string } {
  const { NEO4J_PASSWORD: _, ...environment } = process.env
  const main = [process.execPath, join(root, 'dist/cli/main.js'), ...words]
  const script = join(root, 'tests/python/on_terminal.py')
  const { status, stdout } = spawnSync('python3', [script, shown, typed, '--', ...main], {
    encoding: 'utf8',
    env: environment,
    timeout: 20_000,
  })
  return { code: status, out: stdout }
}

test.skipIf(!hasTerminals)('a terminal is asked for the password, which is not shown', () => {
  const { code, out } = onTerminal('Password of neo4j at bolt://127.0.0.1:1: ', 'canary-word', [
    'query',
    '--store',
    'bolt://127.0.0.1:1',
    'RETURN 1',
  ])
  expect(out).toContain('Password of neo4j at bolt://127.0.0.1:1: ')
  expect(out).toContain('No server of Bolt answers')
  expect(out).not.toContain('canary-word')
  expect(code).toBe(1)
})
