import type { PlanDescription, ProfileDescription } from './plan-description.ts'
import { planRows } from './plan-rows.ts'

/** Deeper, the spaces before each line would be most of the text. */
const MOST_INDENTED = 100

/** A plan as JSON, a tree as programs read it. */
export function planToJson(plan: PlanDescription | ProfileDescription): string {
  return JSON.stringify(plan, undefined, planRows(plan).length > MOST_INDENTED ? undefined : 2)
}
