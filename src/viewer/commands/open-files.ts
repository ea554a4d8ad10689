import type { Command } from './command.ts'

export const openFiles: Command = {
  id: 'open-files',
  places: ['header'],
  keys: ['Control+o'],
  overDialogs: true,
  inFields: true,
  title: 'Open files',
  offers: ({ page }) => [{ words: 'Open', run: page.choose }],
}
