import { pathsKey } from '../state/paths.ts'
import type { Command } from './command.ts'

/** Between each two of more there would be too many paths to read. */
const MOST = 8

export const join: Command = {
  id: 'join',
  places: ['element'],
  keys: ['j'],
  title: 'Draw the shortest paths between what is selected',
  offers: ({ chosen, state, send }) => {
    if (chosen === undefined || chosen.nodes.length < 2 || chosen.nodes.length > MOST) return []
    const of = pathsKey({ between: chosen.nodes, types: [], modality: '' })
    return state.paths.includes(of)
      ? []
      : [
          {
            words: `Draw the shortest paths between ${chosen.name}`,
            run: () => send({ kind: 'paths', of, on: true }),
          },
        ]
  },
}
