import type { Command } from './command.ts'

export const allClaims: Command = {
  id: 'all-claims',
  places: ['picture'],
  keys: [],
  title: 'Draw the claims that join two things',
  offers: ({ state, send, description }) => {
    const words = state.allClaims
      ? 'Take away the claims that join two things'
      : 'Draw the claims that join two things'
    return description.evidence
      ? [{ words, run: () => send({ kind: 'all-claims', on: !state.allClaims }) }]
      : []
  },
}
