import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { limit } from '../../bench/peers/index.ts'
import type { Peer } from '../../bench/peers/peer.ts'
import { type AskedPeer, PeerFailed } from '../../bench/process/peer-handle.ts'
import { ResultFile } from '../../bench/report/result-file.ts'
import { bench } from '../../bench/run/bench.ts'
import type { Options } from '../../bench/run/options.ts'
import { shapeNamed } from '../../bench/shapes/index.ts'
import { root } from '../helpers/shared.ts'

let folder = ''
let file: ResultFile
/** What the peers were asked for, besides to be timed. */
let log: string[] = []
let told: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'silkgraph-test-'))
  file = new ResultFile(folder, 'tiny')
  log = []
  told = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const peerCalled = (name: string, more: Partial<Peer> = {}): Peer => ({
  ...limit,
  name,
  title: name.toUpperCase(),
  ...more,
})

const options = (peers: readonly Peer[]): Options => ({
  kind: 'run',
  size: 'tiny',
  shapes: [shapeNamed('one-hop'), shapeNamed('groups')],
  peers,
  seconds: 0.01,
  limitSeconds: 1,
  resume: true,
  docs: false,
})

/** Peers that answer `right`, but for the answers given by `peer shape`. */
function started(answers: { readonly [asked: string]: string } = {}): (peer: Peer) => AskedPeer {
  return ({ name }) => ({
    fill: () => {
      log.push(`${name} fill`)
      return answers[name] === undefined ? Promise.resolve() : Promise.reject(new PeerFailed(answers[name]))
    },
    answer: (shape) => {
      log.push(`${name} ${shape.name}`)
      const answer = answers[`${name} ${shape.name}`] ?? 'right'
      return Promise.resolve({ kind: 'answered', answers: [answer], micros: 1 })
    },
    time: () => Promise.resolve({ kind: 'timed', micros: 2, queries: 3 }),
    close: () => {
      log.push(`${name} close`)
      return Promise.resolve()
    },
  })
}

const measured = (peers: readonly Peer[], start = started()): Promise<void> =>
  bench(options(peers), {
    root,
    file,
    start,
    versionOf: ({ name }) => `${name} 1`,
    tell: (line) => told.push(line),
  })

const outcomes = (): readonly string[] =>
  file.read().map(({ peer, shape, outcome }) => `${peer} ${shape} ${outcome.kind}`)

test('every peer is measured in every shape, and its process ended', async () => {
  await measured([limit, peerCalled('other')])
  expect(outcomes()).toEqual([
    'limit one-hop timed',
    'limit groups timed',
    'other one-hop timed',
    'other groups timed',
  ])
  for (const name of ['limit', 'silkgraph', 'other']) expect(log).toContain(`${name} close`)
  expect(told[2]).toBe("OTHER, one-hop: 2.0 µs, 1.0 x of Silkgraph's 2.0 µs")
})

test('what is in the file is not measured again', async () => {
  await measured([peerCalled('other')])
  log = []
  await measured([peerCalled('other')])
  expect(log).toEqual(['limit close', 'silkgraph close'])
  file.add({ ...file.read()[1], version: 'other 0' })
  await measured([peerCalled('other')])
  expect(log).toContain('other groups')
  expect(log).not.toContain('other one-hop')
})

test('a peer whose answer is wrong is told so and goes on with the next shape', async () => {
  await measured([peerCalled('other')], started({ 'other one-hop': 'left' }))
  expect(outcomes()).toEqual(['other one-hop wrong', 'other groups timed'])
  expect(told[0]).toBe('OTHER, one-hop: wrong: left instead of right for {"id":137}')
})

test('where Silkgraph is wrong, that is the result, and no peer is asked', async () => {
  await measured([peerCalled('other')], started({ 'silkgraph groups': 'left' }))
  expect(outcomes()).toEqual(['silkgraph groups wrong', 'other one-hop timed'])
  expect(log).not.toContain('other groups')
})

test('a peer that cannot be had is left out, visibly', async () => {
  const absent = peerCalled('server', {
    provide: () => Promise.resolve({ kind: 'absent', reason: 'Java is not installed' }),
  })
  await measured([absent, peerCalled('broken'), limit], started({ broken: 'No binary.' }))
  expect(outcomes()).toEqual(['limit one-hop timed', 'limit groups timed'])
  expect(told.slice(0, 2)).toEqual([
    'SERVER is left out: Java is not installed.',
    'BROKEN is left out: No binary.',
  ])
  expect(log).not.toContain('server fill')
})

test('a server that was started is stopped, whatever happens', async () => {
  let stopped = 0
  const served = peerCalled('server', {
    provide: () =>
      Promise.resolve({
        kind: 'ready',
        server: { uri: 'bolt://127.0.0.1:1', user: '', password: '' },
        stop: () => Promise.resolve(void stopped++),
      }),
  })
  await measured([served])
  const breaking = started()
  const start = (peer: Peer): AskedPeer => ({
    ...breaking(peer),
    answer: () => Promise.reject(new Error('a bug')),
  })
  file.clear()
  await expect(measured([served], start)).rejects.toThrow('a bug')
  expect(stopped).toBe(2)
})
