import { afterAll, describe, expect, inject, test } from 'vitest'
import type { BoltBackend } from '../../src/backend/bolt/index.ts'
import { boltBackend, emptyDatabase } from '../contract/open-store.ts'
import { readKit, tckFolder, type Feature, type Kit } from '../tck/features.ts'
import { readNotPassing } from '../tck/not-passing-list.ts'
import { NO_PROCEDURES, runScenario } from '../tck/run-scenario.ts'
import { emptyServer } from './bolt-subject.ts'
import { tckDifferences } from './tck-differences.ts'

const folder = tckFolder()
const absent: Kit = { features: [], graphs: {} }
const { features, graphs } = folder === undefined ? absent : readKit(folder)

describe.skipIf(folder === undefined || inject('store').kind !== 'bolt')('openCypher TCK on Neo4j', () => {
  const notPassing = readNotPassing()
  const listed = new Set(tckDifferences.map(({ scenario }) => scenario))
  let backend: BoltBackend | undefined
  let total = 0
  let passing = 0
  let withProcedures = 0

  async function differences(feature: Feature): Promise<string[]> {
    const server = backend ?? boltBackend()
    // The constraints of other tests, that is; each scenario deletes its own nodes.
    if (backend === undefined) await emptyDatabase(server)
    backend = server
    const found: string[] = []
    for (const scenario of feature.scenarios) {
      // What does not pass embedded is no promise yet.
      if (notPassing.has(scenario.id)) continue
      const problem = await runScenario(scenario, graphs, () => emptyServer(server), 'by presence')
      // Procedures of Neo4j are written in Java.
      if (problem === NO_PROCEDURES) {
        withProcedures++
        continue
      }
      total++
      if (problem === undefined) passing++
      if (problem !== undefined && !listed.has(scenario.id)) found.push(`${scenario.id}: ${problem}`)
      if (problem === undefined && listed.has(scenario.id))
        found.push(`${scenario.id}: passes, but is listed`)
    }
    return found
  }

  test.each(features)(
    '$name: what passes embedded passes on the server, but those listed',
    { timeout: 300_000 },
    async (feature) => {
      expect(await differences(feature)).toEqual([])
    },
  )

  test('every scenario that is listed exists, and passes embedded', () => {
    const ids = new Set(features.flatMap(({ scenarios }) => scenarios.map(({ id }) => id)))
    expect([...listed].filter((id) => !ids.has(id) || notPassing.has(id))).toEqual([])
  })

  afterAll(async () => {
    await backend?.close()
    process.stdout.write(
      `openCypher TCK on Neo4j: ${passing} of ${total} scenarios that pass embedded pass; ` +
        `${withProcedures} more need procedures of their own\n`,
    )
  })
})
