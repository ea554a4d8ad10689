import { selected } from '../selected.ts'
import { type ActionEntry, nameOfKey } from './entry.ts'

export const select: ActionEntry<'select'> = {
  changes: 'window',
  after: (state, { key }) => selected(state, key === '' ? [] : [key]),
  told: ({ key }, names) => (key === '' ? 'Cleared the selection' : `Selected ${nameOfKey(key, names)}`),
}
