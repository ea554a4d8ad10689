import type { Part } from './part.ts'
import { valuesOf } from './words.ts'

export const selected: Part = {
  words: ['selected'],
  write: (state) => state.selected.map((key) => ['selected', key] as const),
  read: (link) =>
    link.has('selected') ? { selected: valuesOf(link, 'selected').filter((key) => key !== '') } : undefined,
  keep: (state) => (state.selected.length === 0 ? {} : { selected: state.selected }),
  take: (kept) => ({ selected: kept.selected ?? [] }),
}
