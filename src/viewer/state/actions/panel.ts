import { panels } from '../panels/index.ts'
import type { ActionEntry } from './entry.ts'

export const panel: ActionEntry<'panel'> = {
  changes: 'window',
  after: (state, { panel }) => ({ ...state, panel }),
  told: ({ panel }) => panels[panel.kind].told,
}
