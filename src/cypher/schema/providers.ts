import type { IndexKind } from '../../model/schema.ts'

/** What serves an index at a server, as OPTIONS may name it; all mean the same here, and SHOW INDEXES names the first. */
export const providers: { readonly [kind in IndexKind]: readonly [string, ...string[]] } = {
  range: ['range-1.0'],
  text: ['text-2.0', 'text-1.0'],
  point: ['point-1.0'],
  fulltext: ['fulltext-1.0'],
  vector: ['vector-2.0', 'vector-1.0'],
  lookup: ['token-lookup-1.0'],
}
