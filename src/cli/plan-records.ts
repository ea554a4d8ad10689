import { planRows } from '../cypher/index.ts'
import type { PlanDescription, ProfileDescription } from '../database/index.ts'
import { float, type Value } from '../model/values.ts'
import type { Records } from '../formats/records/index.ts'

/** A plan as records, an operator each; what it did stands in further columns where the query ran. */
export function planRecords(plan: PlanDescription | ProfileDescription): Records {
  const rows = planRows(plan)
  const ran = rows.some(({ profile }) => profile !== undefined)
  return {
    keys: ['operator', 'details', 'estimated', ...(ran ? ['records', 'hits', 'ms', 'bytes'] : [])],
    records: rows.map(
      ({ branch, plan: { operator, details, estimatedRecords }, profile }): readonly Value[] => [
        `${branch}${operator}`,
        details,
        estimatedRecords,
        ...(profile === undefined
          ? []
          : [profile.records, profile.hits, float(Number(profile.millis.toFixed(1))), profile.bytes]),
      ],
    ),
  }
}
