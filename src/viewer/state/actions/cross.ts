import { labelOf } from '../../words/labels.ts'
import { restingPanel } from '../parts/panel.ts'
import type { ActionEntry } from './entry.ts'

export const cross: ActionEntry<'cross'> = {
  changes: 'picture',
  after(state, { cross }) {
    const { cross: before, panel, selected } = state
    if (before?.rows === cross?.rows && before?.columns === cross?.columns) return state
    // A cell is one of the table that was there.
    return { ...state, cross, panel: panel.kind === 'cell' ? restingPanel(selected) : panel }
  },
  told({ cross }, { description }) {
    const name = (id: string): string => labelOf([id.replace(/\+.*$/s, '')], description).plural
    return cross === undefined
      ? 'Closed the cross table'
      : `Made a cross table of ${name(cross.rows)} by ${name(cross.columns)}`
  },
}
