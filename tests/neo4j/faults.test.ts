import { rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { BoltBackend } from '../../src/backend/bolt/index.ts'
import { type Outcome, silkgraph } from '../cli/silkgraph.ts'
import { folderSource } from '../../src/loading/folder-source.ts'
import { load, type LoadOptions } from '../../src/loading/load.ts'
import { bundledGraph } from '../contract/bundled-graph.ts'
import { recordsOf } from '../contract/carriers.ts'
import { boltBackend, emptyDatabase, serverUnderTest } from '../contract/open-store.ts'
import { type StartedServer, startServer } from './set-up/start-server.ts'
import { syntheticGraph } from './synthetic-graph.ts'

const CANARY = 'canary-7d01aa'
const store = inject('store')
const jars = store.kind === 'bolt' ? store.jars : undefined

/** `silkgraph load` with these words and variables; a question is answered with `answer`. */
async function silkgraphLoad(
  words: readonly string[],
  environment: { readonly [name: string]: string },
  answer?: string,
): Promise<Outcome & { readonly asked: readonly string[] }> {
  const asked: string[] = []
  const ask = async (question: string): Promise<string> => {
    asked.push(question)
    return answer ?? ''
  }
  const outcome = await silkgraph(['load', ...words], {
    environment,
    ...(answer === undefined ? {} : { ask }),
  })
  return { ...outcome, asked }
}

describe.skipIf(store.kind !== 'bolt')('silkgraph load', () => {
  const variables = (): { readonly [name: string]: string } => {
    const { uri, user, password } = serverUnderTest()
    return { SILKGRAPH_STORE: uri, NEO4J_USERNAME: user, NEO4J_PASSWORD: password }
  }
  afterAll(async () => {
    const backend = boltBackend()
    await emptyDatabase(backend)
    await backend.close()
  })

  test('says what it did, and would do, and asks before it loads beside other data', async () => {
    const backend = boltBackend()
    await emptyDatabase(backend)
    await recordsOf(backend, 'CREATE (:Note)')
    const refused = await silkgraphLoad([], variables())
    expect([refused.code, refused.out]).toEqual([2, ''])
    expect(refused.err).toContain('--yes')
    const no = await silkgraphLoad([], variables(), 'n')
    expect([no.code, no.asked.length]).toEqual([2, 1])
    expect(no.asked[0]).toContain('1 node')
    expect(await recordsOf(backend, 'MATCH (n) RETURN count(n)')).toEqual([[1]])
    const { length } = bundledGraph.nodes
    const dry = await silkgraphLoad(['--dry-run'], variables())
    expect([dry.code, dry.err]).toEqual([0, ''])
    expect(dry.out).toContain(`if it were loaded\n${length} nodes: ${length} created\n`)
    expect(await recordsOf(backend, 'MATCH (n) RETURN count(n)')).toEqual([[1]])
    const yes = await silkgraphLoad([], variables(), 'y')
    expect([yes.code, yes.err]).toEqual([0, ''])
    expect(yes.out).toContain(`${length} nodes: ${length} created\n`)
    const again = await silkgraphLoad([], variables())
    expect([again.code, again.out.split('no changes').length]).toEqual([0, 3])
    await backend.close()
  })

  test('a wrong password is one clear error, and is told nowhere', async () => {
    const { code, out, err } = await silkgraphLoad([], { ...variables(), NEO4J_PASSWORD: CANARY })
    expect([code, out, err.split('\n').length]).toEqual([1, '', 1])
    expect(err).toContain('refused the login')
    expect(err).not.toContain(CANARY)
  })

  test.skipIf(jars === undefined)(
    'a server that is killed in the middle of a load is told, and the next load completes it',
    { timeout: 400_000 },
    async () => {
      const graph = syntheticGraph(12_000, 60_000)
      const options: LoadOptions = { apply: true, mayJoin: async () => false }
      let server: StartedServer | undefined
      const connect = ({ host, port, user, password }: StartedServer): BoltBackend =>
        new BoltBackend({ address: `bolt://${host}:${port}`, user, password })
      try {
        server = await startServer(jars ?? '', 'DISABLED')
        const { kill, home } = server
        const broken = connect(server)
        let killing: Promise<void> | undefined
        const loading = load(broken, folderSource('synthetic', graph), {
          ...options,
          progress({ kind, done }) {
            if (kind === 'relationships' && done > 40_000) killing ??= kill()
          },
        })
        await expect(loading).rejects.toMatchObject({
          name: 'ConnectionError',
          code: 'NoServer',
          hint: expect.stringContaining('goes on from there') as string,
        })
        await killing
        await broken.close()
        server = await startServer(jars ?? '', 'DISABLED', home)
        const backend = connect(server)
        const changes = await load(backend, folderSource('synthetic', graph), options)
        expect(changes.nodes).toEqual({ created: 0, updated: 0, removed: 0, unchanged: 12_000 })
        expect(changes.relationships.unchanged).toBeGreaterThan(0)
        expect(changes.relationships.created).toBeGreaterThan(0)
        expect(await recordsOf(backend, 'MATCH (n:Even) RETURN count(n), COUNT { ()-->() }')).toEqual([
          [12_000, 60_000],
        ])
        await backend.close()
      } finally {
        await server?.stop()
        if (server !== undefined) rmSync(server.home, { recursive: true, force: true })
      }
    },
  )

  test.skipIf(jars === undefined)(
    'a server that wants TLS, met without it, is one clear error; with it the graph is loaded',
    { timeout: 180_000 },
    async () => {
      const server = await startServer(jars ?? '', 'REQUIRED')
      try {
        const { host, port, user, password } = server
        const environment = { NEO4J_USERNAME: user, NEO4J_PASSWORD: password }
        const plain = await silkgraphLoad(['--store', `bolt://${host}:${port}`], environment)
        expect([plain.code, plain.out, plain.err.split('\n').length]).toEqual([1, '', 1])
        expect(plain.err).toContain('bolt+s://')
        const secured = await silkgraphLoad(['--store', `bolt+ssc://${host}:${port}`], environment)
        expect([secured.code, secured.err]).toEqual([0, ''])
      } finally {
        await server.stop()
      }
    },
  )
})

describe('silkgraph load without a server', () => {
  const silent = createServer(() => {})
  afterAll(() => void silent.close())

  test('a server that accepts and never answers is told in bounded time', { timeout: 60_000 }, async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const { code, out, err } = await silkgraphLoad(['--store', `bolt://127.0.0.1:${port}`], {
      NEO4J_PASSWORD: CANARY,
    })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`No Bolt server answers at bolt://127.0.0.1:${port}.`)
  })

  test.each([
    [['--store', 'bolt://127.0.0.1:1'], 1, 'No Bolt server answers'],
    [['--store', 'http://127.0.0.1:1'], 2, 'must be a Bolt address'],
    [[], 2, 'No server to load into was given'],
    [['--relationships', 'x.csv', '--store', 'bolt://127.0.0.1:1'], 2, 'need tables of the nodes'],
    [
      ['--graph', 'x', '--nodes', 'x.csv', '--store', 'bolt://127.0.0.1:1'],
      2,
      'Both --graph and tables of nodes were given.',
    ],
    [['--nodes', 'absent.csv', '--store', 'bolt://127.0.0.1:1'], 1, 'absent.csv'],
  ])('%j is one clear error', async (words, exitCode, message) => {
    const { code, out, err } = await silkgraphLoad(words, { NEO4J_PASSWORD: CANARY })
    expect([code, out, err.split('\n').length]).toEqual([exitCode, '', 1])
    expect(err).toContain(message)
  })
})
