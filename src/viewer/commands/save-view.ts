import type { Command } from './command.ts'

export const saveView: Command = {
  id: 'save-view',
  places: ['more'],
  keys: ['Control+s'],
  title: 'Save view: keep what is shown as a tab',
  offers: ({ page }) => [{ words: 'Save view', run: page.saveView }],
}
