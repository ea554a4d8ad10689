import { deselected } from '../selected.ts'
import { type ActionEntry, namesOfKeys } from './entry.ts'

export const keepOnly: ActionEntry<'keep-only'> = {
  changes: 'picture',
  after: (state, { kept, others, added }) => {
    const rest = deselected(state, others)
    const removed = (keys: readonly string[]): readonly string[] => [...new Set([...state.removed, ...keys])]
    // Whichever the link says in fewer words.
    return kept.length + added.length < others.length
      ? { ...rest, only: kept, removed: removed(added) }
      : { ...rest, removed: removed(others) }
  },
  told: ({ keys }, names) => `Kept only ${namesOfKeys(keys, names)}`,
}
