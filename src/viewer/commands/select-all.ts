import type { Command } from './command.ts'

export const selectAll: Command = {
  id: 'select-all',
  places: ['picture'],
  keys: ['Control+a'],
  title: 'Select all nodes',
  offers: ({ drawn, send }) =>
    drawn.length === 0
      ? []
      : [{ words: 'Select all', run: () => send({ kind: 'select-several', keys: drawn }) }],
}
