import type { Command } from './command.ts'

export const bringBack: Command = {
  id: 'bring-back',
  places: ['picture'],
  keys: [],
  title: 'Bring back all that was taken away',
  offers: ({ state, send }) =>
    state.removed.length === 0 && state.only.length === 0
      ? []
      : [{ words: 'Bring back all that was taken away', run: () => send({ kind: 'bring-back' }) }],
}
