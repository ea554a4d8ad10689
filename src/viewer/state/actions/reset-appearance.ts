import { noAppearance } from '../../../model/appearance.ts'
import type { ActionEntry } from './entry.ts'

export const resetAppearance: ActionEntry<'reset-appearance'> = {
  changes: 'picture',
  after: (state) => ({ ...state, appearance: noAppearance }),
  told: () => 'Reset how nodes and lines look',
}
