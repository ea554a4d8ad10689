import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { built } from './built.ts'

const before = 'what was there before'
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-unwritable-'))
const folder = join(scratch, 'folder')
mkdirSync(folder)
chmodSync(scratch, 0o755)
afterAll(() => rmSync(scratch, { recursive: true }))

const graph = join(scratch, 'graph.cypher')
writeFileSync(graph, 'UNWIND range(1, 200) AS i CREATE (:Lighthouse {id: toString(i)})-[:STANDS_ON]->(:Isle)')
const exported = ['export', '--graph', graph, '--query', 'MATCH p = ()-->() RETURN p', '--no-evidence']

/** Every command that writes a file, what it is told to write, what it writes first, and whether that is there before. */
const verbs = [
  [exported, 'x.json', 'x.json', true],
  [exported, 'x.csv', 'x-nodes.csv', false],
  // It begins its file before it asks the server.
  [['pull', '--store', 'bolt://127.0.0.1:1'], 'x.cypher', 'x.cypher', true],
] as const

/** Root may write everywhere, and so works without that right: its own folder binds it then, as it does any user. */
const withoutRights = process.getuid?.() === 0 ? 'setpriv --bounding-set -dac_override,-dac_read_search' : ''
const canWorkAsUser = spawnSync('bash', ['-c', `${withoutRights} test -r /`]).status === 0

/** For a process whose mounts are its own, and end with it; a container may forbid that, and no package can change it. */
const mounting = 'unshare --map-root-user --mount bash -c'
const canMount = spawnSync('bash', ['-c', `${mounting} 'mount -t tmpfs tmpfs ${folder}'`]).status === 0

test.runIf(process.env['CI'] === 'true')('a folder without rights can be tried', () => {
  expect(canWorkAsUser).toBe(true)
})

const unwritable = [
  [
    'a folder without rights',
    'permission is denied',
    canWorkAsUser,
    { shell: `${withoutRights} "$@"`, mode: 0o555 },
  ],
  [
    'a read-only file system',
    'the disk is read-only',
    canMount,
    {
      shell: `${mounting} 'mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder} && exec "$@"' bash "$@"`,
    },
  ],
] as const

describe.each(unwritable)('%s', (_, reason, isPossible, options) => {
  test.skipIf(!isPossible).each(verbs)('is told to %j -o %s', async (words, output, first, isThere) => {
    chmodSync(folder, 0o755)
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
    const file = join(folder, first)
    if (isThere) {
      writeFileSync(file, before)
      chmodSync(file, 0o666)
    }
    const names = readdirSync(folder)
    if ('mode' in options) chmodSync(folder, options.mode)
    const { code, out, err } = await built([...words, '-o', join(folder, output)], options)
    expect([code, out, err]).toEqual([
      1,
      '',
      `${file}: The file cannot be written: ${reason}. Check the path; an existing file was left as it was.\n`,
    ])
    expect([readdirSync(folder), ...names.map((name) => readFileSync(join(folder, name), 'utf8'))]).toEqual([
      names,
      ...names.map(() => before),
    ])
  })
})

test.skipIf(!canMount)('a disk that is full leaves the old file, and nothing beside it', async () => {
  chmodSync(folder, 0o755)
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  const file = join(folder, 'x.json')
  const show = `code=$?; ls -A ${folder}; cat ${file}; exit $code`
  const { code, out, err } = await built([...exported, '-o', file], {
    shell: `${mounting} 'mount -t tmpfs -o size=8k tmpfs ${folder} && echo ${before} > ${file} && "$@"; ${show}' bash "$@"`,
  })
  expect([code, out, err]).toEqual([
    1,
    `x.json\n${before}\n`,
    `${file}: The file cannot be written: the disk is full. Check the path; an existing file was left as it was.\n`,
  ])
})
