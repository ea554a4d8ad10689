import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWholeFolder } from '../../src/cli/open-graph.ts'
import { savingFolder } from '../../src/cli/saving-folder.ts'
import { sha256 } from '../../src/host/node.ts'
import type { FolderWords } from '../../src/opening/prove-file.ts'
import { lighthouses } from '../dataset/fixture.ts'
import { ask, codeOf, type Fixture, type Reply, startFixture } from './fixture.ts'

let scratch: string
let folder: string
let server: Fixture
let told: FolderWords[]

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'silkgraph-saving-'))
  folder = join(scratch, 'lights')
  cpSync(lighthouses, folder, { recursive: true })
  told = []
  const { dataset, queries } = openWholeFolder(folder)
  const words = { names: dataset, views: dataset.views, queries }
  server = await startFixture(
    undefined,
    savingFolder(folder, words, (saved) => void told.push(saved)),
  )
})
afterEach(async () => {
  await server.stop()
  rmSync(scratch, { recursive: true })
})

const own = () => ({ 'content-type': 'application/json', origin: server.url.slice(0, -1) })
const write = () => ({ ...own(), 'x-silkgraph-token': server.token })

function save(body: object, headers: { readonly [name: string]: string } = write()): Promise<Reply> {
  return ask(server.port, 'POST', '/api/saving/save', headers, JSON.stringify(body))
}

const viewOf = (title: string): string =>
  `title: ${title}\nquestion: Which lights?\norder: 3\npicture: MATCH (l:Lighthouse) RETURN l\nlayout: { kind: force }\n`
const query =
  '/*\ntitle: All lights\nquestion: Which?\nkind: gaps\n*/\n// records\nMATCH (l:Lighthouse) RETURN l\n'
const view = (name: string, title = name) => ({ kind: 'view', name, text: viewOf(title), before: null })

/** Every file of the folder and around it, with what it holds. */
function everything(): { readonly [path: string]: string } {
  const files = readdirSync(scratch, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(scratch.length + 1), readFileSync(path, 'utf8')]
    }),
  )
}

describe('where a server saves', () => {
  test('is told with the token, and the hash of each file', async () => {
    const { body } = await ask(server.port, 'GET', '/api/saving', own())
    const hash = (file: string): string => sha256(readFileSync(join(folder, file), 'utf8'))
    expect(JSON.parse(body)).toEqual({
      folder: 'lights',
      token: server.token,
      order: 3,
      views: { everything: hash('views/everything.yaml'), lights: hash('views/lights.yaml') },
      queries: { builders: hash('queries/builders.cypher') },
    })
  })

  test('leaves out a file that is no text or too large, and nothing takes its place', async () => {
    const [bytes, large] = ['views/bytes.yaml', 'queries/large.cypher'].map((file) => join(folder, file))
    writeFileSync(bytes, Uint8Array.of(0xff, 0xfe, 0xfd))
    writeFileSync(large, '')
    truncateSync(large, 64 * 2 ** 20 + 1)
    const { status, body } = await ask(server.port, 'GET', '/api/saving', own())
    const { views, queries } = JSON.parse(body) as { views: object; queries: object }
    expect([status, Object.keys(views), Object.keys(queries)]).toEqual([
      200,
      ['everything', 'lights'],
      ['builders'],
    ])
    for (const before of [null, sha256('')]) {
      const replies = [
        await save({ ...view('bytes'), before }),
        await save({ kind: 'query', name: 'large', text: query, before }),
      ]
      expect(replies.map(({ status: one }) => one)).toEqual([409, 409])
    }
    expect([...readFileSync(bytes)]).toEqual([0xff, 0xfe, 0xfd])
    const named = JSON.stringify({ kind: 'view', name: 'bytes' })
    const reply = await ask(server.port, 'POST', '/api/saving/file', own(), named)
    expect((JSON.parse(reply.body) as { error: object }).error).toMatchObject({
      code: 'NotText',
      message: 'views/bytes.yaml: The file is not UTF-8 text.',
    })
    expect((await save(view('other'))).status).toBe(200)
  })

  test('is told to no page of another origin', async () => {
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as {
      [name: string]: string
    }[]) {
      const reply = await ask(server.port, 'GET', '/api/saving', headers)
      expect([reply.status, reply.body.includes(server.token)]).toEqual([403, false])
    }
  })

  test('may be nowhere', async () => {
    const none = await startFixture()
    try {
      const headers = { 'content-type': 'application/json', origin: none.url.slice(0, -1) }
      expect((await ask(none.port, 'GET', '/api/saving', headers)).body).toBe('{"folder":null}')
      const reply = await ask(
        none.port,
        'POST',
        '/api/saving/save',
        { ...headers, 'x-silkgraph-token': none.token },
        JSON.stringify(view('all')),
      )
      expect([reply.status, codeOf(reply)]).toEqual([403, 'NotSaved'])
    } finally {
      await none.stop()
    }
  })
})

describe('a file that is saved', () => {
  test('is in its folder, and the views and queries of the page have it', async () => {
    const before = everything()
    const [one, other] = [
      await save(view('all-lights')),
      await save({ kind: 'query', name: 'all', text: query, before: null }),
    ]
    expect([one.body, other.body]).toEqual([
      JSON.stringify({ sha256: sha256(viewOf('all-lights')) }),
      JSON.stringify({ sha256: sha256(query) }),
    ])
    expect(everything()).toEqual({
      ...before,
      'lights/views/all-lights.yaml': viewOf('all-lights'),
      'lights/queries/all.cypher': query,
    })
    const { views, queries } = told[1]
    expect(views.map(({ id }) => id)).toEqual(['lights', 'everything', 'all-lights'])
    expect(queries.map(({ id }) => id)).toEqual(['all', 'builders'])
    expect(openWholeFolder(folder)).toMatchObject({ dataset: { views }, queries })
  })

  test('takes the place of the one that was seen, and is read', async () => {
    const file = async (): Promise<{ readonly text: string; readonly sha256: string }> => {
      const named = JSON.stringify({ kind: 'view', name: 'everything' })
      const { body } = await ask(server.port, 'POST', '/api/saving/file', own(), named)
      return JSON.parse(body) as { text: string; sha256: string }
    }
    const seen = await file()
    const text = `# All of it.\n${seen.text}`
    expect((await save({ kind: 'view', name: 'everything', text, before: seen.sha256 })).status).toBe(200)
    expect(await file()).toEqual({ text, sha256: sha256(text) })
  })

  test('is made with its folder where that is missing', async () => {
    rmSync(join(folder, 'views'), { recursive: true })
    expect((await save(view('all-lights'))).status).toBe(200)
    expect(readdirSync(join(folder, 'views'))).toEqual(['all-lights.yaml'])
  })

  test('goes next to a folder that is called graph where its queries are there', async () => {
    const graph = join(scratch, 'graph')
    renameSync(folder, graph)
    renameSync(join(graph, 'queries'), join(scratch, 'queries'))
    const { dataset, queries } = openWholeFolder(graph)
    const saving = savingFolder(graph, { names: dataset, views: dataset.views, queries }, () => {})
    saving.save({ kind: 'query', name: 'all', text: query, before: undefined })
    expect(existsSync(join(graph, 'queries'))).toBe(false)
    expect(openWholeFolder(graph).queries.map(({ id }) => id)).toEqual(['all', 'builders'])
  })
})

describe('nothing is written', () => {
  const hold = async (
    reply: Promise<Reply>,
    status: number,
    code: string,
    message?: string,
  ): Promise<void> => {
    const before = everything()
    const answer = await reply
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    if (message !== undefined)
      expect((JSON.parse(answer.body) as { error: { message: string } }).error.message).toBe(message)
    expect(everything()).toEqual(before)
    expect(told).toEqual([])
  }

  test.each([
    '',
    '.',
    '..',
    '../lights',
    '../../etc/passwd',
    'a/b',
    'a\\b',
    'a%2fb',
    'a\0',
    'a.yaml',
    '.hidden',
    'All',
    'ä',
    'con',
    'lpt1',
    'a--b',
    '-a',
    'a\n',
    'x'.repeat(65),
    '__proto__',
    7,
    null,
    ['a'],
  ])('by the name %j', async (name) => {
    await hold(save({ ...view('a'), name }), 400, 'InvalidName')
  })

  test.each([
    [{ kind: 'claims' }, 'InvalidName'],
    [{ kind: undefined }, 'InvalidName'],
    [{ text: undefined }, 'InvalidRequest'],
    [{ text: ['a'] }, 'InvalidRequest'],
    [{ before: undefined }, 'InvalidRequest'],
    [{ before: 1 }, 'InvalidRequest'],
  ])('of a request with %j', async (part, code) => {
    await hold(save({ ...view('all'), ...part }), 400, code)
  })

  test('of a file of more than 64 KiB', async () => {
    const text = `${viewOf('All')}# ${'ä'.repeat(33_000)}\n`
    await hold(save({ ...view('all'), text }), 413, 'TooLarge')
  })

  test.each<readonly [string, object, string, string | undefined]>([
    ['another shape', { text: 'title: All\n' }, 'InvalidShape', 'Line 1: question is missing.'],
    ...['.nan', '.inf', '-.inf'].map(
      (x) =>
        [
          `a camera at ${x}`,
          { text: `${viewOf('All')}state: { v: 1, camera: { x: ${x}, y: 0, ratio: 1 } }\n` },
          'InvalidShape',
          `Line 6: state.camera.x is ${x}: it must be a number.`,
        ] as const,
    ),
    ['YAML that is wrong', { text: 'a: b: c\n' }, 'InvalidYaml', undefined],
    ['the title of another tab', { text: viewOf('Lights') }, 'DuplicateTitle', undefined],
    [
      'Cypher that cannot be run',
      { text: viewOf('All').replace('MATCH', 'MACTH') },
      'InvalidCypher',
      undefined,
    ],
    ['Cypher that writes', { text: viewOf('All').replace('RETURN l', 'DELETE l') }, 'Writes', undefined],
    [
      'a question that is missing',
      { text: `${viewOf('All')}questions: [nothing]\n` },
      'UnknownQuestion',
      undefined,
    ],
    ['no header', { kind: 'query', text: 'RETURN 1' }, 'InvalidCannedQuery', undefined],
    ['two statements in one', { kind: 'query', text: `${query}; RETURN 1` }, 'InvalidCypher', undefined],
  ])('of a file with %s', async (_, part, code, message) => {
    await hold(save({ ...view('all'), ...part }), 422, code, message)
  })

  test('over a file that was changed, removed or made meanwhile', async () => {
    const path = join(folder, 'views/lights.yaml')
    const before = sha256(readFileSync(path, 'utf8'))
    writeFileSync(path, `${readFileSync(path, 'utf8')}# mine\n`)
    const text = viewOf('Lights')
    const edit = { kind: 'view', name: 'lights', text }
    await hold(
      save({ ...edit, before }),
      409,
      'ChangedMeanwhile',
      'views/lights.yaml has been changed meanwhile.',
    )
    await hold(save({ ...edit, before: null }), 409, 'ChangedMeanwhile', 'views/lights.yaml exists already.')
    rmSync(path)
    await hold(
      save({ ...edit, before }),
      409,
      'ChangedMeanwhile',
      'views/lights.yaml has been removed meanwhile.',
    )
  })

  test('through a link, or over what is not a file', async () => {
    const outside = join(scratch, 'outside.yaml')
    writeFileSync(outside, viewOf('Outside'))
    symlinkSync(outside, join(folder, 'views/link.yaml'))
    symlinkSync(join(scratch, 'nothing'), join(folder, 'views/dangling.yaml'))
    mkdirSync(join(folder, 'views/folder.yaml'))
    for (const name of ['link', 'dangling', 'folder'])
      for (const before of [null, sha256(viewOf('Outside'))])
        await hold(save({ ...view(name), before }), 403, 'LinkRefused')
    const named = JSON.stringify({ kind: 'view', name: 'link' })
    expect(codeOf(await ask(server.port, 'POST', '/api/saving/file', own(), named))).toBe('LinkRefused')
    renameSync(join(folder, 'views'), join(scratch, 'views'))
    symlinkSync(join(scratch, 'views'), join(folder, 'views'))
    await hold(save(view('all')), 403, 'LinkRefused')
    expect(codeOf(await ask(server.port, 'GET', '/api/saving', own()))).toBe('LinkRefused')
  })

  test('where the graph folder is a link or another folder meanwhile', async () => {
    const elsewhere = join(scratch, 'elsewhere')
    renameSync(folder, elsewhere)
    const refused = async (): Promise<void> => {
      for (const file of [view('all'), { kind: 'query', name: 'all', text: query, before: null }])
        await hold(save(file), 403, 'LinkRefused', 'lights is not the folder that was opened any more.')
      expect(codeOf(await ask(server.port, 'GET', '/api/saving', own()))).toBe('LinkRefused')
    }
    await refused()
    symlinkSync(elsewhere, folder)
    await refused()
    rmSync(folder)
    cpSync(elsewhere, folder, { recursive: true })
    await refused()
    rmSync(folder, { recursive: true })
    renameSync(elsewhere, folder)
    expect((await save(view('all'))).status).toBe(200)
  })

  test('for another page, or without the token', async () => {
    const { origin, ...plain } = write()
    expect(origin).toBe(server.url.slice(0, -1))
    await hold(save(view('all'), plain), 403, 'ForeignOrigin')
    await hold(save(view('all'), { ...write(), origin: 'http://evil.example' }), 403, 'ForeignOrigin')
    await hold(save(view('all'), { ...write(), 'sec-fetch-site': 'same-site' }), 403, 'ForeignSite')
    await hold(save(view('all'), own()), 403, 'NoToken')
    await hold(save(view('all'), { ...own(), 'x-silkgraph-token': 'guess' }), 403, 'NoToken')
    await hold(save(view('all'), { ...write(), 'content-type': 'text/plain' }), 415, 'NotJson')
  })
})

describe('of several at once', () => {
  test('one takes the place, and the others are told', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) => save({ ...view('same'), text: viewOf(`Title ${at}`) })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)])
    const winner = replies.findIndex(({ status }) => status === 200)
    expect(readFileSync(join(folder, 'views/same.yaml'), 'utf8')).toBe(viewOf(`Title ${winner}`))
  })

  test('each has its file where they have other names, and nothing else is left', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `light-${at}`)
    const replies = await Promise.all(names.map((name) => save(view(name))))
    expect(replies.every(({ status }) => status === 200)).toBe(true)
    expect(readdirSync(join(folder, 'views')).sort()).toEqual(
      [...names, 'everything', 'lights'].map((name) => `${name}.yaml`).sort(),
    )
    expect(openWholeFolder(folder).dataset.views).toHaveLength(22)
  })
})

test('a graph folder that is named by a link has its queries where they are read', () => {
  renameSync(join(folder, 'queries'), join(scratch, 'queries'))
  const link = join(scratch, 'graph')
  symlinkSync(folder, link)
  const { dataset, queries } = openWholeFolder(link)
  expect(queries.map(({ id }) => id)).toEqual(['builders'])
  const saving = savingFolder(link, { names: dataset, views: dataset.views, queries }, () => {})
  saving.save({ kind: 'query', name: 'all', text: query, before: undefined })
  expect(readdirSync(join(scratch, 'queries'))).toEqual(['all.cypher', 'builders.cypher'])
  expect(existsSync(join(folder, 'queries'))).toBe(false)
})
