import type { Command } from './command.ts'

export const engine: Command = {
  id: 'engine',
  places: ['more'],
  keys: [],
  title: 'Choose whose engine answers',
  offers: ({ state, send, page }) => {
    // The engine of a file's graph is in the page.
    if (page.tell !== undefined) return []
    const isPage = state.engine === 'page'
    return [
      {
        words: isPage ? 'Ask the server' : 'Ask an engine in this page',
        run: () => send({ kind: 'engine', engine: isPage ? 'server' : 'page' }),
      },
    ]
  },
}
