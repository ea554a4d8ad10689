import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { rolldown } from 'rolldown'
import { afterAll, expect, inject, test } from 'vitest'
import { root } from '../helpers/shared.ts'

const store = inject('store')
const jars = store.kind === 'bolt' ? store.jars : undefined
/** Neo4j ends within seconds; a busy machine takes longer. */
const DEADLINE_MILLIS = 60_000

interface Started {
  readonly pid: number
  readonly port: number
  readonly home: string
}

const cleanUp: (() => void)[] = []
afterAll(() => {
  for (const step of cleanUp.toReversed()) step()
})

/** A script of `start-and-wait.ts`, below the project's root, where it finds StartNeo4j.java. */
async function bundled(): Promise<string> {
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'orphan-'))
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }))
  const input = join(root, 'tests', 'neo4j', 'set-up', 'start-and-wait.ts')
  const bundler = await rolldown({ input, platform: 'node', logLevel: 'silent' })
  const file = join(folder, 'start-and-wait.mjs')
  await bundler.write({ file, format: 'esm' })
  await bundler.close()
  return file
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    child.stderr?.on('data', (part: Buffer) => (err += part.toString()))
    child.stdout?.on('data', (part: Buffer) => {
      out += part.toString()
      if (out.includes('\n')) resolve(out)
    })
    child.once('close', () => reject(new Error(`It ended before it told of a server: ${err}`)))
  })
}

/** Whether a process is there; one that has ended and that nobody has asked about is not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const status = `/proc/${pid}/status`
  return !(existsSync(status) && /^State:\s+Z/m.test(readFileSync(status, 'utf8')))
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

test.skipIf(jars === undefined)(
  'a server ends with the process that started it, also where that one is killed',
  { timeout: 300_000 },
  async () => {
    const starter = spawn(process.execPath, [await bundled(), jars ?? ''], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    cleanUp.push(() => void starter.kill('SIGKILL'))
    const { pid, port, home } = JSON.parse(await firstLine(starter)) as Started
    cleanUp.push(() => {
      if (isAlive(pid)) process.kill(pid, 'SIGKILL')
      rmSync(home, { recursive: true, force: true })
    })
    expect([isAlive(pid), await accepts(port)]).toEqual([true, true])
    starter.kill('SIGKILL')
    const deadline = performance.now() + DEADLINE_MILLIS
    while (isAlive(pid) && performance.now() < deadline) await sleep(100)
    expect([isAlive(pid), await accepts(port), existsSync(home)]).toEqual([false, false, false])
  },
)
