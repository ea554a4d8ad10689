import type { RoledToken } from './classify.ts'

/** Tokens, by place, that are written as they are. */
export interface VerbatimTokens {
  has(at: number): boolean
  /** Those before which white space is kept too: all of a column's name but its first. */
  readonly within: ReadonlySet<number>
}

const ends = new Set(['ORDER', 'SKIP', 'LIMIT', 'OFFSET', 'WHERE', 'UNION'])
const clauses = new Set(
  'MATCH OPTIONAL UNWIND CREATE MERGE SET REMOVE DELETE DETACH CALL FOREACH RETURN WITH FINISH'.split(' '),
)

/**
 * The tokens of expressions in RETURN and WITH that have no name: as they are written they name their column. Cost: linear, for
 * subqueries within them once a level.
 */
export function verbatimTokens(tokens: readonly RoledToken[]): VerbatimTokens {
  const all = new Set<number>()
  const within = new Set<number>()
  tokens.forEach((token, at) => {
    const word = wordOf(token)
    const isWith = word === 'WITH' && !['STARTS', 'ENDS'].includes(wordOf(tokens[at - 1]))
    if (word !== 'RETURN' && !isWith) return
    const first = wordOf(tokens[at + 1]) === 'DISTINCT' ? at + 2 : at + 1
    for (const item of itemsFrom(tokens, first)) {
      if (item.isNamed) continue
      for (let one = item.start; one < item.end; one++) {
        all.add(one)
        if (one > item.start) within.add(one)
      }
    }
  })
  return { has: (at) => all.has(at), within }
}

interface Item {
  readonly start: number
  readonly end: number
  readonly isNamed: boolean
}

function itemsFrom(tokens: readonly RoledToken[], first: number): readonly Item[] {
  const items: Item[] = []
  let depth = 0
  let start = first
  let isNamed = false
  const end = (at: number): void => {
    // Comments around an item are none of its name.
    let [from, to] = [start, at]
    while (tokens[from]?.role === 'comment' && from < to) from++
    while (tokens[to - 1]?.role === 'comment' && to > from) to--
    if (to > from) items.push({ start: from, end: to, isNamed })
    isNamed = false
  }
  for (let at = first; ; at++) {
    const token = tokens[at] as RoledToken | undefined
    const sign = token?.role === 'symbol' ? token.text : ''
    const word = wordOf(token)
    const isOver =
      token === undefined ||
      (depth === 0 &&
        (sign === ';' || (sign !== '' && ')]}'.includes(sign)) || ends.has(word) || isClause(tokens, at)))
    if (isOver) {
      end(at)
      return items
    }
    if (sign !== '' && '([{'.includes(sign)) depth++
    else if (sign !== '' && ')]}'.includes(sign)) depth--
    else if (depth === 0 && sign === ',') {
      end(at)
      start = at + 1
    } else if (depth === 0 && word === 'AS') isNamed = true
  }
}

function isClause(tokens: readonly RoledToken[], at: number): boolean {
  const word = wordOf(tokens[at])
  return clauses.has(word) && !(word === 'WITH' && ['STARTS', 'ENDS'].includes(wordOf(tokens[at - 1])))
}

function wordOf(token: RoledToken | undefined): string {
  return token?.role === 'keyword' ? token.text.toUpperCase() : ''
}
