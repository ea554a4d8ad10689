import type { TestProject } from 'vitest/node'
import type { StoreUnderTest } from '../../contract/store-under-test.ts'
import { findJars } from './find-server.ts'
import { startServer } from './start-server.ts'

/**
 * The server that `NEO4J_URI` names, whose graph the tests delete, or one of their own for all of them. In CI one must be
 * there.
 */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const provide = (store: StoreUnderTest): void => project.provide('store', store)
  const uri = process.env['NEO4J_URI']
  if (uri !== undefined && uri !== '') {
    const { NEO4J_USERNAME: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env
    provide({ kind: 'bolt', uri, user, password })
    return undefined
  }
  const jars = await findJars()
  if (jars.kind === 'absent') {
    if (process.env['CI'] === 'true')
      throw new Error(`The tests on Neo4j cannot run: ${jars.reason}, and NEO4J_URI names no server.`)
    process.stderr.write(`The tests on Neo4j are skipped: ${jars.reason}, and NEO4J_URI names no server.\n`)
    provide({ kind: 'absent' })
    return undefined
  }
  const { host, port, user, password, stop } = await startServer(jars.folder, 'OPTIONAL')
  provide({ kind: 'bolt', uri: `bolt://${host}:${port}`, user, password, jars: jars.folder })
  return stop
}
