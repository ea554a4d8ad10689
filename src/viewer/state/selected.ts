import type { State } from './state.ts'

/** The state with an element selected, whose panel opens; '' selects nothing, and closes the panel of the element. */
export function selected(state: State, key: string): State {
  if (key === state.selected && (key === '' || state.panel.kind === 'element')) return state
  if (key !== '') return { ...state, selected: key, panel: { kind: 'element' }, sheet: false }
  return {
    ...state,
    selected: '',
    panel: state.panel.kind === 'element' ? { kind: 'overview' } : state.panel,
  }
}
