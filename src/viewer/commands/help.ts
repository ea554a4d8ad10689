import type { Command } from './command.ts'

export const help: Command = {
  id: 'help',
  places: ['more'],
  keys: ['?'],
  title: 'All keys',
  offers: ({ page }) => [{ words: 'Keys', run: page.help }],
}
