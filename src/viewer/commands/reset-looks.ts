import type { Command } from './command.ts'

export const resetLooks: Command = {
  id: 'reset-looks',
  places: ['picture'],
  keys: [],
  title: 'Reset all looks',
  offers: ({ state: { appearance }, send }) =>
    Object.keys(appearance.nodes).length + Object.keys(appearance.lines).length === 0
      ? []
      : [{ words: 'Reset all looks', run: () => send({ kind: 'reset-appearance' }) }],
}
