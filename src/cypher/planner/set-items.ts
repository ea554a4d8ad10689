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
 * The items of SET in steps, each of which is done for all records before the next begins: where an item reads the
 * graph, it sees all of what the items before it have done and nothing of what those behind it do.
 */
export function setSteps(items: readonly BoundSetItem[]): readonly (readonly BoundSetItem[])[] {
  const groups = assignedTogether(items)
  if (groups.length === 1 || !items.some(readsGraph)) return [items]
  return groups.map((group) => (group.kind === 'assignments' ? group.items : [group.item]))
}

function isSameVariable(one: BoundExpression, other: BoundExpression): boolean {
  return one.kind === 'variable' && other.kind === 'variable' && one.variable === other.variable
}

function readsGraph(item: BoundSetItem): boolean {
  // `SET a = b` reads the properties of `b`.
  if ((item.kind === 'replace' || item.kind === 'merge') && item.value.kind === 'variable') return true
  const left = [...setExpressions(item)]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (READING.has(at.kind)) return true
    left.push(...childrenOf(at))
  }
  return false
}

const READING: ReadonlySet<BoundExpression['kind']> = new Set([
  'property',
  'index',
  'has-labels',
  'map-projection',
  'call',
  'subquery',
])
