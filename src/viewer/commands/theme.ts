import type { Command } from './command.ts'

export const theme: Command = {
  id: 'theme',
  places: ['more'],
  keys: [],
  title: 'Light or dark colours',
  offers: ({ send, dark }) => [
    {
      words: dark ? 'Light colours' : 'Dark colours',
      run: () => send({ kind: 'theme', theme: dark ? 'light' : 'dark' }),
    },
  ],
}
