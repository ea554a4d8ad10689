import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { PeerFailed, PeerHandle, PeerTooSlow } from '../../bench/process/peer-handle.ts'
import { shapeNamed } from '../../bench/shapes/index.ts'
import { root } from '../helpers/shared.ts'

const folder = mkdtempSync(join(tmpdir(), 'silkgraph-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
let handle: PeerHandle | undefined
afterEach(async () => handle?.close())

/** A process that gives the reply which `body` makes of a request, and of how many it has had of any kind. */
function handleOf(name: string, body: string): PeerHandle {
  const script = join(folder, `${name}.mjs`)
  writeFileSync(
    script,
    `let count = 0
     process.on('message', (request) => {
       count++
       const reply = (() => { ${body} })()
       if (reply !== undefined) process.send(reply)
     })
     process.on('disconnect', () => process.exit())`,
  )
  handle = new PeerHandle(script, 'limit', 'tiny', { root, maxMillis: 100 })
  return handle
}

const shape = shapeNamed('groups')
const done = "if (request.kind === 'open' || request.kind === 'fill') return { kind: 'done' }"

test('a process is opened and filled once, and then asked', async () => {
  const asked = handleOf('count', `${done}; return { kind: 'answered', answers: [String(count)], micros: 1 }`)
  // The second time it is asked to be filled, it has nothing left to do.
  expect(await asked.answer(shape)).toEqual({ kind: 'answered', answers: ['3'], micros: 1 })
  expect(await asked.answer(shape)).toEqual({ kind: 'answered', answers: ['5'], micros: 1 })
})

test('a refusal keeps the process', async () => {
  const asked = handleOf('refuse', `${done}; return { kind: 'failed', message: 'No ' + count }`)
  await expect(asked.answer(shape)).rejects.toThrow(new PeerFailed('No 3'))
  await expect(asked.time(shape, 1, 1)).rejects.toThrow(new PeerFailed('No 5'))
})

test('a process that does not reply in time is ended, and the next request starts another', async () => {
  const asked = handleOf(
    'hang',
    `${done}; if (request.kind === 'answer') { for (;;); } return { kind: 'timed', micros: count, queries: 1 }`,
  )
  await expect(asked.answer(shape)).rejects.toThrow(PeerTooSlow)
  expect(await asked.time(shape, 1, 1)).toEqual({ kind: 'timed', micros: 3, queries: 1 })
})

test('an answer that took too long is too slow, even if it came', async () => {
  const asked = handleOf('late', `${done}; return { kind: 'answered', answers: [''], micros: 100_001 }`)
  await expect(asked.answer(shape)).rejects.toThrow(PeerTooSlow)
})

test('a process that ends says how', async () => {
  const asked = handleOf('end', `${done}; process.exit(7)`)
  await expect(asked.answer(shape)).rejects.toThrow('Its process ended with code 7.')
  const killed = handleOf('kill', "process.kill(process.pid, 'SIGKILL')")
  await expect(killed.fill()).rejects.toThrow('Its process ended with SIGKILL.')
})
