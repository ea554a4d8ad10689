import { labelOf } from '../../words/labels.ts'
import { type ActionEntry, withOrWithout } from './entry.ts'

export const reveal: ActionEntry<'reveal'> = {
  changes: 'picture',
  after: (state, { label, on }) => ({ ...state, revealed: withOrWithout(state.revealed, label, on) }),
  told: ({ label, on }, { description }) =>
    `${on ? 'Showed' : 'Hid'} ${labelOf([label], description).plural}`,
}
