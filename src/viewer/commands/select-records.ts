import type { Command } from './command.ts'

export const selectRecords: Command = {
  id: 'select-records',
  places: ['picture'],
  keys: [],
  title: 'Select what the records hold',
  offers: ({ page }) =>
    page.selectRecords === undefined
      ? []
      : [{ words: 'Select what the records hold', run: page.selectRecords }],
}
