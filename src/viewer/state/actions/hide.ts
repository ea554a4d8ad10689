import { deselected } from '../selected.ts'
import { type ActionEntry, namesOfKeys } from './entry.ts'

export const hide: ActionEntry<'hide'> = {
  changes: 'picture',
  after: (state, { keys }) => ({
    ...deselected(state, keys),
    removed: [...new Set([...state.removed, ...keys])],
  }),
  told: ({ keys }, names) => `Took away ${namesOfKeys(keys, names)}`,
}
