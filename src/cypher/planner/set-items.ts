import type { BoundExpression, BoundSetItem } from '../binder/bound.ts'
import { childrenOf, setExpressions } from './walk.ts'

/** `n.key = value` */
export type Assignment = Extract<BoundSetItem, { kind: 'property' }>

/** What SET does as one: assignments to one variable that stand side by side, or any other item by itself. */
export type SetGroup =
  | { readonly kind: 'assignments'; readonly items: readonly [Assignment, ...Assignment[]] }
  | { readonly kind: 'other'; readonly item: Exclude<BoundSetItem, Assignment> }

/** The items of SET in order, those together that read nothing of one another. */
export function assignedTogether(items: readonly BoundSetItem[]): readonly SetGroup[] {
  const groups: SetGroup[] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (item.kind !== 'property') groups.push({ kind: 'other', item })
    else if (last?.kind === 'assignments' && isSameVariable(last.items[0].target, item.target))
      groups[groups.length - 1] = { kind: 'assignments', items: [...last.items, item] }
    else groups.push({ kind: 'assignments', items: [item] })
  }
  return groups
}

/**
 * The items of SET in steps, each of which is done for all records before the next begins: what one of them reads and
 * another changes it reads as the items before it have left it, and no item behind it has touched it.
 */
export function setSteps(items: readonly BoundSetItem[]): readonly (readonly BoundSetItem[])[] {
  const groups = assignedTogether(items).map((group) =>
    group.kind === 'assignments' ? group.items : [group.item],
  )
  const interferes = groups.some((group, at) =>
    groups.some(
      (other, place) => at !== place && group.some((item) => other.some((one) => reads(item, one))),
    ),
  )
  return interferes ? groups : [items]
}

function isSameVariable(one: BoundExpression, other: BoundExpression): boolean {
  return one.kind === 'variable' && other.kind === 'variable' && one.variable === other.variable
}

/** Whether an item may read what another one changes. */
function reads(item: BoundSetItem, changed: BoundSetItem): boolean {
  // `SET a = b` reads all properties of `b`.
  if ((item.kind === 'replace' || item.kind === 'merge') && item.value.kind === 'variable')
    return changed.kind !== 'labels'
  const left = [...setExpressions(item)]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    switch (at.kind) {
      case 'property':
        if (changesKey(changed, at.key)) return true
        break
      case 'has-labels':
        if (changed.kind === 'labels') return true
        break
      case 'index':
      case 'map-projection':
      case 'call':
      case 'subquery':
        return true
      default:
    }
    left.push(...childrenOf(at))
  }
  return false
}

function changesKey(item: BoundSetItem, key: string): boolean {
  return item.kind === 'property' ? item.key === key : item.kind !== 'labels'
}
