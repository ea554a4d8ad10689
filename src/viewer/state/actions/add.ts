import { selected } from '../selected.ts'
import { type ActionEntry, nameOfKey } from './entry.ts'

export const add: ActionEntry<'add'> = {
  changes: 'picture',
  after: (state, { keys, select }) => {
    const added = keys.filter((key) => !state.added.includes(key))
    const removed = state.removed.filter((key) => !keys.includes(key))
    return selected({ ...state, added: [...state.added, ...added], removed }, select === '' ? [] : [select])
  },
  told: ({ keys }, names) => `Added ${keys.map((key) => nameOfKey(key, names)).join(', ')}`,
}
