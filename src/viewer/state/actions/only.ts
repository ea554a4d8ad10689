import { filteredWords } from './filter.ts'
import type { ActionEntry } from './entry.ts'

export const only: ActionEntry<'only'> = {
  changes: 'picture',
  after: (state, { by, others }) => ({
    ...state,
    filters: { ...state.filters, [by]: others },
    // Things of one kind alone may have no relationship among them.
    dropLoose: state.dropLoose || by !== 'label',
  }),
  told: ({ by, value }, names) => `Kept only ${filteredWords({ by, value }, names)}`,
}
