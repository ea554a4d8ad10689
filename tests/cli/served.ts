import { spawn } from 'node:child_process'
import { main } from './built.ts'

/** A running `silkgraph serve`, started without a browser on a free port. */
export interface Served {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the built command line as a server. */
export async function serve(
  words: readonly string[],
  environment: { readonly [name: string]: string } = {},
): Promise<Served> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--no-open', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    const read = (part: Buffer): void => {
      output += part.toString()
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)
      if (match !== null) resolve(match[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => reject(new Error(`The server ended: ${output}`)))
  })
  return {
    url,
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  }
}
