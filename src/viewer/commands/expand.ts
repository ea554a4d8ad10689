import type { Command } from './command.ts'

export const expand: Command = {
  id: 'expand',
  places: ['element'],
  keys: ['e'],
  title: 'Draw the neighbours of nodes',
  offers: ({ target, chosen, send }) =>
    chosen !== undefined && chosen.nodes.length > 1
      ? [
          {
            words: `Draw the neighbours of ${chosen.name}`,
            run: () => send({ kind: 'expand-several', keys: chosen.nodes }),
          },
        ]
      : target?.canExpand === true
        ? [{ words: `Draw the neighbours of ${target.name}`, run: target.expand }]
        : [],
}
