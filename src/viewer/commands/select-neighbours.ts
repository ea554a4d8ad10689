import type { Command } from './command.ts'

export const selectNeighbours: Command = {
  id: 'select-neighbours',
  places: ['element'],
  keys: ['n'],
  title: 'Select the neighbours that are drawn, too',
  offers: ({ chosen, send }) =>
    chosen === undefined || chosen.neighbours.length === 0
      ? []
      : [
          {
            words: `Select the neighbours of ${chosen.name}`,
            run: () => send({ kind: 'select-several', keys: [...chosen.keys, ...chosen.neighbours] }),
          },
        ],
}
