import type { Rewrite } from './rewrite.ts'
import { bottomUp } from './tree.ts'

/** Keeps only the first records while sorting, where a limit stands above the sort. */
export const topK: Rewrite = {
  name: 'top-k',
  apply: (root) =>
    bottomUp(root, (operator) => {
      if (operator.kind !== 'limit' || operator.exhaust) return operator
      const below = operator.input
      if (below.kind === 'sort')
        return { kind: 'top', input: below.input, keys: below.keys, skip: undefined, limit: operator.count }
      if (below.kind === 'skip' && below.input.kind === 'sort') {
        const { input, keys } = below.input
        return { ...below, input: { kind: 'top', input, keys, skip: below.count, limit: operator.count } }
      }
      return operator
    }),
}
