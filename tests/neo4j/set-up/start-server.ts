import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../helpers/shared.ts'

const startMillis = 300_000
const stopMillis = 30_000

/** Where a server is, and how to be let in. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export interface StartedServer extends ServerAddress {
  /** Ends the server and waits until its home is gone. */
  stop(): Promise<void>
  /** Ends the server at once, whatever it does, and waits until it has ended. Its home is left. */
  kill(): Promise<void>
  readonly pid: number | undefined
  /** Where it keeps its data. */
  readonly home: string
}

/**
 * Starts a Neo4j of its own on a free port of this machine. It ends when its standard input closes, so that it never
 * outlives this process, however that ends.
 *
 * @param tls whether a connection may, or must, be encrypted
 * @param home where a server that was killed has left its data
 */
export async function startServer(
  jars: string,
  tls: 'DISABLED' | 'OPTIONAL' | 'REQUIRED',
  home = mkdtempSync(join(tmpdir(), 'silkgraph-neo4j-')),
): Promise<StartedServer> {
  const password = `canary-${randomBytes(12).toString('hex')}`
  const server = spawn(
    'java',
    ['-Xmx1g', '-cp', join(jars, '*'), join(root, 'tests', 'neo4j', 'StartNeo4j.java'), home, tls],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, SILKGRAPH_NEO4J_PASSWORD: password } },
  )
  const ended = new Promise<void>((resolve) => {
    server.once('close', () => resolve())
  })
  const stop = async (): Promise<void> => {
    server.stdin.end()
    const late = setTimeout(() => server.kill('SIGKILL'), stopMillis)
    await ended
    clearTimeout(late)
    rmSync(home, { recursive: true, force: true })
  }
  const kill = async (): Promise<void> => {
    server.kill('SIGKILL')
    await ended
  }
  // What the server writes after it is gone is nobody's.
  server.stdin.on('error', () => {})
  try {
    const port = await new Promise<number>((resolve, reject) => {
      let output = ''
      const read = (part: Buffer): void => {
        output += part.toString()
        const match = /^ready (\d+)$/m.exec(output)
        if (match !== null) resolve(Number(match[1]))
      }
      server.stdout.on('data', read)
      server.stderr.on('data', read)
      server.once('error', reject)
      server.once('close', () => reject(new Error(`Neo4j ended before it was ready: ${output}`)))
      setTimeout(
        () => reject(new Error(`Neo4j was not ready after ${startMillis} ms: ${output}`)),
        startMillis,
      ).unref()
    })
    return { host: '127.0.0.1', port, user: 'neo4j', password, pid: server.pid, home, stop, kill }
  } catch (error) {
    await stop()
    throw error
  }
}
