import { noFilters } from '../filters.ts'
import type { ActionEntry } from './entry.ts'

export const clearFilters: ActionEntry<'clear-filters'> = {
  changes: 'picture',
  after: (state) => ({ ...state, filters: noFilters, where: [], dropLoose: false }),
  told: () => 'Cleared all filters',
}
