import { selected } from '../selected.ts'
import { type ActionEntry, nameOfKey, withOrWithout } from './entry.ts'

export const remove: ActionEntry<'remove'> = {
  changes: 'picture',
  after: (state, { key }) => ({
    ...(state.selected === key ? selected(state, '') : state),
    removed: withOrWithout(state.removed, key, true),
  }),
  told: ({ key }, names) => `Took away ${nameOfKey(key, names)}`,
}
