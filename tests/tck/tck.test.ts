import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { readKit, tckFolder, type Feature, type Kit } from './features.ts'
import { readNotPassing, writeNotPassing } from './not-passing-list.ts'
import { runScenario } from './run-scenario.ts'
import { databaseSubject } from './database-subject.ts'
import { triage, type Failure } from './triage.ts'

const folder = tckFolder()
const absent: Kit = { features: [], graphs: {} }
const { features, graphs } = folder === undefined ? absent : readKit(folder)
const isUpdate = process.env['UPDATE_TCK'] !== undefined
const triageFile = process.env['TCK_TRIAGE']

describe.skipIf(folder === undefined)('openCypher TCK', () => {
  const notPassing = readNotPassing()
  const failures: Failure[] = []
  let total = 0

  async function differences(feature: Feature): Promise<string[]> {
    const found: string[] = []
    for (const scenario of feature.scenarios) {
      total++
      const problem = await runScenario(scenario, graphs, databaseSubject)
      if (problem !== undefined) failures.push({ id: scenario.id, problem })
      const isListed = notPassing.has(scenario.id)
      if (problem !== undefined && !isListed) found.push(`${scenario.id}: ${problem}`)
      if (problem === undefined && isListed) found.push(`${scenario.id}: passes, but is listed`)
    }
    return isUpdate ? [] : found
  }

  test.each(features)('$name: every scenario passes but those listed', async (feature) => {
    expect(await differences(feature)).toEqual([])
  })

  test('every scenario has a name of its own, and every one listed exists', () => {
    const ids = features.flatMap(({ scenarios }) => scenarios.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const gone = [...notPassing].filter((id) => !ids.includes(id))
    expect(isUpdate ? [] : gone).toEqual([])
  })

  afterAll(() => {
    // A run of some of the features knows nothing of the others.
    const isWhole = total === features.reduce((sum, { scenarios }) => sum + scenarios.length, 0)
    if (isUpdate && isWhole) writeNotPassing(failures.map(({ id }) => id))
    if (triageFile !== undefined) writeFileSync(triageFile, triage(failures))
    process.stdout.write(`openCypher TCK: ${total - failures.length} of ${total} scenarios pass\n`)
  })
})
