import { addAll } from '../../model/add-all.ts'
import type { BoundExpression, BoundSetItem } from '../bound/index.ts'
import { childrenOf, setExpressions } from '../bound/walk.ts'

/** `n.key = value` */
export type Assignment = Extract<BoundSetItem, { kind: 'property' }>

/** What SET does as one: assignments to one variable that stand side by side, or any other item by itself. */
type SetGroup =
  | { readonly kind: 'assignments'; readonly items: readonly Assignment[] }
  | { readonly kind: 'other'; readonly item: Exclude<BoundSetItem, Assignment> }

/** The items of SET in order, those together that read nothing of one another. */
export function assignedTogether(items: readonly BoundSetItem[]): readonly SetGroup[] {
  const groups: SetGroup[] = []
  let together: Assignment[] = []
  for (const item of items) {
    if (item.kind !== 'property') {
      groups.push({ kind: 'other', item })
      together = []
    } else if (together.length > 0 && isSameVariable(together[0].target, item.target)) {
      together.push(item)
    } else {
      together = [item]
      groups.push({ kind: 'assignments', items: together })
    }
  }
  return groups
}

/**
 * The items of SET in steps, each of which is done for all records before the next begins: what one of them reads and
 * another changes it reads as the items before it have left it, and no item after it has touched it.
 * Cost: linear in the items.
 */
export function setSteps(items: readonly BoundSetItem[]): readonly (readonly BoundSetItem[])[] {
  const groups = assignedTogether(items).map((group) =>
    group.kind === 'assignments' ? group.items : [group.item],
  )
  if (groups.length === 1) return groups
  const writers = new Map<string, Set<readonly BoundSetItem[]>>()
  for (const group of groups)
    for (const part of group.map(changedBy))
      writers.set(part, (writers.get(part) ?? new Set<readonly BoundSetItem[]>()).add(group))
  const readsOthers = (group: readonly BoundSetItem[], part: string): boolean => {
    const writing = writers.get(part)
    return writing !== undefined && (writing.size > 1 || !writing.has(group))
  }
  const interferes = groups.some((group) =>
    group.some((item) => {
      const read = partsRead(item)
      return read === 'all' || [...read].some((part) => readsOthers(group, part))
    }),
  )
  return interferes ? groups : [items]
}

function isSameVariable(one: BoundExpression, other: BoundExpression): boolean {
  return one.kind === 'variable' && other.kind === 'variable' && one.variable === other.variable
}

const LABELS = ':'
const PROPERTIES = '*'

/** A part of nodes and relationships: one key, all properties, or labels. */
function changedBy(item: BoundSetItem): string {
  if (item.kind === 'property') return `.${item.key}`
  return item.kind === 'labels' ? LABELS : PROPERTIES
}

/** The parts of nodes and relationships that an item may read, of whichever it is. */
function partsRead(item: BoundSetItem): ReadonlySet<string> | 'all' {
  // `SET a = b` reads all properties of `b`.
  if ((item.kind === 'replace' || item.kind === 'merge') && item.value.kind === 'variable') return 'all'
  const parts = new Set<string>()
  const left = [...setExpressions(item)]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    switch (at.kind) {
      case 'property':
        parts.add(`.${at.key}`).add(PROPERTIES)
        break
      case 'has-labels':
        parts.add(LABELS)
        break
      case 'index':
      case 'map-projection':
      case 'call':
      case 'subquery':
        return 'all'
      default:
    }
    addAll(left, childrenOf(at))
  }
  return parts
}
