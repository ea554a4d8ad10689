import type { State } from '../state.ts'

/** The state for another drawing: what was selected in this one may have no mark there. */
export function unselected(state: State): State {
  return {
    ...state,
    selected: [],
    panel: state.panel.kind === 'element' ? { kind: 'overview' } : state.panel,
  }
}
