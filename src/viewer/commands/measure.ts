import type { Command } from './command.ts'

export const measure: Command = {
  id: 'measure',
  places: ['more', 'picture'],
  keys: [],
  title: 'Measure: who is central, and what belongs together',
  offers: ({ state, send }) => {
    const pressed = state.panel.kind === 'measure'
    return [
      {
        words: 'Measure',
        pressed,
        run: () =>
          send({
            kind: 'panel',
            panel: pressed ? { kind: 'overview' } : { kind: 'measure', metric: 'degree', of: 'picture' },
          }),
      },
    ]
  },
}
