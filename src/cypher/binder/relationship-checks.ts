import type { RelationshipPattern } from '../ast/index.ts'
import { failure } from './failures.ts'

/**
 * @throws CypherError `CreatingVarLength`, `NoSingleRelationshipType`, `RequiresDirectedRelationship`: what one
 * relationship that is made cannot be
 */
export function checkCreated(
  { length, types, direction, span }: RelationshipPattern,
  use: 'create' | 'merge',
): void {
  const verb = use.toUpperCase()
  if (length !== undefined) {
    throw failure(
      'CreatingVarLength',
      `${verb} cannot make relationships of variable length.`,
      span,
      'Leave out `*`.',
    )
  }
  if (types.length !== 1) {
    const hint = 'Write one type: `-[:TYPE]->`.'
    throw failure('NoSingleRelationshipType', `A relationship to ${verb} needs exactly one type.`, span, hint)
  }
  if (use === 'create' && direction === 'both') {
    const message = 'A relationship to CREATE needs one direction.'
    throw failure('RequiresDirectedRelationship', message, span, 'Write `-[:TYPE]->` or `<-[:TYPE]-`.')
  }
}

/** @throws CypherError `UnexpectedSyntax`: a search for shortest paths has no other lower bound than 0 or 1. */
export function checkSearched(
  { length, span }: RelationshipPattern,
  search: 'shortest' | 'all-shortest',
): void {
  if (length === undefined || length.lower <= 1) return
  const name = search === 'shortest' ? 'shortestPath' : 'allShortestPaths'
  const message = `The minimum length in ${name}() can only be 0 or 1, not ${length.lower}.`
  const hint = `Write it as a condition on the path: \`WHERE length(p) >= ${length.lower}\`.`
  throw failure('UnexpectedSyntax', message, span, hint)
}
