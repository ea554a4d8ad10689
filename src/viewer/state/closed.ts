import { unreachable } from '../../model/unreachable.ts'
import type { Action } from './action.ts'
import type { State } from './state.ts'

/** What Close does: it closes the panel that it stands in, and nothing below that. A selection ends with its own panel. */
export function closed({ panel, selected }: Pick<State, 'panel' | 'selected'>): Action {
  switch (panel.kind) {
    case 'overview':
      return { kind: 'sheet', on: false }
    case 'element':
      return { kind: 'select', key: '' }
    case 'filters':
    case 'measure':
    case 'document':
    case 'history':
    case 'neighbours':
      return { kind: 'panel', panel: { kind: selected.length === 0 ? 'overview' : 'element' } }
    default:
      return unreachable(panel)
  }
}
