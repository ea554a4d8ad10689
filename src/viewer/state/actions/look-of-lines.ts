import { ALL } from '../../../model/appearance.ts'
import { phraseOf } from '../../words/phrases.ts'
import { type ActionEntry, withLook } from './entry.ts'

export const lookOfLines: ActionEntry<'look-of-lines'> = {
  changes: 'picture',
  after: (state, { type, look }) => ({
    ...state,
    appearance: { ...state.appearance, lines: withLook(state.appearance.lines, type, look) },
  }),
  told: ({ type }, { description }) =>
    type === ALL
      ? 'Changed how all lines look'
      : `Changed how lines look: ${phraseOf(type, 'out', description)}`,
}
