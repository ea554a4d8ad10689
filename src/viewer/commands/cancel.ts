import type { Command } from './command.ts'

export const cancel: Command = {
  id: 'cancel',
  places: [],
  keys: ['Escape'],
  inFields: true,
  title: 'Cancel what is being asked',
  offers: ({ page }) => (page.cancel === undefined ? [] : [{ words: 'Cancel', run: page.cancel }]),
}
