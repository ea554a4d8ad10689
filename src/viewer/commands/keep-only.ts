import type { Command } from './command.ts'

export const keepOnly: Command = {
  id: 'keep-only',
  places: ['element'],
  keys: ['k'],
  title: 'Keep only what is selected',
  offers: ({ chosen, send }) =>
    chosen === undefined || chosen.nodes.length === 0 || chosen.keeping.others.length === 0
      ? []
      : [
          {
            words: `Keep only ${chosen.name}`,
            run: () => send({ kind: 'keep-only', keys: chosen.nodes, ...chosen.keeping }),
          },
        ],
}
