import type { Command } from './command.ts'

export const records: Command = {
  id: 'records',
  places: [],
  keys: [],
  title: 'Show the records as a table',
  offers: ({ state, send }) => [
    state.drawer.open
      ? {
          words: 'Close the records',
          run: () => send({ kind: 'drawer', drawer: { ...state.drawer, open: false } }),
        }
      : {
          words: 'Show the records as a table',
          run: () => send({ kind: 'drawer', drawer: { open: true, show: 'table' } }),
        },
  ],
}
