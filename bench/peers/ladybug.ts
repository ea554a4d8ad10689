import { type Tables, tablesOf } from '../graph/tables.ts'
import { fillByCypher } from './fill-by-cypher.ts'
import { objectRows } from './object-rows.ts'
import type { Peer } from './peer.ts'
import { peerPackage, peerVersion } from './versions.ts'

const PACKAGE = '@ladybugdb/core'

/** Where its Cypher has other words for a shape. */
const dialect: { readonly [shape: string]: string } = {
  'shortest-path':
    'MATCH p = (a:Person {id: $a})-[:KNOWS* SHORTEST 1..10]->(b:Person {id: $b}) RETURN length(p) AS n',
}

interface LadybugModule {
  readonly Database: new (path: string) => { close(): Promise<void> }
  readonly Connection: new (database: object) => Connection
}

interface Connection {
  prepare(text: string): Promise<Prepared>
  execute(prepared: Prepared, parameters: unknown): Promise<Result>
  close(): Promise<void>
}

interface Prepared {
  isSuccess(): boolean
  getErrorMessage(): string
}

interface Result {
  getAll(): Promise<readonly object[]>
  close(): void
}

export const ladybug: Peer = {
  name: 'ladybug',
  title: 'Ladybug',
  package: PACKAGE,
  version: (root) => peerVersion(root, PACKAGE),
  open: async ({ root }, graph) => {
    const { Database, Connection } = peerPackage(root, PACKAGE) as LadybugModule
    const database = new Database(':memory:')
    const connection = new Connection(database)
    const prepare = async (text: string): Promise<(parameters: unknown) => Promise<readonly object[]>> => {
      const prepared = await connection.prepare(text)
      if (!prepared.isSuccess()) throw new Error(prepared.getErrorMessage())
      return async (parameters) => {
        const result = await connection.execute(prepared, parameters)
        const records = await result.getAll()
        result.close()
        return records
      }
    }
    const run = async (text: string, parameters: unknown = {}): Promise<unknown> =>
      (await prepare(text))(parameters)
    const tables = tablesOf(graph)
    for (const text of schemaOf(tables)) await run(text)
    await fillByCypher(tables, run)
    return {
      parametersOf: (parameters) => parameters,
      prepare: (statement, shape) =>
        prepare(statement === shape.statement ? (dialect[shape.name] ?? statement.text) : statement.text),
      rowsOf: objectRows,
      close: async () => {
        await connection.close()
        await database.close()
      },
    }
  },
}

/** It has no graph without a schema; the primary key is its index. */
function schemaOf({ nodes, relationships }: Tables): readonly string[] {
  const list = (columns: object): string =>
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', ')
  return [
    ...nodes.map(({ label, columns }) => `CREATE NODE TABLE ${label}(${list(columns)}, PRIMARY KEY(id))`),
    ...relationships.map(({ type, from, to, columns }) =>
      Object.keys(columns).length === 0
        ? `CREATE REL TABLE ${type}(FROM ${from} TO ${to})`
        : `CREATE REL TABLE ${type}(FROM ${from} TO ${to}, ${list(columns)})`,
    ),
  ]
}
