import { kindName } from '../../words/kind-name.ts'
import { labelOf } from '../../words/labels.ts'
import type { ActionEntry } from './entry.ts'

export const caption: ActionEntry<'caption'> = {
  changes: 'picture',
  after: (state, { label, property }) => {
    const { [label]: _, ...others } = state.captions
    return { ...state, captions: property === '' ? others : { ...others, [label]: property } }
  },
  told: ({ label, property }, { description }) =>
    `Named ${labelOf([label], description).plural} by ${property === '' ? 'default' : kindName(property)}`,
}
