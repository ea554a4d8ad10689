import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../helpers/shared.ts'

/** Whether there is a Java that runs single files (11 or later); in CI its absence is an error. */
export function hasJava(): boolean {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8', timeout: 20_000 })
  const version = Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0)
  if (status === 0 && version >= 11) return true
  if (process.env['CI']) throw new Error('Java 11 or later is absent, and in CI nothing is skipped')
  return false
}

/** What Java answers to each question, and its version. */
export function askJava(questions: readonly string[]): {
  readonly version: number
  readonly answers: readonly string[]
} {
  const program = join(root, 'tests', 'java', 'JavaAnswers.java')
  const { status, stdout, stderr } = spawnSync('java', ['-Xss4m', program], {
    input: `${questions.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 120_000,
  })
  if (status !== 0) throw new Error(`Java ended with ${status}: ${stderr}`)
  const [version, ...answers] = stdout.split('\n')
  return { version: Number(version), answers: answers.slice(0, questions.length) }
}

export function encoded(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
