import type { Dataset } from './dataset.ts'

/**
 * The id that an entity has in the compiled graph: the first of those that a `same-entity` judgement names together,
 * otherwise its own. Chains are followed (a is b, b is c).
 */
export function canonicalIds(dataset: Dataset): (id: string) => string {
  const parents = new Map<string, string>()
  const find = (id: string): string => {
    let root = id
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    return root
  }
  for (const { kind, ids } of dataset.judgements) {
    if (kind !== 'same-entity') continue
    const kept = find(ids[0])
    for (const id of ids.slice(1)) {
      const merged = find(id)
      if (merged !== kept) parents.set(merged, kept)
    }
  }
  return find
}

/** The ids that judgements of a kind name. */
export function judged(dataset: Dataset, kind: 'withdrawn' | 'disputed'): ReadonlySet<string> {
  return new Set(dataset.judgements.filter((judgement) => judgement.kind === kind).flatMap(({ ids }) => ids))
}
