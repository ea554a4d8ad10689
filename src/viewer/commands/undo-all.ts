import type { Command } from './command.ts'

export const undoAll: Command = {
  id: 'undo-all',
  places: ['more'],
  keys: ['Shift+Backspace'],
  title: 'Undo everything',
  offers: ({ page }) => (page.undoAll === undefined ? [] : [{ words: 'Undo everything', run: page.undoAll }]),
}
