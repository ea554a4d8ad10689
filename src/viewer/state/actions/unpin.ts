import { type ActionEntry, namesOfKeys } from './entry.ts'

export const unpin: ActionEntry<'unpin'> = {
  changes: 'picture',
  after: (state, { keys }) => {
    const moved = state.moved.filter(({ key }) => !keys.includes(key))
    return moved.length === state.moved.length ? state : { ...state, moved }
  },
  told: ({ keys }, names) => `Unpinned ${namesOfKeys(keys, names)}`,
}
