import type { Command } from './command.ts'

export const saveView: Command = {
  id: 'save-view',
  places: ['more'],
  keys: ['Control+s'],
  // Where text is typed the browser would save the page.
  inFields: true,
  title: 'Save view: keep what is shown as a tab',
  offers: ({ page }) => [{ words: 'Save view', run: page.saveView }],
}
