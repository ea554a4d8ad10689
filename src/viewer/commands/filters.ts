import type { Command } from './command.ts'

export const filters: Command = {
  id: 'filters',
  places: ['header'],
  keys: [],
  title: 'Filters',
  offers: ({ state, send }) => {
    const pressed = state.panel.kind === 'filters'
    const run = (): void => send({ kind: 'panel', panel: { kind: pressed ? 'overview' : 'filters' } })
    return [{ words: 'Filters', pressed, run }]
  },
}
