import type { Command } from './command.ts'

export const document: Command = {
  id: 'document',
  places: ['more'],
  keys: [],
  title: 'Read the document, claim by claim',
  offers: ({ send, description }) =>
    description.evidence
      ? [
          {
            words: 'Document, claim by claim',
            run: () => send({ kind: 'panel', panel: { kind: 'document', id: '', claim: '' } }),
          },
        ]
      : [],
}
