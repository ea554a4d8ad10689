import { addAll } from '../../model/add-all.ts'
import { leastOf } from '../../model/extremes.ts'
import type { DrawnLine } from '../drawing.ts'
import type { ColumnItem } from './column-item.ts'
import type { Positions } from './spread.ts'

type Link = Pick<DrawnLine, 'start' | 'end'>

const SWEEPS = 12

/** Orders each stack by where its neighbours stand, to and fro, and keeps the order with the fewest crossings. */
export function sortStacks(stacks: ColumnItem[][], links: readonly Link[]): void {
  const degree = new Map<string, number>()
  for (const { start, end } of links)
    for (const key of [start, end]) degree.set(key, (degree.get(key) ?? 0) + 1)
  for (const stack of stacks)
    stack.sort((a, b) => (degree.get(b.key) ?? 0) - (degree.get(a.key) ?? 0) || (a.key < b.key ? -1 : 1))
  groupByFirst(stacks, links)
  let best = stacks.map((stack) => [...stack])
  let fewest = crossings(best, links)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0
    const order = forward ? stacks.keys() : [...stacks.keys()].reverse()
    for (const at of order) {
      const beside = stacks[forward ? at - 1 : at + 1]
      if (beside !== undefined) sortByNeighbours(stacks[at], beside, links)
    }
    groupByFirst(stacks, links)
    const now = crossings(stacks, links)
    if (now < fewest) {
      fewest = now
      best = stacks.map((stack) => [...stack])
    }
  }
  best.forEach((stack, at) => {
    stacks[at].length = 0
    addAll(stacks[at], stack)
  })
}

function sortByNeighbours(stack: ColumnItem[], beside: readonly ColumnItem[], links: readonly Link[]): void {
  const at = new Map(beside.map(({ key }, index) => [key, index]))
  const means = new Map(
    stack.map(({ key }, index) => {
      const places = links.flatMap(({ start, end }) => {
        const other = start === key ? at.get(end) : end === key ? at.get(start) : undefined
        return other === undefined ? [] : [other]
      })
      const mean = places.reduce((sum, place) => sum + place, 0) / places.length
      return [key, places.length === 0 ? index : mean]
    }),
  )
  // What reaches nothing goes below what does: its lines would cross all others.
  const open = (key: string): number => (key.startsWith('open:') ? 1 : 0)
  stack.sort((a, b) => open(a.key) - open(b.key) || (means.get(a.key) ?? 0) - (means.get(b.key) ?? 0))
}

/** Brings what hangs on one node of the first column together, in the order of that column; the order inside stays. */
function groupByFirst(stacks: readonly ColumnItem[][], links: readonly Link[]): void {
  for (let at = 1; at < stacks.length - 1; at++) {
    const before = new Map(stacks[at - 1].map(({ key }, index) => [key, index]))
    const first = (key: string): number =>
      leastOf(links.filter(({ end }) => end === key).map(({ start }) => before.get(start) ?? Infinity))
    const firsts = new Map(stacks[at].map(({ key }) => [key, first(key)]))
    stacks[at].sort((a, b) => {
      const [one, other] = [firsts.get(a.key) ?? Infinity, firsts.get(b.key) ?? Infinity]
      return one === other ? 0 : one - other
    })
  }
}

function crossings(stacks: readonly (readonly ColumnItem[])[], links: readonly Link[]): number {
  const at = new Map(
    stacks.flatMap((stack, column) => stack.map(({ key }, index) => [key, { column, index }] as const)),
  )
  const ends = links.flatMap(({ start, end }) => {
    const [a, b] = [at.get(start), at.get(end)].sort(
      (one, other) => (one?.column ?? 0) - (other?.column ?? 0),
    )
    return a === undefined || b === undefined ? [] : [{ column: a.column, from: a.index, to: b.index }]
  })
  let count = 0
  for (let one = 0; one < ends.length; one++)
    for (let other = one + 1; other < ends.length; other++) {
      const [a, b] = [ends[one], ends[other]]
      if (a.column === b.column && (a.from - b.from) * (a.to - b.to) < 0) count++
    }
  return count
}

/** Where an item stood from top to bottom; what did not stand comes first. */
export function stood({ key }: ColumnItem, before: Positions): number {
  return before.get(key)?.y ?? 0
}

/** A stack in which what stood before is in the order in which it stood, and all else follows what it would follow anyway. */
export function inOrderBefore(stack: readonly ColumnItem[], before: Positions): ColumnItem[] {
  const order = stack.filter(({ key }) => before.has(key)).sort((a, b) => stood(a, before) - stood(b, before))
  stack.forEach((item, index) => {
    if (before.has(item.key)) return
    const follows = index === 0 ? -1 : order.indexOf(stack[index - 1])
    order.splice(follows + 1, 0, item)
  })
  return order
}
