import { writers } from '../../formats/index.ts'
import type { Command } from './command.ts'

export const exportAs: Command = {
  id: 'export',
  places: [],
  keys: [],
  title: 'Export what is drawn',
  offers: ({ page, description: { evidence } }) => [
    ...writers
      .filter(({ isOfClaims }) => evidence || isOfClaims !== true)
      .map((writer) => ({
        words: `Export as ${evidence ? writer.description : (writer.withoutClaims ?? writer.description)}`,
        run: () => page.exportWith(writer),
      })),
    { words: 'Export as SVG, the whole picture', run: () => page.exportPicture('svg') },
    { words: 'Export as PNG, as it is on screen', run: () => page.exportPicture(1) },
    { words: 'Export as PNG, twice as large', run: () => page.exportPicture(2) },
    { words: 'Export as PNG, four times as large', run: () => page.exportPicture(4) },
  ],
}
