import { expansionOf } from '../expansion.ts'
import { type ActionEntry, namesOfKeys } from './entry.ts'
import { expand } from './expand.ts'

export const expandSeveral: ActionEntry<'expand-several'> = {
  changes: 'picture',
  after: (state, { keys }) =>
    keys.reduce((before, key) => expand.after(before, { kind: 'expand', key }), state),
  told: ({ keys }, names) =>
    `Drew neighbours of ${namesOfKeys(
      keys.map((key) => expansionOf(key).key),
      names,
    )}`,
}
