import type { Command } from './command.ts'

export const connect: Command = {
  id: 'connect',
  places: ['stage', 'picture'],
  keys: [],
  title: 'Connect: draw every relationship among what is drawn',
  offers: ({ state, send, canConnect }) => {
    const on = !state.connected
    return canConnect
      ? [{ words: 'Connect', pressed: state.connected, run: () => send({ kind: 'connect', on }) }]
      : []
  },
}
