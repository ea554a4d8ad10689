import type { Picture, PictureRelationship } from '../layout/picture.ts'

/**
 * Keys of nodes that filters leave alone: those that have lost a relationship and have none left, or none left that the filters
 * judge, as a site has whose one relationship with a status is left out though it still lies in a country. What hung on these
 * alone is among them. Cost: linear, for each node that another takes along.
 *
 * @param before what there is without filters
 * @param after what they leave
 * @param isJudged whether a filter looks at a relationship at all
 * @param withAlone also what had no relationship without filters either
 */
export function looseNodes(
  before: Picture,
  after: Picture,
  isJudged: (relationship: PictureRelationship) => boolean,
  withAlone: boolean,
): ReadonlySet<string> {
  const [all, judged] = [countsOf(before.relationships.values()), countsOf(judgedIn(before, isJudged))]
  const left = countsOf(after.relationships.values())
  const judgedLeft = countsOf(judgedIn(after, isJudged))
  const linesOf = new Map<string, PictureRelationship[]>()
  for (const line of after.relationships.values())
    for (const key of new Set([line.start, line.end])) {
      const lines = linesOf.get(key)
      if (lines === undefined) linesOf.set(key, [line])
      else lines.push(line)
    }
  const loose = new Set<string>()
  const isLoose = (key: string): boolean => {
    const now = left.get(key) ?? 0
    const had = all.get(key) ?? 0
    if (had === 0) return withAlone
    if (now >= had) return false
    return now === 0 || ((judged.get(key) ?? 0) > 0 && (judgedLeft.get(key) ?? 0) === 0)
  }
  const waiting = [...after.nodes.keys()].filter(isLoose)
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (loose.has(key)) continue
    loose.add(key)
    for (const line of linesOf.get(key) ?? [])
      for (const end of [line.start, line.end]) {
        left.set(end, (left.get(end) ?? 0) - 1)
        if (isJudged(line)) judgedLeft.set(end, (judgedLeft.get(end) ?? 0) - 1)
        if (!loose.has(end) && isLoose(end)) waiting.push(end)
      }
  }
  return loose
}

function judgedIn(
  { relationships }: Picture,
  isJudged: (relationship: PictureRelationship) => boolean,
): readonly PictureRelationship[] {
  return [...relationships.values()].filter(isJudged)
}

function countsOf(relationships: Iterable<PictureRelationship>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { start, end } of relationships)
    for (const key of [start, end]) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
