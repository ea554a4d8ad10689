import { filteredWords } from './filter.ts'
import type { ActionEntry } from './entry.ts'

export const only: ActionEntry<'only'> = {
  changes: 'picture',
  after: (state, { by, others }) => ({
    ...state,
    filters: { ...state.filters, [by]: others },
    dropLoose: true,
  }),
  told: ({ by, value }, names) => `Kept only ${filteredWords({ by, value }, names)}`,
}
