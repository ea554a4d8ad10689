/**
 * Scenarios of the openCypher TCK that pass embedded and not on Neo4j 5.26, each with the reason. A test holds the list to
 * what is so: an entry that passes is an error, and so is a difference that is not here.
 */
export const tckDifferences: readonly { readonly scenario: string; readonly reason: string }[] = [
  {
    scenario: 'clauses/match/Match3: [29] Fail when re-using a relationship in the same pattern',
    reason: 'Neo4j takes a relationship that is repeated in one pattern, and finds nothing.',
  },
  {
    scenario:
      'clauses/return-orderby/ReturnOrderBy6: [5] Fail if more complex expressions, even if returned, are used inside an order by item which contains an aggregation expression',
    reason: 'Neo4j does not refuse an ORDER BY that is ambiguous beside an aggregation.',
  },
  {
    scenario: 'expressions/list/List11: [2] Create list from `range()` with explicitly given step #11',
    reason:
      'range(0, 1, -123) is [0] in Neo4j: the way divided by the step, as integers, is 0 and not negative.',
  },
  {
    scenario:
      'expressions/list/List11: [3] Create an empty list if range direction and step direction are inconsistent',
    reason: 'The same: a step away from the end that is longer than the way to it.',
  },
]
