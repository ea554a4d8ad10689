import { databaseSubject } from './database-subject.ts'
import type { Kit } from './features.ts'
import { runScenario } from './run-scenario.ts'
import type { Failure } from './triage.ts'

/** Runs every scenario of a kit on the engine; resolves to those that do not pass. Needs nothing of Node. */
export async function runKit({ features, graphs }: Kit): Promise<Failure[]> {
  const failures: Failure[] = []
  for (const { scenarios } of features)
    for (const scenario of scenarios) {
      const problem = await runScenario(scenario, graphs, databaseSubject)
      if (problem !== undefined) failures.push({ id: scenario.id, problem })
    }
  return failures
}
