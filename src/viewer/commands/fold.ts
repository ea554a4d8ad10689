import type { Command } from './command.ts'

export const fold: Command = {
  id: 'fold',
  places: ['picture'],
  keys: [],
  title: 'Draw parts as their whole, or by themselves',
  offers: ({ hierarchies, send }) =>
    hierarchies.map(({ name, phrase, isFolded }) => ({
      words: isFolded ? `Unfold what ${phrase} another` : `Fold what ${phrase} another into it`,
      run: () => send({ kind: 'fold', hierarchy: name, on: !isFolded }),
    })),
}
