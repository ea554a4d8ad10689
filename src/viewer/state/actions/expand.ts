import { type ActionEntry, nameOfKey } from './entry.ts'

export const expand: ActionEntry<'expand'> = {
  changes: 'picture',
  after: (state, { key }) =>
    state.expanded.includes(key) ? state : { ...state, expanded: [...state.expanded, key] },
  told: ({ key }, names) => `Drew the neighbours of ${nameOfKey(key, names)}`,
}
