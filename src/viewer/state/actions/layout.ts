import { isSameLayout } from '../layout.ts'
import type { ActionEntry } from './entry.ts'

export const layout: ActionEntry<'layout'> = {
  changes: 'picture',
  // Another layout is looked at as a whole.
  after: (state, { layout }) =>
    isSameLayout(state.layout, layout) ? state : { ...state, layout, camera: undefined },
  told: ({ words }) => `Chose the layout ${words}`,
}
