import type { Command } from './command.ts'

export const undo: Command = {
  id: 'undo',
  places: ['header', 'picture'],
  keys: ['Control+z'],
  title: 'Undo',
  offers: ({ page }) => (page.undo === undefined ? [] : [{ words: 'Undo', run: page.undo }]),
}
