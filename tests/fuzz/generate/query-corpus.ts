import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { functionExamples } from '../../cypher/functions/examples.ts'
import { longQueries } from '../../cypher/bad-input/long-queries.ts'
import { root } from '../../helpers/shared.ts'
import { readFeatures, tckFolder } from '../../tck/features.ts'

/** Queries to be mutated: the canned ones, the example of each function, hard ones, and those of the TCK if it is there. */
export function queryCorpus(): readonly string[] {
  const folder = tckFolder()
  return folder === undefined ? ownQueries() : [...ownQueries(), ...kitQueries(folder)]
}

function ownQueries(): readonly string[] {
  const folder = join(root, 'queries')
  const canned = readdirSync(folder).filter((name) => name.endsWith('.cypher'))
  return [
    ...canned.map((name) => readFileSync(join(folder, name), 'utf8')),
    ...functionExamples.map(([, query]) => query),
    ...longQueries.map(({ text }) => text).filter((text) => text.length < 1_000),
  ]
}

function kitQueries(folder: string): readonly string[] {
  const steps = readFeatures(folder).flatMap(({ scenarios }) => scenarios.flatMap((one) => one.steps))
  return steps
    .filter(({ text }) => /executing (control )?query|having executed/.test(text))
    .map(({ body }) => body)
}
