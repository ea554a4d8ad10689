import { selected } from '../selected.ts'
import { type ActionEntry, namesOfKeys } from './entry.ts'

export const selectSeveral: ActionEntry<'select-several'> = {
  changes: 'window',
  after: (state, { keys }) => selected(state, [...new Set(keys)]),
  told: ({ keys }, names) =>
    keys.length === 0 ? 'Cleared the selection' : `Selected ${namesOfKeys(keys, names)}`,
}
