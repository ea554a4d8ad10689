import { type ActionEntry, nameOfKey } from './entry.ts'

export const move: ActionEntry<'move'> = {
  changes: 'picture',
  after: (state, { moved }) => ({
    ...state,
    moved: [...state.moved.filter(({ key }) => key !== moved.key), moved],
  }),
  told: ({ moved }, names) => `Moved ${nameOfKey(moved.key, names)}`,
}
