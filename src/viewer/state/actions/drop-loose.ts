import type { ActionEntry } from './entry.ts'

export const dropLoose: ActionEntry<'drop-loose'> = {
  changes: 'picture',
  after: (state, { on }) => (state.dropLoose === on ? state : { ...state, dropLoose: on }),
  told: ({ on }) =>
    on
      ? 'Left out what filters leave without a relationship'
      : 'Showed what filters leave without a relationship',
}
