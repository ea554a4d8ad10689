import type { State } from './state.ts'

/** The state with these elements selected, whose panel opens; none closes the panel of the selection. */
export function selected(state: State, keys: readonly string[]): State {
  const isSame =
    keys.length === state.selected.length && keys.every((key, index) => key === state.selected[index])
  if (isSame && (keys.length === 0 || state.panel.kind === 'element')) return state
  if (keys.length > 0)
    return { ...state, selected: isSame ? state.selected : keys, panel: { kind: 'element' }, sheet: false }
  const isAboutIt = state.panel.kind === 'element' || state.panel.kind === 'neighbours'
  return { ...state, selected: [], panel: isAboutIt ? { kind: 'overview' } : state.panel }
}

/** The state without some elements in its selection. */
export function deselected(state: State, keys: readonly string[]): State {
  const gone = new Set(keys)
  const left = state.selected.filter((key) => !gone.has(key))
  if (left.length === state.selected.length) return state
  return left.length === 0 ? selected(state, []) : { ...state, selected: left }
}
