import type { ActionEntry } from './entry.ts'

export const engine: ActionEntry<'engine'> = {
  changes: 'window',
  after: (state, { engine }) => ({ ...state, engine }),
  told: ({ engine }) => (engine === 'page' ? 'Asked the engine in this page' : 'Asked the server'),
}
