import type { Command } from './command.ts'

export const palette: Command = {
  id: 'palette',
  places: [],
  keys: ['Control+k'],
  inFields: true,
  title: 'Search, with all that can be done',
  offers: ({ page }) => [{ words: 'Search', run: () => page.search(true) }],
}
