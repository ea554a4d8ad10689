import type { Command } from './command.ts'

export const nextRegion: Command = {
  id: 'next-region',
  places: [],
  keys: ['F6'],
  inFields: true,
  title: 'Go to the next part of the page',
  offers: ({ page }) => [{ words: 'Next part of the page', run: () => page.goToRegion(1) }],
}
