import type { ChildProcess } from 'node:child_process'

/** So much of what a process says as it ends is looked at. */
const MOST_CHARACTERS = 64 * 1024

/** Why a process ended, in words for one line; resolves when it has. A process that cannot be started ends at once. */
export function reasonOf(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.setEncoding('utf8')
  child.stderr?.on('data', (text: string) => {
    if (said.length < MOST_CHARACTERS) said += text
  })
  // Not the event `close` of the process: it does not come to one that was disconnected first.
  const saidAll = new Promise((resolve) => child.stderr?.once('close', resolve))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it could not be started (${error.message})`))
    child.once('exit', (code, signal) => void saidAll.then(() => resolve(inWords(said, code, signal))))
  })
}

function inWords(said: string, code: number | null, signal: NodeJS.Signals | null): string {
  if (/heap out of memory|Allocation failed|invalid (array|table|size)/i.test(said))
    return 'its memory was full'
  const error = /^(?:Uncaught )?(\w*Error\b.*)$/m.exec(said)?.[1]
  if (error !== undefined) return `it failed with ${error}`
  return signal === null ? `exit code ${code}` : `it was killed by ${signal}`
}
