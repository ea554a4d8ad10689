import type { Command } from './command.ts'

export const leave: Command = {
  id: 'leave',
  places: ['more'],
  keys: [],
  title: 'Go back to the graph before',
  offers: ({ page }) =>
    page.leave === undefined ? [] : [{ words: 'Back to the graph before', run: page.leave }],
}
