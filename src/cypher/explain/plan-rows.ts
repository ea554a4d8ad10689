import type { OperatorProfile, PlanDescription, ProfileDescription } from './plan-description.ts'

/** An operator as a line of a table, the one that makes the records first. */
export interface PlanRow {
  /** What leads from the operator that takes its records: `│ ├─`; '' of the first. */
  readonly branch: string
  readonly plan: PlanDescription
  /** Undefined where the query did not run. */
  readonly profile: OperatorProfile | undefined
}

/**
 * A plan as lines: what an operator takes its records from stands below it, set in where it takes them from several, such as what
 * a subquery is run for and the subquery.
 */
export function planRows(plan: PlanDescription | ProfileDescription): readonly PlanRow[] {
  const rows: PlanRow[] = []
  // A list of what is left, not recursion: a plan may be thousands of operators deep.
  const left: { readonly plan: PlanDescription; readonly lead: string; readonly branch: Branch }[] = [
    { plan, lead: '', branch: '' },
  ]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const { lead, branch } = at
    rows.push({ branch: `${lead}${branch}`, plan: at.plan, profile: profileOf(at.plan) })
    const { children } = at.plan
    const below = `${lead}${{ '': '', '├─ ': '│  ', '└─ ': '   ' }[branch]}`
    for (let child = children.length - 1; child >= 0; child--) {
      const isLast = child === children.length - 1
      left.push({
        plan: children[child],
        lead: below,
        branch: children.length === 1 ? '' : isLast ? '└─ ' : '├─ ',
      })
    }
  }
  return rows
}

/** What leads to an operator from the one above it. */
type Branch = '' | '├─ ' | '└─ '

function profileOf(plan: PlanDescription | ProfileDescription): OperatorProfile | undefined {
  return 'hits' in plan ? plan : undefined
}
