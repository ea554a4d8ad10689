import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passed } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { start } from './built.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-signals-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** It is a second; four are allowed on a busy machine. */
const PROMISED_MILLIS = 4000

const endless = 'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)'
const script = join(scratch, 'endless.cypher')
writeFileSync(script, `CREATE (:A);\n${endless};\n`)

/** A script whose statements take seconds to be read and planned, and nothing to run. */
const longTexts = join(scratch, 'long-texts.cypher')
const elements = Array.from({ length: 300_000 }, (_, at) => `x + ${at}`).join()
writeFileSync(longTexts, `WITH 1 AS x RETURN size([${elements}]);\n`.repeat(4))

/** A graph folder that is read and checked for seconds. */
const folder = join(scratch, 'large')
mkdirSync(join(folder, 'claims'), { recursive: true })
for (const name of readdirSync(`${root}graph`).filter((one) => one.endsWith('.yaml')))
  writeFileSync(join(folder, name), readFileSync(`${root}graph/${name}`))
for (const name of readdirSync(`${root}graph/claims`)) {
  const text = readFileSync(`${root}graph/claims/${name}`, 'utf8')
  const claims = text.slice(text.indexOf('claims:\n') + 'claims:\n'.length)
  writeFileSync(join(folder, 'claims', name), text + claims.repeat(Math.floor((3 * 2 ** 20) / claims.length)))
}

const endings = [
  ['SIGINT', 150],
  ['SIGTERM', 700],
] as const

describe.each(endings)('%s after %d ms', (signal, millis) => {
  test.each([
    ['a query', ['query', endless, '--max-seconds', '300']],
    [
      'one expression',
      [
        'query',
        'RETURN reduce(s = 0, i IN range(1, 1000000) | s + reduce(t = 0, j IN range(1, 1000) | t + j))',
        '--max-seconds',
        '300',
      ],
    ],
    ['a script that is opened', ['query', '--graph', script, 'RETURN 1']],
    ['a script whose texts are long', ['query', '--graph', longTexts, 'RETURN 1']],
    ['a script that is served', ['serve', '--graph', script, '--no-open', '--port', '0']],
    ['a folder that is checked', ['check', '--graph', folder]],
    [
      'a folder that is opened',
      ['export', '--graph', folder, '--query', 'MATCH (n) RETURN n', '--format', 'csv'],
    ],
  ])('ends %s at once', async (_, words) => {
    const process = start(words)
    await passed(millis)
    process.kill(signal)
    expect(await process.ended(PROMISED_MILLIS)).toEqual({ code: null, signal, out: '', err: '' })
  })

  test.each([
    ['query', (store: string) => ['query', '--store', store, 'RETURN 1']],
    ['load', (store: string) => ['load', '--store', store]],
    ['pull', (store: string) => ['pull', '--store', store, '-o', join(scratch, 'pulled.cypher')]],
    ['serve', (store: string) => ['serve', '--store', store, '--no-open', '--port', '0']],
  ])('ends %s at once while a server does not answer', async (_, words) => {
    const silent = createServer()
    const asked = new Promise<void>((resolve) => {
      silent.on('connection', (socket) => {
        socket.on('error', () => {})
        resolve()
      })
    })
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve)
    })
    writeFileSync(join(scratch, 'pulled.cypher'), 'RETURN 1')
    const process = start(words(`bolt://127.0.0.1:${(silent.address() as AddressInfo).port}`), {
      environment: { NEO4J_PASSWORD: 'none' },
    })
    await asked
    process.kill(signal)
    expect(await process.ended(PROMISED_MILLIS)).toEqual({ code: null, signal, out: '', err: '' })
    expect(readFileSync(join(scratch, 'pulled.cypher'), 'utf8')).toBe('RETURN 1')
    expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([])
    silent.close()
  })
})

test('a shell sees the codes that it knows', async () => {
  for (const [signal, code] of [
    ['INT', 130],
    ['TERM', 143],
  ]) {
    const process = start(['query', endless, '--max-seconds', '300'], {
      shell: `"$@" & sleep 0.5; kill -${signal} $!; wait $!; exit $?`,
      // A shell lets what it starts in the background ignore Ctrl-C, which the command must not.
    })
    expect((await process.ended()).code).toBe(code)
  }
})
