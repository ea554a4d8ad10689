import type { PlanDescription, ProfileDescription } from './plan-description.ts'
import { planRows } from './plan-rows.ts'

type Plan = PlanDescription | ProfileDescription

/** Deeper, the spaces before each line would be most of the text. */
const MOST_INDENTED = 100

/** A plan as JSON, a tree as programs read it; of more than 100 operators on one line. Cost: linear in the plan. */
export function planToJson(plan: Plan): string {
  if (planRows(plan).length <= MOST_INDENTED) return JSON.stringify(plan, undefined, 2)
  const pieces: string[] = []
  // What is left to write, texts among it: JSON.stringify recurses, and a plan may be thousands of operators deep.
  const left: (Plan | string)[] = [plan]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (typeof at === 'string') {
      pieces.push(at)
      continue
    }
    const { children, ...own } = at
    pieces.push(`${JSON.stringify(own).slice(0, -1)},"children":[`)
    left.push(']}')
    for (let child = children.length - 1; child >= 0; child--)
      left.push(children[child], child > 0 ? ',' : '')
  }
  return pieces.join('')
}
