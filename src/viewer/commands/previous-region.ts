import type { Command } from './command.ts'

export const previousRegion: Command = {
  id: 'previous-region',
  places: [],
  keys: ['Shift+F6'],
  inFields: true,
  title: 'Go to the part of the page before',
  offers: ({ page }) => [{ words: 'Part of the page before', run: () => page.goToRegion(-1) }],
}
