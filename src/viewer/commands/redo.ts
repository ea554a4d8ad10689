import type { Command } from './command.ts'

export const redo: Command = {
  id: 'redo',
  places: ['header', 'picture'],
  keys: ['Control+Shift+z', 'Control+y'],
  title: 'Redo',
  offers: ({ page }) => (page.redo === undefined ? [] : [{ words: 'Redo', run: page.redo }]),
}
