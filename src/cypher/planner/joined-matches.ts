import type { BoundClause } from '../bound/index.ts'
import { conjuncts, variablesOf } from '../bound/walk.ts'
import { introducedBy } from './introduced-by.ts'
import { conditionsOf } from './conditions.ts'

type Match = Extract<BoundClause, { kind: 'match' }>

/**
 * The clauses, with each MATCH joined to the one before it where a condition of it finds what that one has: as one pattern they can
 * be matched the other way round. Only where they share nothing, and one of both has no relationships, since those of one pattern differ from one another.
 */
export function joinedMatches(clauses: readonly BoundClause[]): readonly BoundClause[] {
  const joined: BoundClause[] = []
  for (const clause of clauses) {
    const before = joined.at(-1)
    if (before?.kind === 'match' && clause.kind === 'match' && findsBack(before, clause))
      joined[joined.length - 1] = together(before, clause)
    else joined.push(clause)
  }
  return joined
}

function findsBack(one: Match, other: Match): boolean {
  if (one.optional || other.optional) return false
  if (one.pattern.relationships.length > 0 && other.pattern.relationships.length > 0) return false
  const [before, after] = [one, other].map(({ pattern }) => new Set(introducedBy(pattern)))
  if (other.pattern.nodes.some(({ variable }) => before.has(variable))) return false
  return other.predicates.flatMap(conjuncts).some((predicate) => {
    const sought = conditionsOf(predicate).filter(({ kind }) => kind === 'equal' || kind === 'in')
    const reads = [...variablesOf(predicate)]
    return (
      reads.some((read) => after.has(read)) &&
      sought.some(({ variable }) => before.has(variable)) &&
      !sought.some(({ variable }) => after.has(variable))
    )
  })
}

function together(one: Match, other: Match): Match {
  return {
    ...one,
    pattern: {
      nodes: [...one.pattern.nodes, ...other.pattern.nodes],
      relationships: [...one.pattern.relationships, ...other.pattern.relationships],
      paths: [...one.pattern.paths, ...other.pattern.paths],
    },
    predicates: [...one.predicates, ...other.predicates],
  }
}
