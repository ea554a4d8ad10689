import type { Action } from '../state/action.ts'
import { closed } from '../state/closed.ts'
import type { State } from '../state/state.ts'
import type { Command } from './command.ts'

export const close: Command = {
  id: 'close',
  places: [],
  keys: ['Escape'],
  title: 'Close what was opened last',
  offers: ({ state, send }) => {
    const action = closing(state)
    return action === undefined ? [] : [{ words: 'Close', run: () => send(action) }]
  },
}

/** What closes the last thing that was opened; undefined where nothing is open. */
function closing(state: State): Action | undefined {
  if (state.panel.kind !== 'overview') return closed(state)
  if (state.selected.length > 0) return { kind: 'select', key: '' }
  if (state.sheet) return closed(state)
  return state.drawer.open ? { kind: 'drawer', drawer: { ...state.drawer, open: false } } : undefined
}
