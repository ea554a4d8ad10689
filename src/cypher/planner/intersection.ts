import type { IndexChoice } from './index-choices.ts'

/** Accesses of which only what each of them finds is handed on, and about how many elements that are. */
export interface Intersection {
  readonly choices: readonly IndexChoice[]
  readonly mean: number
}

/** Of fewer elements that one access finds, a filter takes less than a second access. */
const WORTH_JOINING = 64
/** An element that is not handed on spares its filter two hits, each of them less than a seek's: a column is read for many records together. */
const SPARED = 1.5

/**
 * The accesses to be joined by what all of them find; undefined where the first and a filter take less. Another access costs a hit for
 * each element that it finds, and spares the filter those of the first that it does not find. Only equalities are joined, since an index
 * knows how many elements have a value, whereas of a range it has but a rough share.
 *
 * @param choices those that find the fewest first
 */
export function intersectionOf(choices: readonly IndexChoice[]): Intersection | undefined {
  const [first] = choices
  if (first === undefined || !isJoined(first) || first.mean < WORTH_JOINING) return undefined
  const joined = [first]
  const keys = new Set(first.access.index.keys)
  let { mean } = first
  for (const choice of choices.slice(1)) {
    if (!isJoined(choice) || choice.access.index.keys.some((key) => keys.has(key))) continue
    const share = choice.mean / Math.max(1, choice.entries)
    if (choice.mean >= SPARED * mean * (1 - share)) continue
    joined.push(choice)
    for (const key of choice.access.index.keys) keys.add(key)
    mean *= share
  }
  return joined.length > 1 ? { choices: joined, mean } : undefined
}

function isJoined({ access }: IndexChoice): boolean {
  return access.sought.kind === 'equal'
}
