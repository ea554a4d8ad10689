import type { Part } from './part.ts'
import { isFilled, keysOf, unreadableOf } from './words.ts'

export const selected: Part = {
  words: ['selected'],
  write: (state) => state.selected.map((key) => ['selected', key] as const),
  read: (link) => (link.has('selected') ? { selected: keysOf(link, 'selected') } : undefined),
  unreadable: (link) => unreadableOf(link, 'selected', isFilled),
  keep: (state) => (state.selected.length === 0 ? {} : { selected: state.selected }),
  take: (kept) => ({ selected: kept.selected ?? [] }),
}
