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
    { words: 'Export as PNG, the picture as it is', run: page.exportPng },
  ],
}
