import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256 } from '../../src/host/node.ts'
import { lighthouses } from '../dataset/fixture.ts'
import { root } from '../helpers/shared.ts'
import { serve, type Served } from './served.ts'

let scratch: string
let folder: string
let served: Served | undefined

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'silkgraph-serve-saving-'))
  folder = join(scratch, 'lights')
  cpSync(lighthouses, folder, { recursive: true })
})
afterEach(async () => {
  await served?.stop()
  rmSync(scratch, { recursive: true })
})

interface Place {
  readonly folder: string | null
  readonly token?: string
}

async function place({ url }: Served): Promise<Place> {
  return (await (await fetch(`${url}api/saving`)).json()) as Place
}

async function save({ url }: Served, token: string, body: object): Promise<number> {
  const response = await fetch(`${url}api/saving/save`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: url.slice(0, -1),
      'x-silkgraph-token': token,
    },
    body: JSON.stringify(body),
  })
  return response.status
}

const text =
  'title: All lights\nquestion: Which?\norder: 7\npicture: MATCH (l:Lighthouse) RETURN l\nlayout: { kind: force }\n'
const view = { kind: 'view', name: 'all-lights', text, before: null }

test('a folder that is named is saved in, and what the server tells has it, after a restart too', async () => {
  served = await serve(['--graph', folder])
  const { folder: name, token = '' } = await place(served)
  expect(name).toBe('lights')
  expect(await save(served, token, view)).toBe(200)
  const described = async (): Promise<readonly string[]> => {
    const response = await fetch(`${served?.url}api/description`)
    return ((await response.json()) as { views: { id: string }[] }).views.map(({ id }) => id)
  }
  expect(await described()).toEqual(['lights', 'everything', 'all-lights'])
  await served.stop()
  served = await serve(['--graph', folder])
  expect(await described()).toEqual(['lights', 'everything', 'all-lights'])
})

test.each<readonly [string, (own: string) => readonly string[]]>([
  ['the bundled graph', () => []],
  ['the bundled graph by its path', () => ['--graph', join(root, 'graph')]],
  ['--no-save', (own) => ['--graph', own, '--no-save']],
  ['--host, though of this machine', (own) => ['--graph', own, '--host', '127.0.0.1']],
  ['--allow-host', (own) => ['--graph', own, '--allow-host', 'localhost']],
])('nothing is saved with %s', async (_, words) => {
  served = await serve(words(folder))
  expect(await place(served)).toEqual({ folder: null })
  expect(await save(served, 'guess', view)).toBe(403)
})

test('a server that is killed at any moment of a write leaves the old file or the new one, whole', async () => {
  const preload = `--import=${pathToFileURL(join(root, 'tests/cli/kill-at-write.mjs')).href}`
  const path = join(folder, 'views/everything.yaml')
  const old = readFileSync(path, 'utf8')
  const changed = `${old}# changed\n`
  const seen: string[] = []
  for (let at = 1; at <= 12; at++) {
    cpSync(join(lighthouses, 'views/everything.yaml'), path)
    served = await serve(['--graph', folder], {
      NODE_OPTIONS: preload,
      KILL_AT: String(at),
      KILL_WITH: 'SIGKILL',
    })
    const { token = '' } = await place(served)
    const edit = { kind: 'view', name: 'everything', text: changed, before: sha256(old) }
    const status = await save(served, token, edit).catch(() => 'killed' as const)
    await served.stop()
    const now = readFileSync(path, 'utf8')
    seen.push(now === old ? 'old' : now === changed ? 'new' : 'half')
    if (status === 200) break
  }
  expect(seen[0]).toBe('old')
  expect(seen.at(-1)).toBe('new')
  expect(seen).not.toContain('half')
  // What the killed ones have left goes with the next write.
  expect(readdirSync(join(folder, 'views')).sort()).toEqual(['everything.yaml', 'lights.yaml'])
}, 120_000)
