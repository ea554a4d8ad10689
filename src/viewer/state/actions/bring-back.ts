import type { ActionEntry } from './entry.ts'

export const bringBack: ActionEntry<'bring-back'> = {
  changes: 'picture',
  after: (state) =>
    state.removed.length === 0 && state.only.length === 0 ? state : { ...state, removed: [], only: [] },
  told: () => 'Brought back all that was taken away',
}
