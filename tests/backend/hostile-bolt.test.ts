import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BoltBackend } from '../../src/backend/bolt/index.ts'
import { SilkgraphError } from '../../src/errors.ts'
import { LocalDate } from '../../src/model/temporal/index.ts'
import { root } from '../helpers/shared.ts'
import { silkgraph } from '../cli/silkgraph.ts'
import {
  type Behaviour,
  failure,
  framed,
  politely,
  record,
  sized,
  startBolt,
  struct,
  success,
} from '../helpers/bolt-server.ts'

/** A server that is polite but for one message. */
function at(place: string, said: Buffer | undefined | ((socket: Socket) => Buffer | undefined)): Behaviour {
  return {
    answer: (message, socket) =>
      message === place ? (typeof said === 'function' ? said(socket) : said) : politely(message),
  }
}

const hangUp = (socket: Socket): undefined => void socket.destroy()
const end = success({ type: 'r' })
/** A PULL that is answered by one record of one value. */
const holding = (value: Buffer): Behaviour => at('PULL', Buffer.concat([record(value), end]))
const deep = Buffer.concat([...Array.from({ length: 60_000 }, () => sized(0xd6, 1)), Buffer.from([0xc0])])

/** Everything until the other end has no more of it. */
function endless(piece: Buffer): (socket: Socket) => undefined {
  return (socket) => {
    const write = (): void => {
      while (socket.writable && socket.write(piece));
    }
    socket.on('drain', write)
    write()
    return undefined
  }
}

/** What is told of each: the code of an error, or the records that could be read. */
const behaviours: readonly (readonly [string, Behaviour, string | readonly (readonly unknown[])[]])[] = [
  ['says nothing', { handshake: Buffer.alloc(0) }, 'NoServer'],
  ['greets in two bytes', { handshake: Buffer.from([0, 0]) }, 'UnreadableAnswer'],
  ['greets in HTTP', { handshake: Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n') }, 'NoServer'],
  ['greets by a version of its own', { handshake: Buffer.from([0, 0, 9, 9]) }, 'NoServer'],
  ['knows no version', { handshake: Buffer.from([0, 0, 0, 0]) }, 'NoServer'],
  [
    'greets by endless versions',
    { handshake: Buffer.from([0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]) },
    'UnreadableAnswer',
  ],
  ['hangs up at HELLO', at('HELLO', hangUp), 'NoServer'],
  ['says nothing to HELLO', at('HELLO', undefined), 'NoServer'],
  ['refuses HELLO', at('HELLO', failure('Neo.ClientError.Security.Unauthorized', 'no')), 'NotLetIn'],
  ['answers HELLO by noise', at('HELLO', framed(Buffer.from([0xff, 0xff, 0xff]))), 'UnreadableAnswer'],
  ['hangs up at RUN', at('RUN', hangUp), 'NoServer'],
  ['says nothing to RUN', at('RUN', undefined), 'UnreadableAnswer'],
  ['has no columns', at('RUN', success({ fields: null })), [[]]],
  ['has columns of numbers', at('RUN', success({ fields: [1, 2] })), 'UnreadableAnswer'],
  ['has metadata that is a list', at('RUN', success([])), [[]]],
  ['sends an unknown message', at('RUN', framed(struct(0x55, 1))), 'NoServer'],
  ['sends what is no structure', at('RUN', framed(Buffer.from([0x01]))), 'UnreadableAnswer'],
  ['sends a record out of turn', at('RUN', record(1)), 'UnreadableAnswer'],
  ['ignores RUN', at('RUN', framed(struct(0x7e))), 'NoServer'],
  ['fails without a code', at('RUN', framed(struct(0x7f, {}))), 'NoServer'],
  ['fails with a code that is a number', at('RUN', failure(7, 7)), 'UnreadableAnswer'],
  ['fails with null', at('RUN', framed(struct(0x7f, null))), 'UnreadableAnswer'],
  [
    'fails with escapes',
    at('RUN', failure('Neo.ClientError.Statement.\u001b[2J', '\u001b]0;x\u0007')),
    'ServerRefused',
  ],
  ['hangs up at PULL', at('PULL', hangUp), 'NoServer'],
  ['says nothing to PULL', at('PULL', undefined), 'TimeLimit'],
  [
    'hangs up within a record',
    at('PULL', (socket) => (socket.end(record(1).subarray(0, 5)), undefined)),
    'NoServer',
  ],
  [
    'sends a record of null',
    at('PULL', Buffer.concat([framed(struct(0x71, null)), end])),
    'UnreadableAnswer',
  ],
  ['sends a record of no values', at('PULL', Buffer.concat([record(), end])), 'UnreadableAnswer'],
  ['sends a record of two values', at('PULL', Buffer.concat([record(1, 2), end])), [[1]]],
  [
    'sends endless records',
    at('PULL', endless(Buffer.concat(Array.from({ length: 1000 }, () => record(1))))),
    'RecordLimit',
  ],
  ['sends endless empty chunks', at('PULL', endless(Buffer.alloc(60_000))), 'TimeLimit'],
  ['has a summary that is a text', at('PULL', Buffer.concat([record(1), success('r')])), 'TimeLimit'],
  [
    'has counters of texts',
    at('PULL', Buffer.concat([record(1), success({ type: 'w', stats: 'many' })])),
    [[1]],
  ],
  [
    'has notifications of numbers',
    at('PULL', Buffer.concat([record(1), success({ type: 'r', notifications: [1, null] })])),
    'UnreadableAnswer',
  ],
  ['sends a time of no zone', holding(struct(0x69, 1, 0, 'Mars/Olympus')), 'UnreadableAnswer'],
  ['sends a text of 4 GiB', holding(sized(0xd2, 0xffffffff)), [['']]],
  ['sends a list of 4 GiB', holding(sized(0xd6, 0xffffffff)), 'UnreadableAnswer'],
  ['sends a map of 4 GiB', holding(sized(0xda, 0xffffffff)), 'UnreadableAnswer'],
  ['sends bytes of 4 GiB', holding(sized(0xce, 0xffffffff)), 'UnreadableAnswer'],
  ['sends lists nested deep', holding(deep), 'UnreadableAnswer'],
  ['sends a node of texts', holding(struct(0x4e, 'a', 'b', 'c', 'd')), 'UnreadableAnswer'],
  ['sends a node of nulls', holding(struct(0x4e, null, null, null, null)), 'UnreadableAnswer'],
  ['sends a node of one field', holding(struct(0x4e, 1)), 'ServerRefused'],
  ['sends a path of nothing', holding(struct(0x50, [], [], [5, 5])), 'UnreadableAnswer'],
  [
    'sends a path that leads nowhere',
    holding(struct(0x50, [struct(0x4e, 1, [], {}, '1')], [], [9, 9])),
    'UnreadableAnswer',
  ],
  ['sends a day of the year 10^18', holding(struct(0x44, 1_000_000_000_000_000)), 'NoServer'],
  ['sends a date of texts', holding(struct(0x44, 'x')), [[new LocalDate(0)]]],
  ['sends a point of texts', holding(struct(0x58, 'a', 'b', 'c')), 'UnreadableAnswer'],
  ['sends a duration of lists', holding(struct(0x45, [], [], [], [])), 'UnreadableAnswer'],
  ['sends an unknown structure', holding(struct(0x33, 1, 2)), 'UnsupportedValue'],
  ['sends bytes', holding(Buffer.from([0xcc, 1, 7])), 'UnsupportedValue'],
  ['sends a text that is not UTF-8', holding(Buffer.from([0x82, 0xff, 0xfe])), [['\uFFFD\uFFFD']]],
]

describe('a server that', () => {
  test.concurrent.each(behaviours)(
    '%s',
    async (_, behaviour, told) => {
      const server = await startBolt(behaviour)
      const backend = new BoltBackend({ address: server.address, user: 'neo4j', password: 'x' })
      const started = performance.now()
      let outcome: unknown
      try {
        // Few records, which come within the time on a busy machine too.
        const limits = { maxMillis: 1_000, maxRecords: 2_000 }
        const result = await backend.run('RETURN 1 AS x', {}, { limits })
        outcome = (await result.collect()).records
      } catch (error) {
        outcome = error instanceof SilkgraphError ? error.code : error
      }
      await backend.close()
      expect(outcome).toEqual(told)
      // Connecting may take 10 s, the query 1 s, and leaving 2 s: four times each.
      expect(performance.now() - started).toBeLessThan(4 * 13_000)
      await server.close()
    },
    60_000,
  )
})

describe('a command', () => {
  const ofEachKind = behaviours.filter(([name]) =>
    [
      'greets in two bytes',
      'hangs up at RUN',
      'has columns of numbers',
      'fails with null',
      'hangs up within a record',
      'sends a record of no values',
      'sends a time of no zone',
      'sends lists nested deep',
      'sends a node of nulls',
    ].includes(name),
  )

  test.concurrent.each(ofEachKind)(
    'ends in one line where the server %s',
    async (_, behaviour) => {
      const server = await startBolt(behaviour)
      const folder = mkdtempSync(join(tmpdir(), 'silkgraph-hostile-'))
      for (const words of [
        ['query', 'RETURN 1 AS x'],
        ['load', '--yes'],
        ['load', '--dry-run'],
        ['pull', '-o', join(folder, 'pulled.cypher')],
        ['serve', '--port', '0', '--no-open'],
      ]) {
        const { code, out, err } = await silkgraph([...words, '--store', server.address], {
          environment: { NEO4J_PASSWORD: 'x' },
        })
        expect([words[0], code, out, err.split('\n').length]).toEqual([words[0], 1, '', 1])
      }
      expect(readdirSync(folder)).toEqual([])
      rmSync(folder, { recursive: true })
      await server.close()
    },
    60_000,
  )

  test.concurrent(
    'ends when it has told that the server says nothing',
    async () => {
      const server = await startBolt({ handshake: Buffer.alloc(0) })
      const words = [join(root, 'dist/cli/main.js'), 'query', 'RETURN 1', '--store', server.address]
      const child = spawn(process.execPath, words, {
        env: { ...process.env, NEO4J_PASSWORD: 'x' },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let told: number | undefined
      let err = ''
      child.stderr.on('data', (part: Buffer) => {
        told ??= performance.now()
        err += part.toString()
      })
      const [code] = (await once(child, 'close')) as [number]
      expect([code, err.split('\n').length]).toEqual([1, 2])
      expect(err).toContain(`No Bolt server answers at ${server.address}.`)
      expect(performance.now() - (told ?? 0)).toBeLessThan(4 * 1_000)
      await server.close()
    },
    60_000,
  )
})
