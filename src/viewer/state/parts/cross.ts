import type { Part } from './part.ts'
import { filled } from './words.ts'

/** What stands in the rows and columns of a cross table: `rows=Company+unit&columns=Country`. */
export const cross: Part = {
  words: ['rows', 'columns'],
  write: ({ cross: now }) =>
    now === undefined
      ? []
      : [
          ['rows', now.rows],
          ['columns', now.columns],
        ],
  read(link) {
    const [rows, columns] = [filled(link.get('rows')), filled(link.get('columns'))]
    return rows === undefined || columns === undefined ? undefined : { cross: { rows, columns } }
  },
  unreadable: (link) => (cross.read(link) === undefined ? cross.words.filter((name) => link.has(name)) : []),
  keep: ({ cross: now }) => (now === undefined ? {} : { cross: now }),
  take: (kept) => ({ cross: kept.cross }),
}
