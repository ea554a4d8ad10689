import type { Command } from './command.ts'

export const keepOne: Command = {
  id: 'keep-one',
  places: [],
  keys: [],
  title: 'Show only one status or modality',
  offers: ({ onlyChoices, send }) =>
    onlyChoices().map(({ by, value, text, others }) => ({
      words: `Only ${by}: ${text}`,
      run: () => send({ kind: 'only', by, value, others }),
    })),
}
