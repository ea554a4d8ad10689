import type { Command } from './command.ts'

export const fit: Command = {
  id: 'fit',
  places: ['stage', 'picture'],
  keys: ['0'],
  title: 'Fit: look at the whole picture',
  offers: ({ page }) => [{ words: 'Fit', run: page.fit }],
}
