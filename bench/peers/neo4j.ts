import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import neo4jDriver, { type Record as DriverRecord } from 'neo4j-driver'
import { findJars } from '../../tests/neo4j/set-up/find-server.ts'
import { startServer } from '../../tests/neo4j/set-up/start-server.ts'
import { tablesOf } from '../graph/tables.ts'
import type { Parameters } from '../shapes/shape.ts'
import { fillByCypher } from './fill-by-cypher.ts'
import type { Peer } from './peer.ts'

/** The real Neo4j, asked over Bolt on this machine. */
export const neo4j: Peer = {
  name: 'neo4j',
  title: 'Neo4j over Bolt',
  version: (root) => {
    const pom = readFileSync(join(root, 'tests', 'neo4j', 'pom.xml'), 'utf8')
    return /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1] ?? ''
  },
  provide: async () => {
    const jars = await findJars()
    if (jars.kind === 'absent') return jars
    const started = await startServer(jars.folder, 'DISABLED')
    const { host, port, user, password } = started
    return {
      kind: 'ready',
      server: { uri: `bolt://${host}:${port}`, user, password },
      stop: () => started.stop(),
    }
  },
  open: async ({ server, maxMillis }, graph) => {
    if (server === undefined) throw new TypeError('No server was started.')
    const driver = neo4jDriver.driver(server.uri, neo4jDriver.auth.basic(server.user, server.password), {
      useBigInt: true,
    })
    const session = driver.session()
    // It goes on with a query when whoever asked has ended.
    const ask = async (text: string, parameters: unknown): Promise<readonly DriverRecord[]> =>
      (await session.run(text, parameters, { timeout: maxMillis })).records
    const tables = tablesOf(graph)
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS')
    for (const { label } of tables.nodes)
      await session.run(`CREATE CONSTRAINT IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`)
    await session.run('CALL db.awaitIndexes(300)')
    await fillByCypher(tables, (text, { rows }) => session.run(text, { rows: integers(rows) }))
    return {
      parametersOf: (parameters: Parameters) => integers(parameters),
      prepare: ({ text }) => Promise.resolve((parameters) => ask(text, parameters)),
      rowsOf: (result, columns) =>
        (result as readonly DriverRecord[]).map((record) =>
          columns.map((column): unknown => record.get(column)),
        ),
      close: async () => {
        await session.close()
        await driver.close()
      },
    }
  },
}

/** The driver sends a number as a FLOAT, and a bigint as an INTEGER. */
function integers(value: unknown): unknown {
  if (typeof value === 'number') return BigInt(value)
  if (Array.isArray(value)) return value.map(integers)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, integers(held)]))
  return value
}
