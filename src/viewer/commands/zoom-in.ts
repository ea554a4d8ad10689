import type { Command } from './command.ts'

export const zoomIn: Command = {
  id: 'zoom-in',
  places: ['stage'],
  keys: ['+', '='],
  title: 'Zoom in',
  offers: ({ page }) => [{ words: 'Zoom in', run: () => page.zoom(1.5) }],
}
