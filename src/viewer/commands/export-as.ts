import { writers } from '../../formats/index.ts'
import type { Command } from './command.ts'

export const exportAs: Command = {
  id: 'export',
  places: [],
  keys: [],
  title: 'Export what is drawn',
  offers: ({ page }) => [
    ...writers.map((writer) => ({
      words: `Export as ${writer.description}`,
      run: () => page.exportWith(writer),
    })),
    { words: 'Export as PNG, the picture as it is', run: page.exportPng },
  ],
}
