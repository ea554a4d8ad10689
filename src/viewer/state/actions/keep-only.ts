import { deselected } from '../selected.ts'
import { type ActionEntry, namesOfKeys } from './entry.ts'

export const keepOnly: ActionEntry<'keep-only'> = {
  changes: 'picture',
  after: (state, { others }) => ({
    ...deselected(state, others),
    removed: [...new Set([...state.removed, ...others])],
  }),
  told: ({ keys }, names) => `Kept only ${namesOfKeys(keys, names)}`,
}
