import type { TableRow, TableRows } from '../../dataset/table-rows.ts'
import { isVisible, withoutHidden } from '../../model/visible-text.ts'
import type { Scope } from './template.ts'

/** The columns of a table by their headings, from 0. Of headings that are alike, the first. */
export function columnsOf({ headings }: Pick<TableRows, 'headings'>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  headings.forEach((heading, at) => {
    const name = heading.trim()
    if (name !== '' && !columns.has(name)) columns.set(name, at)
  })
  return columns
}

/** What the names of columns stand for in a row, as people read it: '' for a cell in which nothing is to be seen. */
export function scopeOf(columns: ReadonlyMap<string, number>, { cells }: TableRow): Scope {
  const read: (string | undefined)[] = []
  return (name) => {
    const at = columns.get(name)
    return at === undefined ? undefined : (read[at] ??= readable(cells[at] ?? ''))
  }
}

/** A text in one line, without what its reader does not see. */
export function readable(text: string): string {
  // Most texts are of ASCII, which is seen at a glance.
  const isPlain = /^[\x20-\x7E\s]*$/.test(text)
  const read = (isPlain ? text : withoutHidden(text)).replace(/\s+/g, ' ').trim()
  return isPlain || isVisible(read) ? read : ''
}

/** Names of one scope first, then those of another. */
export function within(inner: ReadonlyMap<string, string>, outer: Scope): Scope {
  return (name) => inner.get(name) ?? outer(name)
}
