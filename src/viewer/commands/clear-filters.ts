import { isFiltered } from '../state/filters.ts'
import type { Command } from './command.ts'

export const clearFilters: Command = {
  id: 'clear-filters',
  places: ['picture'],
  keys: [],
  title: 'Clear all filters',
  offers: ({ state, send }) =>
    isFiltered(state) ? [{ words: 'Clear all filters', run: () => send({ kind: 'clear-filters' }) }] : [],
}
