import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../helpers/shared.ts'

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface Started {
  readonly pid: number
  kill(signal: NodeJS.Signals): void
  /** Rejects where the process has not ended by then. */
  ended(withinMillis?: number): Promise<Ended>
}

/** The built command. */
export const main = join(root, 'dist/cli/main.js')

/** Starts the built command in a process of its own; `shell` is a script in which `"$@"` is the command. */
export function start(
  words: readonly string[],
  {
    shell,
    cwd,
    environment = {},
  }: {
    shell?: string
    cwd?: string
    environment?: NodeJS.ProcessEnv
  } = {},
): Started {
  const command = [process.execPath, main, ...words]
  const [program, ...rest] = shell === undefined ? command : ['bash', '-c', shell, 'bash', ...command]
  const child = spawn(program, rest, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  const closed = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  return {
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    ended(withinMillis = 20_000) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          child.kill('SIGKILL')
          reject(new Error(`${words.join(' ')} had not ended after ${withinMillis} ms: ${out}${err}`))
        }, withinMillis)
      })
      return Promise.race([closed, late]).finally(() => clearTimeout(timer))
    },
  }
}

/** Runs the built command to its end. */
export function built(words: readonly string[], options: Parameters<typeof start>[1] = {}): Promise<Ended> {
  return start(words, options).ended()
}
