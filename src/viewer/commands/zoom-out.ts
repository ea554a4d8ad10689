import type { Command } from './command.ts'

export const zoomOut: Command = {
  id: 'zoom-out',
  places: ['stage'],
  keys: ['-'],
  title: 'Zoom out',
  offers: ({ page }) => [{ words: 'Zoom out', run: () => page.zoom(1 / 1.5) }],
}
