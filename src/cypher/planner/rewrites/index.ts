import type { GraphReader } from '../../../model/graph-store.ts'
import type { PreparationWork } from '../../runtime/preparation-work.ts'
import type { LogicalPlan } from '../logical.ts'
import { countStore } from './count-store.ts'
import { indexOrder } from './index-order.ts'
import { pushDownFilters } from './push-down-filters.ts'
import type { Rewrite } from './rewrite.ts'
import { topK } from './top-k.ts'

/** Every rewrite, in the order of application. */
export const rewrites: readonly Rewrite[] = [pushDownFilters, countStore, indexOrder, topK]

/** The plan after every rewrite whose name is not in `without`; looks at the clock before each. */
export function rewrite(
  plan: LogicalPlan,
  reader: GraphReader,
  work: PreparationWork,
  without: readonly string[] = [],
): LogicalPlan {
  let { root } = plan
  for (const pass of rewrites) {
    work.check()
    if (!without.includes(pass.name)) root = pass.apply(root, reader)
  }
  return { ...plan, root }
}
