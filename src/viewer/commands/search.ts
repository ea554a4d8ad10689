import type { Command } from './command.ts'

export const search: Command = {
  id: 'search',
  places: [],
  keys: ['/'],
  title: 'Search',
  offers: ({ page }) => [{ words: 'Search', run: () => page.search(false) }],
}
