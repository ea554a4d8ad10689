import type { ActionEntry } from './entry.ts'

export const drawer: ActionEntry<'drawer'> = {
  changes: 'window',
  after: (state, { drawer }) => ({ ...state, drawer }),
  told: ({ drawer }) => (drawer.open ? `Opened the results as ${drawer.show}` : 'Closed the results'),
}
