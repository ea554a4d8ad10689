import type { Command } from './command.ts'

export const tell: Command = {
  id: 'what-was-opened',
  places: ['more'],
  keys: [],
  title: 'Tell again what was opened',
  offers: ({ page }) => (page.tell === undefined ? [] : [{ words: 'What was opened', run: page.tell }]),
}
