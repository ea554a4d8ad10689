import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { Database } from '../../src/database/index.ts'
import { compile } from '../../src/dataset/compile.ts'
import { proveLocators } from '../../src/dataset/prove-locators.ts'
import { readGraphFolder, sha256 } from '../../src/host/node.ts'
import { checkFolder } from '../../src/opening/check-folder.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { FullDatabase, graphWordsOf } from '../../src/opening/full-database.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import * as boltEntrance from '../../src/backend/bolt/index.ts'
import * as formatsEntrance from '../../src/formats/index.ts'
import * as silkgraphEntrance from '../../src/index.ts'
import { silkgraph } from '../cli/silkgraph.ts'
import { textDocuments } from '../dataset/fixture.ts'
import { root } from '../helpers/shared.ts'
import { codeBlocks, pages } from './code-blocks.ts'

const blocks = pages.flatMap(codeBlocks)
const authoring = blocks.filter(({ page, file }) => page === 'docs/authoring.md' && file !== '')
const example = new Map(authoring.map(({ file, text }) => [file, text]))
/** What the graph is made from, and no part of it. */
const besideFolder: ReadonlySet<string> = new Set(['gazette.txt', 'lights.csv'])
const gazette = example.get('gazette.txt') ?? ''

describe('the worked example of docs/authoring.md', () => {
  const files = new Map([...example].filter(([name]) => !besideFolder.has(name)))
  const checked = checkFolder(files, { names: [...files.keys()], runs: true })

  test('is every file that a graph folder may have', () => {
    expect([...example.keys()]).toEqual([
      'gazette.txt',
      'ontology.yaml',
      'documents.yaml',
      'entities.yaml',
      'claims/skerry-gazette.yaml',
      'reference.yaml',
      'judgements.yaml',
      'lights.csv',
      'mapping.yaml',
      'views/lights.yaml',
      'queries/builders.cypher',
      'views/norsk.yaml',
      'styles.yaml',
    ])
    // Whatever YAML the page shows is part of it.
    expect(
      blocks.filter(({ page, language }) => page === 'docs/authoring.md' && /yaml|cypher/.test(language)),
    ).toHaveLength(11)
  })

  test('is checked without a finding, and its document holds every place that it gives', () => {
    const { errors, notices, dataset } = checked
    expect({ errors, notices }).toEqual({ errors: [], notices: [] })
    expect(
      dataset &&
        textDocuments(dataset).map((document) => [document.sha256, proveLocators(document, gazette, sha256)]),
    ).toEqual([[sha256(gazette), []]])
  })

  test('compiles to what the page says, and answers its view and its question', () => {
    const { dataset, queries } = checked
    if (dataset === undefined) throw new Error('the example has no right shape')
    const graph = compile(dataset)
    const world = graph.relationships.filter(({ properties }) => properties.some(([key]) => key === 'layer'))
    expect(world.map(({ type, start, end }) => `${start} ${type} ${end}`)).toEqual([
      'eng:ada-lund BUILDS light:norsk',
      'light:norsk STANDS_ON isle:norsk',
      'light:norsk STANDS_ON isle:norsk',
    ])
    const database = new Database(loadGraph(graph))
    const [view] = dataset.views
    expect(database.query(view.sentence ?? '', { partial: false, wholes: {} }).records).toEqual([
      ['1 light is built.'],
    ])
    expect(database.query(view.basis ?? '').records).toEqual([['From 1 claims.']])
    expect(database.query(view.picture).records).toHaveLength(2)
    expect(database.query(view.aside?.query ?? '').records).toEqual([
      [31, 'metre', 'Norsk Light', '', 'fact', 'light:norsk'],
    ])
    const [builders] = queries
    expect(
      database.query(builders.records, { engineer: builders.parameters['engineer'].default }).records,
    ).toEqual([['Ada Lund', 'Norsk Light', 'begun']])
  })
})

describe('the Cypher of the pages', () => {
  const bundled = readGraphFolder(`${root}graph`)
  const { dataset } = checkFolder(bundled)
  if (dataset === undefined) throw new Error('the bundled graph has no right shape')
  const database = new FullDatabase(loadGraph(compile(dataset)), undefined, graphWordsOf(dataset))
  const statements = blocks.filter(({ language, file }) => language === 'cypher' && file === '')

  test('is there', () => expect(statements.length).toBeGreaterThan(0))

  test.each(statements)('runs on the bundled graph, and gives records: $page', ({ text }) => {
    const { records, summary } = database.query(text, {}, { readOnly: true })
    expect(records.length).toBeGreaterThan(0)
    expect(summary.notifications.filter(({ kind }) => kind !== 'result')).toEqual([])
  })

  test('that is a canned query of the bundled graph is one', () => {
    const one = blocks.find(({ file }) => file === 'queries/one-company.cypher')
    const { errors, notices } = checkFolder(
      new Map(bundled).set('queries/one-company.cypher', one?.text ?? ''),
    )
    expect(errors).toEqual([])
    expect(notices.filter(({ code }) => code !== 'Unverified')).toEqual([])
  })
})

test('the TypeScript of README does what the page says', async () => {
  const script = blocks
    .filter(({ page, language }) => page === 'README.md' && language === 'ts')
    .map(({ text }) => text.replace(/^import .*$/m, ''))
    .join('\n')
  const made: unknown = await runInNewContext(
    `(async () => { ${script}\nreturn { keys, records, ports, names, all, writes: summary.writes } })()`,
    { Database, EmbeddedBackend },
  )
  expect(made).toEqual({
    keys: ['p.name', 'c.name'],
    records: [['Tema', 'Ghana']],
    ports: 2,
    names: ['Tema', 'Lamu'],
    all: [['Tema'], ['Lamu']],
    writes: false,
  })
})

test('the TypeScript of docs/library.md opens a graph folder', async () => {
  const [block] = blocks.filter(({ page, language }) => page === 'docs/library.md' && language === 'ts')
  const script = block.text.replace(/^import .*$/gm, '')
  const made: unknown = runInNewContext(`(() => { ${script}\nreturn records })()`, {
    Map,
    readdirSync: (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }),
    readFileSync: (file: string) => readFileSync(join(root, file), 'utf8'),
    Database,
    loadGraph,
    openFolder,
  })
  expect(made).toEqual([[expect.any(Number)]])
})

test('the TypeScript of docs/library.md reads a summary', async () => {
  const block = blocks.find(({ page, text }) => page === 'docs/library.md' && text.includes('PROFILE'))
  const script = block?.text.replace(/^import .*$/gm, '') ?? ''
  const made: unknown = await runInNewContext(
    `(async () => { ${script}\nreturn { records, counters, notifications, plan, profile } })()`,
    { Database, EmbeddedBackend },
  )
  expect(made).toMatchObject({
    records: [['Tema']],
    counters: { nodesCreated: 1 },
    notifications: [],
    plan: { operator: 'ProduceResults' },
    profile: { operator: 'ProduceResults' },
  })
})

test.each([
  ['silkgraph', silkgraphEntrance],
  ['silkgraph/formats', formatsEntrance],
  ['silkgraph/backend/bolt', boltEntrance],
])('docs/library.md names every export of %s', (_, entrance) => {
  const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
  expect(Object.keys(entrance).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

/** A command line of a page, and what the page shows below it. */
interface Example {
  readonly page: string
  readonly line: string
  readonly shown: string
}

/** Lines that begin with `silkgraph`, or with `$ silkgraph` and then what it prints. */
function examplesIn(page: string): readonly Example[] {
  return codeBlocks(page)
    .filter(({ language }) => language === '' || language === 'indented')
    .flatMap(({ text }) => {
      const lines = text.split('\n')
      return lines.flatMap((line, at) => {
        const [, prompt, command] = /^(\$ )?(silkgraph .*)$/.exec(line) ?? []
        if (command === undefined) return []
        const next = lines.findIndex((other, index) => index > at && other.startsWith('$ '))
        const below = lines.slice(at + 1, next < 0 ? undefined : next).join('\n')
        return { page, line: command, shown: prompt === undefined ? '' : below.trimEnd() }
      })
    })
}

/** The words of a line as a shell would split it. */
function wordsOf(line: string): readonly string[] {
  return [...line.replace(/ +#.*$/, '').matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)]
    .map(([, single, double, plain]) => single ?? double ?? plain)
    .slice(1)
}

describe('the commands of the pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-docs-'))
  const before = process.cwd()
  beforeAll(() => {
    cpSync(`${root}graph`, join(folder, 'graph'), { recursive: true })
    for (const [name, text] of example) {
      const file = besideFolder.has(name) ? join(folder, name) : join(folder, 'my-graph', name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    for (const name of ['everything', 'huawei'])
      writeFileSync(join(folder, `${name}.cypher`), 'CREATE (:Port)-[:IN]->(:Country)')
    writeFileSync(join(folder, 'article.txt'), gazette)
    const friends =
      '<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>'
    writeFileSync(join(folder, 'friends.gexf'), friends)
    writeFileSync(join(folder, 'nodes.csv'), 'id,labels\na,Port\nb,Port\n')
    writeFileSync(join(folder, 'edges.csv'), 'start,type,end\na,FEEDS,b\n')
    for (const [name, header] of [
      ['people.csv', 'id,labels'],
      ['knows.csv', 'start,type'],
    ])
      writeFileSync(join(folder, name), blocks.find(({ text }) => text.startsWith(header))?.text ?? '')
    process.chdir(folder)
  })
  afterAll(() => {
    process.chdir(before)
    rmSync(folder, { recursive: true })
  })

  const commands = pages.flatMap(examplesIn)
  test('are there', () => expect(commands.length).toBeGreaterThan(15))

  test.each(commands)('$page: $line', async ({ line, shown }) => {
    // The shell takes what stands behind > for itself.
    const words = wordsOf(line.replace(/ > \S+$/, ''))
    const needsServer = words.includes('--store')
    const interrupted = new AbortController()
    const { code, out, err } = await silkgraph(
      [
        // A port at which nothing listens: the words are right where no more than the server is missing.
        ...words.map((word) => (/^(bolt|neo4j\+s):\/\//.test(word) ? 'bolt://127.0.0.1:1' : word)),
        ...(words[0] === 'serve' ? ['--port', '0', '--no-open'] : []),
      ],
      {
        out: (text) => {
          if (text.startsWith('Ctrl-C')) setTimeout(() => interrupted.abort(), 0)
        },
        signal: interrupted.signal,
        terminalWidth: 200,
        environment: { NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: 'not-asked-for' },
      },
    )
    if (shown !== '') expect(`${out}${err}`).toBe(shown)
    const fails = needsServer || line.includes('toUper') || line.includes('article.txt')
    expect(code, `${out}${err}`).toBe(fails ? 1 : 0)
    if (needsServer) expect(err).toMatch(/127\.0\.0\.1:1/)
  })
})
