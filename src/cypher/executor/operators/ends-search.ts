import type { HeldMemory } from '../../../model/patience.ts'
import type { Pausing } from '../../runtime/pausing.ts'
import { type Half, type Steps, stepsFrom } from './path-steps.ts'

/** A walk back as it is found: its last relationship, and what came before. */
interface Step {
  readonly relationship: number
  readonly before: Step | undefined
}

/** What a walk back takes, in bytes, while others are looked for. */
const WALK_BYTES = 96

/**
 * The shortest paths between two nodes by search from both ends; the smaller frontier is widened.
 * Cost: the relationships within half the distance of either end. Source: Pohl 1971.
 *
 * @param emit is handed the relationships of each path, in order; of one path where not `all` are asked for
 */
export function* searchFromEnds(
  { forward, backward }: { readonly forward: Half; readonly backward: Half },
  { upper, all }: { readonly upper: number; readonly all: boolean },
  steps: Steps,
  emit: (relationships: readonly number[]) => Pausing,
): Pausing {
  while (
    forward.depth + backward.depth < upper &&
    forward.frontier.length > 0 &&
    backward.frontier.length > 0
  ) {
    const [near, far] =
      forward.frontier.length <= backward.frontier.length ? [forward, backward] : [backward, forward]
    yield* near.widen(steps)
    const meeting = near.frontier.filter((node) => far.distance.get(node) === far.depth)
    if (meeting.length === 0) continue
    const held = [steps.context.hold(), steps.context.hold()]
    try {
      for (const node of meeting) {
        const heads = yield* walksBack(node, forward, steps, all, held[0])
        const tails = yield* walksBack(node, backward, steps, all, held[1])
        for (const head of heads)
          for (const tail of tails) {
            yield* emit([...head.toReversed(), ...tail])
            if (!all) return
          }
      }
    } finally {
      for (const memory of held) memory.clear()
    }
    return
  }
}

/**
 * Every shortest walk from `node` back to the start of a half, as relationships from `node` on; the first of them
 * where one is asked for; `memory` holds them. Goes back level by level, since a path may be longer than the stack is deep.
 */
function* walksBack(
  node: number,
  half: Half,
  steps: Steps,
  all: boolean,
  memory: HeldMemory,
): Pausing<readonly (readonly number[])[]> {
  const { context } = steps
  const sides = half.sides.length === 2 ? half.sides : half.sides.map((side) => !side)
  let walks: { readonly at: number; readonly length: number; readonly last: Step | undefined }[] = [
    { at: node, length: 0, last: undefined },
  ]
  for (let distance = (half.distance.get(node) ?? 0) - 1; distance >= 0; distance--) {
    const longer: typeof walks = []
    for (const { at, length, last } of walks) {
      const { neighbours, relationships } = yield* stepsFrom(at, sides, steps)
      const seen = new Set<number>()
      for (const [place, neighbour] of neighbours.entries()) {
        const relationship = relationships[place]
        if (half.distance.get(neighbour) !== distance || seen.has(relationship)) continue
        seen.add(relationship)
        longer.push({ at: neighbour, length: length + 1, last: { relationship, before: last } })
        if (!all) break
      }
      memory.replace((walks.length + longer.length) * WALK_BYTES)
      context.spend(1)
      if (context.exhausted) yield
      if (!all && longer.length > 0) break
    }
    walks = longer
  }
  const found: number[][] = []
  for (const { last, length } of walks) {
    context.spend(length)
    if (context.exhausted) yield
    found.push(relationshipsOf(last))
  }
  return found
}

function relationshipsOf(last: Step | undefined): number[] {
  const ids: number[] = []
  for (let step = last; step !== undefined; step = step.before) ids.push(step.relationship)
  return ids.reverse()
}
