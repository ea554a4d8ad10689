import type { TableSample } from './sample.ts'
import { wordsOf } from './words.ts'

/** What the cells of a column show of it, as far as they were looked at. */
export interface ColumnFacts {
  readonly heading: string
  readonly words: readonly string[]
  /** The different texts, trimmed, without ''. */
  readonly values: ReadonlySet<string>
  /** Cells that are not blank. */
  readonly filled: number
  /** Whether every row has a text of its own. */
  readonly isUnique: boolean
  /** Whether all are numbers, or dates: such a column rarely names anything but by whole numbers. */
  readonly isNumeric: boolean
  readonly isDated: boolean
  /** Whether texts are longer than names are. */
  readonly isLong: boolean
}

const NUMBER = /^[-+]?[\d.,\s']*\d(?:e[-+]?\d+)?\s*%?$/i
const DATE = /^(?:\d{4}-\d{2}(?:-\d{2}.*)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})$/
const LONG = 60

export function factsOf({ headings, rows }: TableSample): readonly ColumnFacts[] {
  return headings.map((heading, place) => {
    const texts = rows.map(({ cells }) => (cells[place] ?? '').trim()).filter((text) => text !== '')
    const values = new Set(texts)
    const all = (test: (text: string) => boolean): boolean => texts.length > 0 && texts.every(test)
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    return {
      heading: heading.trim(),
      words: wordsOf(heading),
      values,
      filled: texts.length,
      isUnique: texts.length > 0 && texts.length === rows.length && values.size === texts.length,
      isNumeric: all((text) => NUMBER.test(text)),
      isDated: all((text) => DATE.test(text)),
      isLong: texts.length > 0 && length / texts.length > LONG,
    }
  })
}

/** The share of the values of one column that the other has too. */
export function sharedBy(values: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (values.size === 0) return 0
  let shared = 0
  for (const value of values) if (other.has(value)) shared++
  return shared / values.size
}
