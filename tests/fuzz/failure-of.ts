import { join } from 'node:path'
import { root } from '../helpers/shared.ts'
import { failureText, saveFailure } from './failure-file.ts'
import type { Run } from './run-fuzzer.ts'

/** The whole shrunk case of a run that failed, which is also saved; nothing where it did not. */
export function failureOf(run: Run): string {
  if (run.failure === undefined) return ''
  const failure = { fuzzer: run.fuzzer, ...run.failure }
  const file = saveFailure(join(root, 'tests', 'fuzz', 'failures'), failure)
  return `${failureText(failure)}\nAgain by: npm run fuzz -- --replay ${file}`
}
