import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn, setTimeout as passed } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
import { built, main, start } from './built.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-written-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const graph = join(scratch, 'graph.cypher')
writeFileSync(
  graph,
  "UNWIND range(1, 6000) AS i CREATE (:N {id: toString(i), text: 'a text of some length, so that the file is long'});",
)
const before = 'what was there before'
let folder = ''
let file = ''
let whole = ''

/** The words that export the whole graph. */
function exported(...more: string[]): string[] {
  return ['export', '--graph', graph, '--query', 'MATCH (n) RETURN n', '--no-evidence', ...more]
}

function parts(): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.part'))
}

beforeAll(async () => {
  folder = mkdtempSync(join(scratch, 'folder-'))
  file = join(folder, 'graph.json')
  const { code, err } = await built(exported('-o', file))
  if (code !== 0) throw new Error(err)
  whole = readFileSync(file, 'utf8')
})

describe('a file that an export replaces', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'is the old or the new one, whole, whenever %s comes',
    async (signal) => {
      const seen = new Set<string>()
      // At the first sight of a part, or of a change, a little later each time, and at a moment before.
      for (const millis of share([undefined, 0, 1, 2, 4, 8, 16], 3)) {
        writeFileSync(file, before)
        const process = start(exported('-o', file))
        const ended = process.ended()
        let over = false
        void ended.then(() => (over = true))
        if (millis === undefined) await passed(100)
        else while (parts().length === 0 && statSync(file).size === before.length && !over) await turn()
        if (millis !== undefined) await passed(millis)
        process.kill(signal)
        await ended
        const text = readFileSync(file, 'utf8')
        seen.add(text === before ? 'old' : text === whole ? 'new' : 'half')
        if (signal !== 'SIGKILL') expect(parts()).toEqual([])
      }
      expect(seen).not.toContain('half')
      expect(seen).toContain('old')
    },
  )

  test('is told apart from others whose names begin alike, however long', async () => {
    const name = join(folder, `${'a'.repeat(60)}.csv`)
    const { code, err } = await built(exported('--format', 'csv', '-o', name))
    expect({ code, parts: parts().filter((part) => part.startsWith('.aaa')) }, err).toEqual({
      code: 0,
      parts: [],
    })
    const headings = ['nodes', 'relationships'].map((suffix) =>
      readFileSync(name.replace('.csv', `-${suffix}.csv`), 'utf8')
        .split(',', 2)
        .join(),
    )
    expect(headings).toEqual(['key,labels', 'key,type'])
  })

  test('is written by the next run, which tidies up after those that were killed', async () => {
    const left = start(exported('-o', file))
    while (parts().length === 0) await turn()
    left.kill('SIGKILL')
    await left.ended()
    expect(parts()).toHaveLength(1)
    expect(await built(exported('-o', file))).toMatchObject({ code: 0 })
    expect([readFileSync(file, 'utf8') === whole, parts()]).toEqual([true, []])
  })

  test('is the old one where the new one cannot be written whole', async () => {
    writeFileSync(file, before)
    const { code, out, err } = await built(exported('-o', file), { shell: 'ulimit -f 64; exec "$@"' })
    expect([code, out, err]).toEqual([
      1,
      '',
      `${file}: The file cannot be written: it would be larger than files may be on this disk. Check the path; an existing file was left as it was.\n`,
    ])
    expect([readFileSync(file, 'utf8'), parts()]).toEqual([before, []])
  })

  test('none of the three files of CSV is new where one cannot be written', async () => {
    const names = ['nodes', 'relationships', 'claims'].map((name) => join(folder, `table-${name}.csv`))
    for (const name of names.slice(0, 1)) writeFileSync(name, before)
    const words = ['export', '--canned', 'facilities', '-o', join(folder, 'table.csv')]
    // The second is larger than the others.
    const { code } = await built(words, { shell: 'ulimit -f 1; exec "$@"' })
    expect([code, readFileSync(names[0], 'utf8'), existsSync(names[1]), parts()]).toEqual([
      1,
      before,
      false,
      [],
    ])
  })

  test('keeps its permissions, and a link to it stays a link', async () => {
    writeFileSync(file, before)
    chmodSync(file, 0o640)
    const link = join(folder, 'link.json')
    symlinkSync(file, link)
    expect(await built(exported('-o', link))).toMatchObject({ code: 0 })
    expect([readlinkSync(link), statSync(file).mode & 0o777, readFileSync(file, 'utf8') === whole]).toEqual([
      file,
      0o640,
      true,
    ])
  })
})

describe('what is not a file is written to directly', () => {
  test.each([['/dev/stdout'], ['-']])('%s', async (output) => {
    const { code, out } = await built(exported('--format', 'json', '-o', output))
    expect([code, out === whole]).toEqual([0, true])
  })

  test('a pipe, whose reader gets all of it', async () => {
    const { code, err } = await built(exported('--format', 'json'), {
      cwd: folder,
      shell: '"$@" -o >(cat > piped.json); code=$?; wait $!; exit $code',
    })
    expect([code, readFileSync(join(folder, 'piped.json'), 'utf8') === whole]).toEqual([0, true])
    expect(err).toMatch(/^Wrote \/dev\/fd\/\d+\n6,000 nodes, 0 relationships\n$/)
  })

  test.each([
    ['a pipe that nothing reads', 'alone', 'nothing is reading from it'],
    ['a full device', '/dev/full', 'the disk is full'],
    ['a file below a file', 'graph.json/x.json', 'a part of the path is a file, not a folder'],
    ['a file where none can be made', '/proc/x.json', 'no file can be made in /proc'],
  ])('%s is refused in one line', async (_, output, reason) => {
    const words = ['export', '--canned', 'facilities', '--format', 'json', '-o', output]
    const { code, out, err } = await built(words, {
      cwd: folder,
      shell: 'test -p alone || mkfifo alone; exec "$@"',
    })
    expect([code, out, err]).toEqual([
      1,
      '',
      `${output}: The file cannot be written: ${reason}. Check the path; an existing file was left as it was.\n`,
    ])
  })
})

test('a folder that is not there is named', async () => {
  const words = ['export', '--canned', 'facilities', '-o', 'none/here/x.csv']
  expect(await built(words, { cwd: folder })).toMatchObject({
    code: 1,
    out: '',
    err: 'none/here/x-nodes.csv: The file cannot be written: there is no folder none/here. Create it first.\n',
  })
})

test('a folder that is a link which leads nowhere is named', async () => {
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
  const words = ['export', '--canned', 'facilities', '-o', 'dangling/x.csv']
  expect(await built(words, { cwd: folder })).toMatchObject({
    code: 1,
    out: '',
    err: 'dangling/x-nodes.csv: The file cannot be written: dangling is a link that leads nowhere. Create what it leads to first.\n',
  })
})

test('a folder is not a name for a file', async () => {
  const words = ['export', '--canned', 'facilities', '--format', 'json', '-o', '.']
  expect(await built(words, { cwd: folder })).toMatchObject({
    code: 2,
    err: '. is a folder. Name a file in it, as in --output graph.json.\n',
  })
})

describe('standard output that', () => {
  const verbs = [
    ['query', 'RETURN 1'],
    ['run'],
    ['run', 'facilities'],
    ['export', '--canned', 'facilities', '--format', 'json'],
    ['check'],
    ['check', '--json'],
    ['--help'],
    ['serve', '--no-open', '--port', '0'],
    ['--version'],
  ]

  test.each(verbs)('is full ends %s %s with one line', async (...words) => {
    const { code, err } = await built(words, { shell: 'exec "$@" > /dev/full' })
    expect([code, err]).toEqual([1, 'Standard output cannot be written: the disk is full.\n'])
  })

  test('is left by its reader ends the command without a word', async () => {
    const { out, err } = await built(['query', 'UNWIND range(1, 90000) AS n RETURN n'], {
      shell: '"$@" | head -1; echo ${PIPESTATUS[0]}',
    })
    expect([out, err]).toEqual(['n\n0\n', ''])
  })

  test.each([
    ...verbs.map((words) => [words, 0] as const),
    [['export', '--canned', 'facilities', '--format', 'json', '-o', '/dev/stdout'], 0] as const,
    // What they have found is told by the code all the same.
    [['verify', '--document', main], 1] as const,
    [['verify', '--document', main, '--json'], 1] as const,
  ])('has no reader any more ends %j with the code it has by then: %d', async (words, expected) => {
    // The command takes longer to start than its reader to leave.
    const { code, err } = await built(words, { shell: '"$@" | true; exit ${PIPESTATUS[0]}' })
    expect(code, err).toBe(expected)
    expect(err).toMatch(words.at(-1) === 'json' ? /^\d+ nodes, \d+ relationships\n$/ : /^$/)
  })
})
