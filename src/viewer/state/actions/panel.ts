import type { Panel } from '../state.ts'
import type { ActionEntry } from './entry.ts'

export const panel: ActionEntry<'panel'> = {
  changes: 'window',
  after: (state, { panel }) => ({ ...state, panel }),
  told: ({ panel }) => words[panel.kind],
}

const words: { readonly [kind in Panel['kind']]: string } = {
  overview: 'Closed the panel',
  element: 'Opened the selection',
  neighbours: 'Opened the neighbours',
  filters: 'Opened the filters',
  measure: 'Opened the measures',
  document: 'Opened the document',
  history: 'Opened the history',
}
