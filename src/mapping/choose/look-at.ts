import { unnameable } from './choice.ts'
import { type ColumnFacts, factsOf } from './columns.ts'
import { stem } from './pairs.ts'
import type { TableSample } from './sample.ts'
import { labelOfTable, labelText } from './words.ts'

/** A table with what its columns show. */
export interface Seen {
  readonly table: TableSample
  readonly columns: readonly ColumnFacts[]
  readonly label: string
  /** Its rows as nodes: which column names them; undefined where none can. */
  readonly id: number | undefined
  readonly name: number | undefined
}

const ID_WORDS: ReadonlySet<string> = new Set([
  'id',
  'key',
  'code',
  'uuid',
  'identifier',
  'slug',
  'no',
  'nr',
  'number',
  'iban',
  'isin',
  'doi',
  'isbn',
])
const NAME_WORDS: ReadonlySet<string> = new Set(['name', 'title', 'caption', 'label', 'called'])

/** Whether a heading says that its cells tell which row it is. */
export function namesRow(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return ID_WORDS.has(last) || NAME_WORDS.has(last)
}

/** Looks at a table by itself. */
export function lookAt(table: TableSample): Seen {
  const columns = factsOf(table)
  const label = labelOfTable(table)
  const usable = columns.flatMap((facts, place) =>
    unnameable(table.headings, place) === undefined ? [{ ...facts, place }] : [],
  )
  const scored = usable.map((facts) => ({ place: facts.place, score: idScore(facts, facts.place, label) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { place: -1, score: 0 })
  const id = best.score > 0 ? best.place : undefined
  const named = usable.find(({ words, isNumeric, isLong, filled }) => {
    const last = words.at(-1)
    return filled > 0 && !isNumeric && !isLong && last !== undefined && NAME_WORDS.has(last)
  })
  const isIdText = id !== undefined && !columns[id].isNumeric
  const text = usable.find(
    ({ isUnique, isNumeric, isDated, isLong }) => isUnique && !isNumeric && !isDated && !isLong,
  )
  const name = named?.place ?? (isIdText ? undefined : text?.place)
  return { table, columns, label, id, name: name === id ? undefined : name }
}

function idScore(
  { words, isUnique, isDated, isLong, isNumeric }: ColumnFacts,
  place: number,
  label: string,
): number {
  if (!isUnique || isDated || isLong) return 0
  const last = words.at(-1) ?? ''
  if (words.length === 1 && last === 'id') return 10
  if (ID_WORDS.has(last)) return labelText(stem(words)) === label ? 9 : place === 0 ? 8 : 6
  if (NAME_WORDS.has(last)) return 5
  if (isNumeric) return place === 0 ? 1 : 0
  return place === 0 ? 4 : 2
}
