import { unnameable } from './choice.ts'
import { sharedBy } from './columns.ts'
import type { Seen } from './look-at.ts'
import { stem } from './pairs.ts'
import { labelText } from './words.ts'

/** A column whose cells are ids of the rows of a table. */
export interface Reference {
  readonly place: number
  readonly to: Seen
}

/** Of fewer shared values nothing is concluded. */
const SHARED = 0.5
/** The columns of a table whose cells are ids of the rows of a table, of its own or another. */
export function referencesOf({ table, columns, id }: Seen, all: readonly Seen[]): readonly Reference[] {
  return columns.flatMap((facts, place): readonly Reference[] => {
    if (place === id || facts.filled === 0 || unnameable(table.headings, place) !== undefined) return []
    const known = all.flatMap((to) => {
      if (to.id === undefined) return []
      const share = sharedBy(facts.values, to.columns[to.id].values)
      const isSaid = says(stem(facts.words), to.label)
      // Numbers are ids of everything that is numbered: the heading has to say so.
      if (facts.isNumeric && !isSaid && facts.words.at(-1) !== 'id') return []
      return share >= SHARED || (isSaid && share > 0) ? [{ to, score: share + (isSaid ? 1 : 0) }] : []
    })
    if (known.length === 0) return []
    return [{ place, to: known.reduce((a, b) => (b.score > a.score ? b : a)).to }]
  })
}

/** Whether words end in a label: both `port` and `home port` say Port. */
function says(words: readonly string[], label: string): boolean {
  return words.some((_, at) => labelText(words.slice(at)) === label)
}
