import { createServer, type AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { BoltBackend } from '../../src/backend/bolt/index.ts'
import { type Outcome, silkgraph as runSilkgraph } from '../cli/silkgraph.ts'
import { openBundledGraph } from '../contract/bundled-graph.ts'
import { recordsOf } from '../contract/carriers.ts'
import { boltBackend, serverUnderTest } from '../contract/open-store.ts'
import { type StartedServer, startServer } from './set-up/start-server.ts'

const CANARY = 'canary-0b5c7e'
const COUNT = 'MATCH (n) WHERE n.id IS NOT NULL RETURN count(n) AS nodes'
const store = inject('store')
const jars = store.kind === 'bolt' ? store.jars : undefined

/** Runs a command line; a server that it starts is asked by `meanwhile` and then ended. */
async function silkgraph(
  words: readonly string[],
  environment: { readonly [name: string]: string },
  meanwhile?: (url: string) => Promise<void>,
): Promise<Outcome> {
  const interrupted = new AbortController()
  let asked: Promise<void> | undefined
  const outcome = await runSilkgraph(words, {
    out(text) {
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0]
      if (url !== undefined) asked = meanwhile?.(url).finally(() => interrupted.abort())
    },
    signal: interrupted.signal,
    environment,
  })
  await asked
  return outcome
}

/** The variables that let a command in, with the address if it is given. */
function variables(address?: string): { readonly [name: string]: string } {
  const { user, password } = serverUnderTest()
  return {
    NEO4J_USERNAME: user,
    NEO4J_PASSWORD: password,
    ...(address === undefined ? {} : { SILKGRAPH_STORE: address }),
  }
}

const hostOf = (uri: string): string => uri.replace(/^[a-z0-9+]+:\/\//, '')

describe.skipIf(store.kind !== 'bolt')('silkgraph --store', () => {
  let address = ''
  beforeAll(async () => {
    address = serverUnderTest().uri
    await (await openBundledGraph()).close()
  }, 120_000)

  test.each(['bolt', 'neo4j'])('%s:// is asked, by option and by environment', async (scheme) => {
    const uri = `${scheme}://${hostOf(address)}`
    const embedded = await silkgraph(['query', COUNT], {})
    expect(await silkgraph(['query', COUNT, '--store', uri], variables())).toEqual(embedded)
    expect(await silkgraph(['query', COUNT], variables(uri))).toEqual(embedded)
  })

  test.skipIf(jars === undefined)(
    'bolt+ssc:// takes a certificate that nobody vouches for; bolt+s:// does not',
    async () => {
      const embedded = await silkgraph(['query', COUNT], {})
      const host = hostOf(address)
      expect(await silkgraph(['query', COUNT, '--store', `bolt+ssc://${host}`], variables())).toEqual(
        embedded,
      )
      const { code, out, err } = await silkgraph(['query', COUNT, '--store', `bolt+s://${host}`], variables())
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain('No Bolt server answers')
    },
  )

  test.each([
    ['run', 'facilities'],
    ['run', 'company', '--format', 'json'],
    ['export', '--canned', 'facilities', '--format', 'gexf'],
    ['export', '--canned', 'company', '--format', 'cypher', '--no-evidence'],
    ['export', '--query', 'MATCH ()-[r:BUILDS]->() RETURN r', '--format', 'json'],
  ])('%s %s answers as the embedded engine does', async (...words) => {
    expect(await silkgraph([...words, '--store', address], variables())).toEqual(await silkgraph(words, {}))
  })

  test('serve shows the graph of the server, in the words of the folder', async () => {
    const served: unknown[] = []
    const { code, out, err } = await silkgraph(
      ['serve', '--port', '0', '--no-open', '--store', address],
      variables(),
      async (url) => {
        for (const path of ['description', 'schema', 'graph'])
          served.push(await (await fetch(`${url}api/${path}`)).json())
        const answer = await fetch(`${url}api/query`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ text: COUNT }),
        })
        served.push(await answer.text())
      },
    )
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`at ${address}`)
    const [description, schema, graph, answer] = served
    const { nodeCount } = schema as { nodeCount: number }
    expect((description as { views: unknown[] }).views.length).toBeGreaterThan(1)
    expect((graph as { nodes: unknown[] }).nodes).toHaveLength(nodeCount)
    expect(answer).toContain(`[[${nodeCount}]]`)
  })

  test.each([
    'CREATE (:Fresh)',
    'FOREACH (i IN [1] | CREATE (:Fresh))',
    "CALL db.createLabel('Fresh')",
    'CREATE INDEX fresh FOR (n:Fresh) ON (n.x)',
    'LOAD CSV FROM "file:///nothing.csv" AS line CREATE (:Fresh)',
  ])('nothing is written by %s', async (text) => {
    const { code, out, err } = await silkgraph(['query', text, '--store', address], variables())
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('ReadOnlyViolation')
    const backend = boltBackend()
    expect(
      await recordsOf(backend, "CALL db.labels() YIELD label WHERE label = 'Fresh' RETURN label"),
    ).toEqual([])
    await backend.close()
  })

  test('a procedure that only the server knows is refused where the server explains that it writes', async () => {
    const backend = boltBackend()
    const writing = backend.run("CALL db.createLabel('Fresh')", {}, { readOnly: true })
    await expect(writing).rejects.toMatchObject({ name: 'CypherError', kind: 'ReadOnlyViolation' })
    await backend.close()
  })

  test('the code of the server is kept', async () => {
    const backend = boltBackend()
    await expect(recordsOf(backend, 'RETURN 1 / 0')).rejects.toMatchObject({
      name: 'CypherError',
      kind: 'ArithmeticError',
      phase: 'runtime',
      serverCode: 'Neo.ClientError.Statement.ArithmeticError',
    })
    await expect(recordsOf(backend, 'MATCH (n:A RETURN n')).rejects.toMatchObject({
      name: 'CypherError',
      kind: 'SyntaxError',
      phase: 'compile',
      serverCode: 'Neo.ClientError.Statement.SyntaxError',
    })
    await backend.close()
  })

  test('a wrong password is one clear error, and is told nowhere', async () => {
    const { user } = serverUnderTest()
    const wrong = { NEO4J_USERNAME: user, NEO4J_PASSWORD: CANARY }
    const { code, out, err } = await silkgraph(['query', COUNT, '--store', address], wrong)
    expect([code, out, err.split('\n').length]).toEqual([1, '', 1])
    expect(err).toContain('refused the login')
    expect(err).not.toContain(CANARY)
    const backend = new BoltBackend({ address, user, password: CANARY })
    const error: unknown = await backend.run('RETURN 1').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'NotLetIn', phase: 'connection' })
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(CANARY)
    await backend.close()
  })

  test('the right password is in no export and no answer', async () => {
    const { NEO4J_PASSWORD: password = '' } = variables()
    const words = [
      'export',
      '--query',
      'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r',
      '--format',
      'json',
    ]
    const { code, out, err } = await silkgraph([...words, '--store', address], variables())
    expect(code).toBe(0)
    expect(out + err).not.toContain(password)
  })

  test.skipIf(jars === undefined)(
    'a server that wants TLS, met without it, is one clear error',
    { timeout: 180_000 },
    async () => {
      let server: StartedServer | undefined
      try {
        server = await startServer(jars ?? '', 'REQUIRED')
        const { host, port, user, password } = server
        const environment = { NEO4J_USERNAME: user, NEO4J_PASSWORD: password }
        const plain = await silkgraph(['query', COUNT, '--store', `bolt://${host}:${port}`], environment)
        expect([plain.code, plain.out]).toEqual([1, ''])
        expect(plain.err).toContain('bolt+s://')
        const secured = await silkgraph(
          ['query', COUNT, '--store', `bolt+ssc://${host}:${port}`],
          environment,
        )
        expect([secured.code, secured.out]).toEqual([0, 'nodes\n0'])
      } finally {
        await server?.stop()
      }
    },
  )
})

describe('silkgraph --store without a server', () => {
  test.each([
    [`bolt://neo4j:${CANARY}@localhost:7687`, 'must not contain a user or a password'],
    [`${CANARY}@localhost`, 'must not contain a user or a password'],
    [`http://localhost:7687/${CANARY}`, 'must be a Bolt address'],
    [`bolt://localhost:7687/${CANARY}`, 'must be a Bolt address'],
    [`bolt://localhost:7687?password=${CANARY}`, 'must be a Bolt address'],
    ['bolt://localhost:99999', 'must be a Bolt address'],
    ['localhost:7687', 'must be a Bolt address'],
  ])('%s ends with 2 and is not repeated', async (address, message) => {
    const { code, out, err } = await silkgraph(['query', COUNT, '--store', address], { NEO4J_PASSWORD: 'x' })
    expect([code, out, err.split('\n').length]).toEqual([2, '', 1])
    expect(err).toContain(message)
    expect(err).not.toContain(CANARY)
  })

  const silent = createServer(() => {})
  afterAll(() => void silent.close())

  test('a server that accepts and never answers is told in bounded time', { timeout: 60_000 }, async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const started = performance.now()
    const words = ['query', COUNT, '--store', `bolt://127.0.0.1:${port}`]
    const { code, out, err } = await silkgraph(words, { NEO4J_PASSWORD: CANARY })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`No Bolt server answers at bolt://127.0.0.1:${port}.`)
    expect(err).not.toContain(CANARY)
    expect(performance.now() - started).toBeLessThan(40_000)
  })

  test('whoever leaves a commit before it is answered is told that nobody knows', async () => {
    const backend = boltBackend()
    for (const [options, error] of [
      [{ maxWaitMillis: 0 }, { name: 'ConnectionError', code: 'NoServer' }],
      [{ signal: AbortSignal.abort() }, { name: 'QueryLimitError', code: 'Cancelled' }],
    ] as const) {
      const transaction = await backend.begin()
      await transaction.run('UNWIND range(1, 50000) AS x CREATE (:Left)')
      await expect(transaction.commit(options)).rejects.toMatchObject(error)
      await expect(transaction.commit()).rejects.toMatchObject({ code: 'TransactionEnded' })
      await recordsOf(backend, 'MATCH (n:Left) DELETE n')
    }
    await backend.close()
  })

  test('a port where nothing listens is told', async () => {
    const { code, err } = await silkgraph(['query', COUNT, '--store', 'bolt://127.0.0.1:1'], {
      NEO4J_PASSWORD: CANARY,
    })
    expect([code, err]).toEqual([1, expect.stringContaining('No Bolt server answers at bolt://127.0.0.1:1.')])
  })
})
