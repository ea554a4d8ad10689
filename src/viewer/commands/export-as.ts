import { writers } from '../../formats/index.ts'
import type { Command } from './command.ts'

const pictures = [
  { words: 'Export as SVG, the whole picture', as: 'svg' },
  { words: 'Export as PNG, as it is on screen', as: 1 },
  { words: 'Export as PNG, twice as large', as: 2 },
  { words: 'Export as PNG, four times as large', as: 4 },
] as const

export const exportAs: Command = {
  id: 'export',
  places: [],
  keys: [],
  title: 'Export what is drawn',
  offers: ({ page, description: { evidence } }) => [
    ...pictures.map(({ words, as }) => ({ words, group: 'Picture', run: () => page.exportPicture(as) })),
    ...writers
      .filter(({ isOfClaims }) => evidence || isOfClaims !== true)
      .map((writer) => ({
        words: `Export as ${evidence ? writer.description : (writer.withoutClaims ?? writer.description)}`,
        group: 'Data',
        run: () => page.exportWith(writer),
      })),
  ],
}
