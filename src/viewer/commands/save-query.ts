import type { Command } from './command.ts'

export const saveQuery: Command = {
  id: 'save-query',
  places: [],
  keys: [],
  title: 'Save query: keep the Cypher as a question',
  offers: ({ page }) => (page.saveQuery === undefined ? [] : [{ words: 'Save query', run: page.saveQuery }]),
}
