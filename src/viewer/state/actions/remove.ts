import { deselected } from '../selected.ts'
import { type ActionEntry, nameOfKey, withOrWithout } from './entry.ts'

export const remove: ActionEntry<'remove'> = {
  changes: 'picture',
  after: (state, { key }) => ({
    ...deselected(state, [key]),
    removed: withOrWithout(state.removed, key, true),
  }),
  told: ({ key }, names) => `Took away ${nameOfKey(key, names)}`,
}
