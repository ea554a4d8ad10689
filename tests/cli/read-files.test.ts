import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ByteAllowance, readRegularFile } from '../../src/host/regular-file.ts'
import { tableSource } from '../../src/loading/table-source.ts'
import { lighthouses } from '../dataset/fixture.ts'
import { built } from './built.ts'
import { silkgraph } from './silkgraph.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-read-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const secret = join(scratch, 'secret.txt')
writeFileSync(secret, 'swordfish: [\n')

/** What can stand where a file is read, and what is said of it. */
const kinds: {
  readonly [name: string]: {
    readonly make: (path: string) => unknown
    readonly refused: string
  }
} = {
  'a pipe': {
    make: (path) => execFileSync('mkfifo', [path]),
    refused: 'This is a pipe; only files are read.',
  },
  'a link to a device': {
    make: (path) => symlinkSync('/dev/zero', path),
    refused: 'This is a device; only files are read.',
  },
  'a link to a folder': {
    make: (path) => symlinkSync(scratch, path),
    refused: 'The file cannot be read: it is a folder.',
  },
  'a link that leads nowhere': {
    make: (path) => symlinkSync(join(scratch, 'none'), path),
    refused: 'The file cannot be read: it is a link that leads nowhere.',
  },
  'a link to itself': {
    make: (path) => symlinkSync(path, path),
    refused: 'The file cannot be read: its symbolic links form a loop.',
  },
}

const outside = 'This is a link that leads out of the folder.'

/** A graph folder of its own in which one file is something else. */
function folderWith(file: string, make: (path: string) => unknown): string {
  const folder = mkdtempSync(join(scratch, 'graph-'))
  cpSync(lighthouses, folder, { recursive: true })
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  make(path)
  return folder
}

const files = ['entities.yaml', 'claims/gazette.yaml', 'views/first.yaml', 'queries/builders.cypher']

describe.each(Object.entries(kinds))('%s is refused at once', (name, { make, refused }) => {
  test('as any file of a graph folder', async () => {
    const ended = await Promise.all(
      files.map(async (file) => {
        const folder = folderWith(file, make)
        const words = file.startsWith('queries') ? ['run'] : ['check']
        const { code, out, err } = await built([...words, '--graph', folder])
        return [file, code, out, err.replace(`${folder}/`, '')]
      }),
    )
    const said = /^a link to (a device|a folder)$/.test(name) ? outside : refused
    expect(ended).toEqual(files.map((file) => [file, 1, '', expect.stringMatching(`^${file}: ${said}`)]))
  })

  test.each([
    ['a script', (path: string) => ['query', '--graph', path, 'RETURN 1']],
    ['a document', (path: string) => ['verify', '--document', path]],
  ])('as %s', async (_, words) => {
    const path = join(mkdtempSync(join(scratch, 'one-')), 'file.cypher')
    make(path)
    if (name === 'a link to a folder' && words(path)[0] === 'query') return
    const { code, out, err } = await built(words(path))
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(`^${path}: ${refused}`)])
  })

  test('as a file of CSV', async () => {
    const path = join(mkdtempSync(join(scratch, 'csv-')), 'nodes.csv')
    make(path)
    const source = tableSource('csv', { nodes: [path], relationships: [], raw: false })
    await expect(source.measure()).rejects.toMatchObject({ message: refused, place: { file: path } })
  })
})

test('a socket is refused at once', async () => {
  const path = join(scratch, 'socket')
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(path, resolve)
  })
  expect(await silkgraph(['verify', '--document', path])).toMatchObject({
    code: 1,
    err: expect.stringContaining('This is a socket; only files are read.') as string,
  })
  server.close()
})

describe('a graph folder', () => {
  test.each(files)(
    'whose %s is a link to a file elsewhere is refused, and nothing of that file is told',
    async (file) => {
      const folder = folderWith(file, (path) => symlinkSync(secret, path))
      const words = file.startsWith('queries') ? ['run'] : ['check']
      const { code, out, err } = await silkgraph([...words, '--graph', folder])
      expect([code, out, err]).toEqual([1, '', expect.stringContaining(`${join(folder, file)}: ${outside}`)])
      expect(err).not.toContain('swordfish')
    },
  )

  test.each(['claims', 'views', 'queries'])(
    'whose %s is a link to a folder elsewhere is refused',
    async (name) => {
      const elsewhere = mkdtempSync(join(scratch, 'elsewhere-'))
      writeFileSync(join(elsewhere, name === 'queries' ? 'a.cypher' : 'a.yaml'), 'swordfish: [\n')
      const folder = mkdtempSync(join(scratch, 'graph-'))
      cpSync(lighthouses, folder, { recursive: true })
      rmSync(join(folder, name), { recursive: true, force: true })
      symlinkSync(elsewhere, join(folder, name))
      const { code, err } = await silkgraph([name === 'queries' ? 'run' : 'check', '--graph', folder])
      expect(code).toBe(1)
      expect(err).toContain(outside)
      expect(err).not.toContain('swordfish')
    },
  )

  test('may be a link itself, and hold links to its own files', async () => {
    const folder = folderWith('entities.yaml', () => {})
    cpSync(`${lighthouses}/entities.yaml`, join(folder, 'own.txt'))
    symlinkSync('own.txt', join(folder, 'entities.yaml'))
    const link = join(scratch, 'link-to-graph')
    symlinkSync(folder, link)
    expect(await silkgraph(['check', '--graph', link])).toMatchObject({ code: 0, err: '' })
  })

  test('is refused where its files together are larger than 16 MiB', async () => {
    const folder = folderWith('entities.yaml', () => {})
    for (let number = 0; number < 5; number++)
      writeFileSync(join(folder, 'claims', `large-${number}.yaml`), `# ${'x'.repeat(3.5 * 2 ** 20)}\n`)
    const { code, err } = await silkgraph(['check', '--graph', folder])
    expect([code, err]).toEqual([1, expect.stringContaining('The graph folder is larger than 16 MiB.')])
  })

  test('names a file that ends in .yml instead of leaving it out', async () => {
    const folder = folderWith('claims/more.yml', (path) => writeFileSync(path, 'claims: []\n'))
    const { code, out } = await silkgraph(['check', '--graph', folder])
    expect([code, out]).toEqual([1, expect.stringContaining('claims/more.yml')])
  })
})

test('bytes are counted while they are read, whatever the file was said to hold', () => {
  // Such files say that they hold nothing.
  expect(readRegularFile('/proc/self/maps', new ByteAllowance(2 ** 20)).length).toBeGreaterThan(100)
  expect(() => readRegularFile('/proc/self/maps', new ByteAllowance(100))).toThrow(
    expect.objectContaining({ code: 'TooLarge' }),
  )
  const file = join(scratch, 'sparse')
  writeFileSync(file, '')
  truncateSync(file, 2 ** 40)
  expect(() => readRegularFile(file, new ByteAllowance(2 ** 20))).toThrow(
    expect.objectContaining({ code: 'TooLarge' }),
  )
  const both = new ByteAllowance(8)
  writeFileSync(file, '12345678')
  expect(Buffer.from(readRegularFile(file, both)).toString()).toBe('12345678')
  expect(() => readRegularFile(file, both)).toThrow(expect.objectContaining({ code: 'TooLarge' }))
})

test('a quote of CSV that is never closed does not collect the rest of the file', async () => {
  const file = join(scratch, 'open-quote.csv')
  writeFileSync(file, `id,labels\n"${'x'.repeat(17 * 2 ** 20)}`)
  const source = tableSource('csv', { nodes: [file], relationships: [], raw: false })
  await expect(source.measure()).rejects.toMatchObject({ code: 'InvalidCsv', place: { file, line: 2 } })
})

test('a map of 40,000 keys is read as fast as a list', () => {
  const folder = folderWith('entities.yaml', (path) =>
    writeFileSync(path, Array.from({ length: 40_000 }, (_, key) => `k${key}: ${key}\n`).join('')),
  )
  return expect(silkgraph(['check', '--graph', folder])).resolves.toMatchObject({
    code: 1,
    out: expect.stringMatching(/\n40,001 errors$/) as string,
  })
}, 10_000)
