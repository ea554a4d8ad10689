import type { Command } from './command.ts'

export const history: Command = {
  id: 'history',
  places: ['more'],
  keys: [],
  title: 'History: all that was done',
  offers: ({ send }) => [
    { words: 'History', run: () => send({ kind: 'panel', panel: { kind: 'history' } }) },
  ],
}
