import type { BoundExpression } from '../bound/index.ts'
import type { IndexDefinition } from '../../model/schema.ts'

/** What an index is asked for, by values that are known before; `Sought` of the graph is what becomes of it for a record. */
export type BoundSought =
  | { readonly kind: 'equal'; readonly values: readonly BoundExpression[] }
  /** The first keys equal `equal`, the next one an element of the list. */
  | { readonly kind: 'in'; readonly equal: readonly BoundExpression[]; readonly list: BoundExpression }
  | {
      readonly kind: 'range'
      readonly equal: readonly BoundExpression[]
      readonly from: BoundLimit | undefined
      readonly to: BoundLimit | undefined
    }
  | {
      readonly kind: 'starts-with'
      readonly equal: readonly BoundExpression[]
      readonly text: BoundExpression
    }
  | { readonly kind: 'exists' }
  | { readonly kind: 'contains' | 'ends-with'; readonly text: BoundExpression }
  | {
      readonly kind: 'within-distance'
      readonly center: BoundExpression
      readonly distance: BoundExpression
      readonly inclusive: boolean
    }
  | { readonly kind: 'bounding-box'; readonly lower: BoundExpression; readonly upper: BoundExpression }

export interface BoundLimit {
  readonly value: BoundExpression
  readonly inclusive: boolean
}

/** An index, and what it is asked for. */
export interface IndexAccess {
  readonly index: IndexDefinition
  readonly sought: BoundSought
}

/** What is evaluated before an index is asked. */
export function soughtExpressions(sought: BoundSought): readonly BoundExpression[] {
  switch (sought.kind) {
    case 'equal':
      return sought.values
    case 'in':
      return [...sought.equal, sought.list]
    case 'range':
      return [...sought.equal, ...[sought.from, sought.to].flatMap((limit) => limit?.value ?? [])]
    case 'starts-with':
      return [...sought.equal, sought.text]
    case 'exists':
      return []
    case 'contains':
    case 'ends-with':
      return [sought.text]
    case 'within-distance':
      return [sought.center, sought.distance]
    case 'bounding-box':
      return [sought.lower, sought.upper]
  }
}

/** Whether what accesses find has a label for certain. */
export function isAnswered(
  label: string,
  accesses: readonly IndexAccess[],
  joined: 'union' | 'intersection',
): boolean {
  const isOfLabel = ({ index }: IndexAccess): boolean => index.names[0] === label
  return joined === 'union' ? accesses.every(isOfLabel) : accesses.some(isOfLabel)
}

/** How many of the keys of the index, from the first on, have to equal something. */
export function equalKeys(sought: BoundSought): number {
  if (sought.kind === 'equal') return sought.values.length
  return 'equal' in sought ? sought.equal.length : 0
}
