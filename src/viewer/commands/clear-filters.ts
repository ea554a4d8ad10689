import type { Command } from './command.ts'

export const clearFilters: Command = {
  id: 'clear-filters',
  places: ['picture'],
  keys: [],
  title: 'Clear all filters',
  offers: ({ state, send }) =>
    Object.values(state.filters).every((values: readonly string[]) => values.length === 0)
      ? []
      : [{ words: 'Clear all filters', run: () => send({ kind: 'clear-filters' }) }],
}
